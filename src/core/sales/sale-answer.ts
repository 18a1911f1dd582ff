/** A receipt as the contract promises it, from its rows and what stands around them. */
import { minor, sumMinor } from '#domain/money';
import type { TaxTotals } from '#domain/documents';
import type { Party } from '#contract/documents';
import type { Sale, SaleLine, SaleTenderRow } from '#contract/sales';

import type { LineRow, SaleContent, SaleRecord, TaxRow, TenderRow } from './sale-rows.ts';

/** What a receipt's own rows do not say. */
export type SaleSurroundings = Pick<
  Sale,
  'registerName' | 'userName' | 'returnedBy' | 'invoice' | 'credits' | 'copies'
> & {
  /** The contact that stands for the one that the receipt names. */
  contact: { id: string; name: string } | null;
  /** Numbers of the receipts of which lines came back, by their ids. */
  returnedNumbers: ReadonlyMap<string, string>;
  /** Codes of the vouchers and store credit among the tenders, by their ids. */
  creditCodes: ReadonlyMap<string, string>;
};

/** Rows and surroundings as one receipt. */
export function saleOf(record: SaleRecord, content: SaleContent, around: SaleSurroundings): Sale {
  const { contact, returnedNumbers, creditCodes, ...plain } = around;
  return {
    ...plain,
    id: record.id,
    number: record.number,
    registerId: record.register_id,
    shiftId: record.shift_id,
    soldOn: record.sold_on,
    soldAt: record.sold_at,
    contactId: contact?.id ?? null,
    contactName: contactNameOf(record, contact),
    currency: record.currency,
    priceMode: record.price_mode,
    taxRounding: record.tax_rounding,
    exemptionReason: record.exemption_reason,
    hasReturns: content.lines.some((line) => line.kind === 'return'),
    lines: content.lines.map((line) => lineOf(line, returnedNumbers)),
    discount: {
      percentE4: record.discount_percent_e4,
      amountMinor: record.discount_minor,
      reason: record.discount_reason,
    },
    ...totalsOf(record),
    taxes: content.taxes.map(taxOf),
    tenders: content.tenders.map((tender) => tenderOf(tender, creditCodes)),
    changeMinor: sumMinor(content.tenders.map((tender) => tender.change_minor)),
    note: record.note,
    reference: record.reference,
  };
}

function totalsOf(record: SaleRecord) {
  return {
    lineNetMinor: record.line_net_minor,
    allowanceMinor: record.allowance_minor,
    netMinor: record.net_minor,
    taxMinor: record.tax_minor,
    grossMinor: record.gross_minor,
    creditSoldMinor: record.credit_sold_minor,
    totalMinor: record.total_minor,
    roundingMinor: record.rounding_minor,
  };
}

/** The name on the receipt; where the contact went into another one since, that one's. */
export function contactNameOf(
  { contact_id, buyer_json }: Pick<SaleRecord, 'contact_id' | 'buyer_json'>,
  contact: { id: string; name: string } | null,
): string {
  if (contact === null || buyer_json === null) return '';
  return contact.id === contact_id ? (JSON.parse(buyer_json) as Party).name : contact.name;
}

/** One line; a returned one names the receipt that it came from. */
export function lineOf(row: LineRow, returnedNumbers: ReadonlyMap<string, string>): SaleLine {
  return {
    position: row.position,
    kind: row.kind,
    itemId: row.item_id,
    itemCode: row.item_code,
    description: row.description,
    note: row.note,
    quantityE4: row.quantity_e4,
    unit: row.unit,
    priceE4: row.price_e4,
    listPriceE4: row.list_price_e4,
    priceReason: row.price_reason,
    discountPercentE4: row.discount_percent_e4,
    discountMinor: row.discount_minor,
    discountReason: row.discount_reason,
    taxRateId: row.tax_rate_id,
    taxName: row.tax_name,
    taxCategory: row.tax_category,
    taxRateE4: row.tax_rate_e4,
    grossMinor: row.gross_minor,
    netMinor: row.net_minor,
    settledMinor: row.settled_minor,
    returnsSaleId: row.returns_sale_id,
    returnsPosition: row.returns_position,
    returnsNumber: row.returns_sale_id === null ? null : (returnedNumbers.get(row.returns_sale_id) ?? null),
  };
}

/** One row of tax. */
export function taxOf(row: TaxRow): TaxTotals {
  return {
    taxCategory: row.tax_category,
    taxRateE4: row.tax_rate_e4,
    taxableMinor: row.taxable_minor,
    taxMinor: row.tax_minor,
    grossMinor: row.gross_minor,
  };
}

function tenderOf(row: TenderRow, creditCodes: ReadonlyMap<string, string>): SaleTenderRow {
  return {
    tender: row.tender,
    amountMinor: row.amount_minor,
    givenMinor: row.given_minor,
    changeMinor: minor(row.change_minor),
    reference: row.reference,
    creditCode: row.credit_id === null ? null : (creditCodes.get(row.credit_id) ?? null),
  };
}
