/** The tables of the till as TypeScript sees them. Kept equal to the migrations by `tables.test.ts`. */
import type { Generated } from 'kysely';

import type { CalendarDate, Instant } from '#domain/dates';
import type { E4, Minor } from '#domain/money';
import type { TaxCategory } from '#domain/tax';
import type { CashMovementKind, CreditKind, SaleLineKind, SaleTender } from '#domain/till';

export type RegistersTable = {
  id: string;
  version: Generated<number>;
  name: string;
  name_key: string;
  prefix: string;
  padding: number;
  start_at: number;
  printer_json: string;
  is_archived: Generated<0 | 1>;
  created_at: Instant;
};

export type RegisterCountersTable = {
  register_id: string;
  kind: 'receipt' | 'z';
  first_sequence: number;
  last_sequence: number;
  last_hash: string;
  last_at: Instant;
};

export type TillSettingsTable = { id: number; version: number; settings_json: string };

export type TillFavouritesTable = { position: Generated<number>; item_id: string };

export type ShiftsTable = {
  id: string;
  register_id: string;
  opened_at: Instant;
  opened_on: CalendarDate;
  opened_by: string;
  currency: string;
  float_minor: Minor;
  opening_counts_json: string;
  closed_at: Instant | null;
  closed_on: CalendarDate | null;
  closed_by: string | null;
  expected_minor: Minor | null;
  counted_minor: Minor | null;
  closing_counts_json: string | null;
  note: Generated<string>;
  z_sequence: number | null;
  z_number: string | null;
  report_json: string | null;
  company_version: number | null;
  hash: string | null;
};

export type CashMovementsTable = {
  id: string;
  shift_id: string;
  kind: CashMovementKind;
  amount_minor: Minor;
  reason: string;
  moved_on: CalendarDate;
  at: Instant;
  user_id: string;
};

export type ShiftPaymentsTable = { payment_id: string; shift_id: string; given_minor: Minor; change_minor: Minor };

export type PriceListsTable = {
  id: string;
  version: Generated<number>;
  name: string;
  name_key: string;
  price_mode: 'exclusive' | 'inclusive';
  is_archived: Generated<0 | 1>;
};

export type PriceListPricesTable = { price_list_id: string; item_id: string; price_e4: E4 };

export type ContactTradeTermsTable = {
  contact_id: string;
  price_list_id: string | null;
  is_tax_exempt: 0 | 1;
  exemption_reason: string;
};

export type ItemBarcodesTable = { barcode: string; item_id: string };

export type HeldSalesTable = {
  id: string;
  version: Generated<number>;
  register_id: string;
  name: string;
  contact_id: string | null;
  cart_json: string;
  line_count: number;
  total_minor: Minor;
  held_at: Instant;
  held_by: string;
};

export type PrintJobsTable = {
  id: string;
  register_id: string;
  kind: 'receipt' | 'report' | 'voucher' | 'drawer' | 'test';
  subject_id: string;
  title: string;
  copy_number: number;
  opens_drawer: 0 | 1;
  created_at: Instant;
  attempts: Generated<number>;
  fault: Generated<string>;
  done_at: Instant | null;
};

export type ReceiptCopiesTable = { subject_id: string; copy_number: number; at: Instant; user_id: string };

export type SalesTable = {
  id: string;
  register_id: string;
  shift_id: string;
  sequence: number;
  number: string;
  sold_on: CalendarDate;
  sold_at: Instant;
  /** When the part on account is to be paid; null where nothing of the receipt is owed. */
  due_on: CalendarDate | null;
  user_id: string;
  contact_id: string | null;
  buyer_json: string | null;
  company_version: number;
  currency: string;
  price_mode: 'exclusive' | 'inclusive';
  tax_rounding: 'document' | 'line';
  exemption_reason: string;
  discount_percent_e4: E4;
  discount_minor: Minor;
  discount_reason: string;
  line_net_minor: Minor;
  allowance_minor: Minor;
  net_minor: Minor;
  tax_minor: Minor;
  gross_minor: Minor;
  credit_sold_minor: Minor;
  total_minor: Minor;
  rounding_minor: Minor;
  returned_minor: Minor;
  line_discount_minor: Minor;
  reference: string;
  note: string;
  other_tender_reason: string;
  hash: string;
};

export type SaleLinesTable = {
  sale_id: string;
  position: number;
  kind: SaleLineKind;
  item_id: string | null;
  item_code: string;
  description: string;
  note: string;
  barcode: string;
  quantity_e4: E4;
  unit: string;
  price_e4: E4;
  list_price_e4: E4;
  price_reason: string;
  discount_percent_e4: E4;
  discount_minor: Minor;
  discount_reason: string;
  tax_rate_id: string | null;
  tax_name: string;
  tax_category: TaxCategory;
  tax_rate_e4: E4;
  gross_minor: Minor;
  net_minor: Minor;
  settled_minor: Minor;
  returns_sale_id: string | null;
  returns_position: number | null;
};

export type SaleTaxesTable = {
  sale_id: string;
  position: number;
  tax_category: TaxCategory;
  tax_rate_e4: E4;
  taxable_minor: Minor;
  tax_minor: Minor;
  gross_minor: Minor;
};

export type SaleTendersTable = {
  sale_id: string;
  position: number;
  tender: SaleTender;
  amount_minor: Minor;
  given_minor: Minor;
  change_minor: Minor;
  reference: string;
  credit_id: string | null;
};

export type StoreCreditsTable = {
  id: string;
  code: string;
  kind: CreditKind;
  sale_id: string;
  contact_id: string | null;
  issued_on: CalendarDate;
  currency: string;
  amount_minor: Minor;
  left_minor: Minor;
};

export type SaleInvoicesTable = { document_id: string; sale_id: string; credit_id: string };

export type TillTables = {
  registers: RegistersTable;
  register_counters: RegisterCountersTable;
  till_settings: TillSettingsTable;
  till_favourites: TillFavouritesTable;
  shifts: ShiftsTable;
  cash_movements: CashMovementsTable;
  shift_payments: ShiftPaymentsTable;
  price_lists: PriceListsTable;
  price_list_prices: PriceListPricesTable;
  contact_trade_terms: ContactTradeTermsTable;
  item_barcodes: ItemBarcodesTable;
  held_sales: HeldSalesTable;
  print_jobs: PrintJobsTable;
  receipt_copies: ReceiptCopiesTable;
  sales: SalesTable;
  sale_lines: SaleLinesTable;
  sale_taxes: SaleTaxesTable;
  sale_tenders: SaleTendersTable;
  store_credits: StoreCreditsTable;
  sale_invoices: SaleInvoicesTable;
};
