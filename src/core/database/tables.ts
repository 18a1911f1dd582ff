/** The tables as TypeScript sees them. Kept equal to the migrations by `tables.test.ts`, which compares column by column. */
import type { Generated } from 'kysely';

import type { CalendarDate, Instant } from '#domain/dates';
import type { AccountRole, Tender } from '#domain/ledger';
import type { E4, Minor } from '#domain/money';
import type { Role } from '#domain/permissions';
import type { TaxCategory } from '#domain/tax';

import type { ContactTables } from './contact-tables.ts';
import type { TillTables } from './till-tables.ts';

export type UsersTable = {
  id: string;
  name: string;
  role: Role;
  created_at: Instant;
};

export type CompanyVersionsTable = {
  version: number;
  company_json: string;
  logo_media_type: string | null;
  logo: Uint8Array | null;
  saved_at: Instant;
  hash: string;
};

export type TaxRatesTable = {
  id: string;
  name: string;
  category: TaxCategory;
  rate_e4: E4;
  is_default: 0 | 1;
  is_archived: 0 | 1;
};

export type NumberSeriesTable = {
  kind: 'invoice' | 'creditNote' | 'payment';
  prefix: string;
  padding: number;
  reset: 'never' | 'yearly' | 'monthly' | 'fiscalYear';
  start_at: number;
};

export type NumberCountersTable = {
  series_kind: NumberSeriesTable['kind'];
  period: string;
  first_sequence: number;
  last_sequence: number;
  last_hash: string;
};

export type CommandLogTable = {
  command_id: string;
  operation: string;
  input_hash: string;
  response_json: string;
  is_reference: 0 | 1;
};

export type AuditEntriesTable = {
  position: number;
  at: Instant;
  user_id: string;
  operation: string;
  command_id: string;
  subject_kind: string;
  subject_id: string;
  detail_json: string;
  command_hash: string;
  hash: string;
};

export type ImportBatchesTable = {
  id: string;
  kind: 'contacts' | 'items' | 'documents';
  file_name: string;
  status: 'running' | 'done' | 'takenBack';
  process_id: number;
  started_at: Instant;
  created_count: Generated<number>;
  updated_count: Generated<number>;
  skipped_count: Generated<number>;
  line_count: Generated<number>;
  problem_count: Generated<number>;
  problems_json: Generated<string>;
};

export type ImportEntriesTable = {
  batch_id: string;
  position: number;
  entity_id: string;
  before_json: string | null;
  after_json: string | null;
};

export type ItemsTable = {
  row_number: Generated<number>;
  id: string;
  version: Generated<number>;
  code: string;
  kind: 'product' | 'service';
  name: string;
  description: string;
  category: string;
  supplier: string;
  unit: string;
  barcode: string;
  price_e4: E4;
  tax_rate_id: string | null;
  is_archived: Generated<0 | 1>;
  created_at: Instant;
  updated_at: Instant;
  name_key: string;
  search_text: string;
};

export type DocumentsTable = {
  id: string;
  kind: 'invoice' | 'creditNote';
  status: 'draft' | 'issued';
  version: Generated<number>;
  contact_id: string | null;
  issued_on: CalendarDate;
  due_on: CalendarDate;
  is_issued_on_fixed: 0 | 1;
  is_due_on_fixed: 0 | 1;
  reference: string;
  introduction: string;
  note: string;
  corrects_document_id: string | null;
  currency: string;
  price_mode: 'exclusive' | 'inclusive';
  tax_rounding: 'document' | 'line';
  line_net_minor: Minor;
  allowance_minor: Minor;
  charge_minor: Minor;
  net_minor: Minor;
  tax_minor: Minor;
  gross_minor: Minor;
  rounding_minor: Minor;
  due_minor: Minor;
  created_at: Instant;
  number: Generated<string>;
  period: string | null;
  sequence: number | null;
  issued_at: Instant | null;
  company_version: number | null;
  buyer_json: string | null;
  hash: string | null;
  /** The receipt of which an invoice was made; left out of the chain where it is null. */
  sale_id: string | null;
};

export type DocumentLinesTable = {
  document_id: string;
  position: number;
  item_id: string | null;
  item_code: string;
  description: string;
  quantity_e4: E4;
  unit: string;
  price_e4: E4;
  base_quantity_e4: E4;
  discount_percent_e4: E4;
  discount_minor: Minor;
  tax_rate_id: string | null;
  tax_name: string;
  tax_category: TaxCategory;
  tax_rate_e4: E4;
  gross_minor: Minor;
  net_minor: Minor;
};

export type DocumentAdjustmentsTable = {
  document_id: string;
  position: number;
  kind: 'allowance' | 'charge';
  reason: string;
  percent_e4: E4;
  amount_minor: Minor;
  tax_rate_id: string | null;
  tax_category: TaxCategory | null;
  tax_rate_e4: E4 | null;
};

export type DocumentTaxesTable = {
  document_id: string;
  position: number;
  tax_category: TaxCategory;
  tax_rate_e4: E4;
  taxable_minor: Minor;
  tax_minor: Minor;
  gross_minor: Minor;
};

export type PaymentsTable = {
  id: string;
  direction: 'received' | 'refunded';
  contact_id: string;
  payer_json: string;
  tender: Tender;
  paid_on: CalendarDate;
  currency: string;
  amount_minor: Minor;
  reference: string;
  note: string;
  company_version: number;
  created_at: Instant;
  number: string;
  period: string;
  sequence: number;
  hash: string;
};

export type OpenItemsTable = {
  id: string;
  kind: 'invoice' | 'creditNote' | 'payment' | 'refund' | 'sale' | 'saleCredit';
  number: string;
  contact_id: string;
  dated_on: CalendarDate;
  due_on: CalendarDate;
  currency: string;
  amount_minor: Minor;
  open_minor: Minor;
  last_allocated_on: Generated<CalendarDate | ''>;
};

export type AllocationsTable = {
  id: string;
  source_id: string;
  target_id: string;
  allocated_on: CalendarDate;
  amount_minor: Minor;
  undoes_id: string | null;
  created_at: Instant;
};

export type LedgerAccountsTable = {
  code: string;
  name: string;
  role: AccountRole;
  type: 'asset' | 'liability' | 'income' | 'expense' | 'equity';
};

export type LedgerEntriesTable = {
  id: Generated<number>;
  dated_on: CalendarDate;
  source_kind: 'invoice' | 'creditNote' | 'payment' | 'refund' | 'allocation' | 'sale' | 'cashMovement' | 'shift';
  source_id: string;
  created_at: Instant;
};

export type LedgerLinesTable = {
  entry_id: number;
  position: number;
  account_code: string;
  dated_on: CalendarDate;
  currency: string;
  amount_minor: Minor;
  contact_id: string | null;
  open_item_id: string | null;
  tax_category: TaxCategory | null;
  tax_rate_e4: E4 | null;
};

/** An external-content FTS5 table; `rank` and the match column are used through `search.ts` only. */
export type SearchTable = { rowid: number; search_text: string };

export type Database = ContactTables &
  TillTables & {
    users: UsersTable;
    company_versions: CompanyVersionsTable;
    tax_rates: TaxRatesTable;
    number_series: NumberSeriesTable;
    number_counters: NumberCountersTable;
    command_log: CommandLogTable;
    audit_entries: AuditEntriesTable;
    import_batches: ImportBatchesTable;
    import_entries: ImportEntriesTable;
    items: ItemsTable;
    documents: DocumentsTable;
    document_lines: DocumentLinesTable;
    document_adjustments: DocumentAdjustmentsTable;
    document_taxes: DocumentTaxesTable;
    payments: PaymentsTable;
    open_items: OpenItemsTable;
    allocations: AllocationsTable;
    ledger_accounts: LedgerAccountsTable;
    ledger_entries: LedgerEntriesTable;
    ledger_lines: LedgerLinesTable;
    contacts_search: SearchTable;
    items_search: SearchTable;
  };
