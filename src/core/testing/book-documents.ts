/** Documents and payments of a made-up office, as rows: what the pipeline would have written for them. */
import { addDays } from '#domain/dates';
import type { CalendarDate, Instant } from '#domain/dates';
import { e4, minor } from '#domain/money';
import type { Minor } from '#domain/money';
import type { Party } from '#contract/documents';
import type { DocumentContent, DocumentRecord } from '#core/documents';
import type { PaymentRecord } from '#core/payments';

export type Numbered = { number: string; sequence: number };
export type Frame = { id: string; at: Instant; contactId: string; currency: string; companyVersion: number };

const rate = { name: 'VAT 20 %', category: 'S', rateE4: e4(200_000) } as const;
export const taxRateRow = {
  name: rate.name,
  category: rate.category,
  rate_e4: rate.rateE4,
  is_default: 0,
  is_archived: 0,
} as const;

/** Three lines of one rate, whole cents each. */
export function documentContent(
  documentId: string,
  {
    taxRateId,
    itemIds,
    priceCents,
  }: { taxRateId: string; itemIds: readonly [string, string, string]; priceCents: number },
): DocumentContent & { netMinor: Minor; taxMinor: Minor } {
  const nets = itemIds.map((_, index) => minor(priceCents * (index + 1)));
  const netMinor = minor(nets.reduce((sum, net) => sum + net, 0));
  const taxMinor = minor(Math.round(netMinor / 5));
  const lines = itemIds.map((itemId, index) => ({
    document_id: documentId,
    position: index + 1,
    item_id: itemId,
    item_code: `ART-${index}`,
    description: `Article ${index} as it was ordered`,
    quantity_e4: e4((index + 1) * 10_000),
    unit: 'piece',
    price_e4: e4(priceCents * 100),
    base_quantity_e4: e4(10_000),
    discount_percent_e4: e4(0),
    discount_minor: minor(0),
    tax_rate_id: taxRateId,
    tax_name: rate.name,
    tax_category: rate.category,
    tax_rate_e4: rate.rateE4,
    gross_minor: nets[index] ?? minor(0),
    net_minor: nets[index] ?? minor(0),
  }));
  const taxes = [
    {
      document_id: documentId,
      position: 1,
      tax_category: rate.category,
      tax_rate_e4: rate.rateE4,
      taxable_minor: netMinor,
      tax_minor: taxMinor,
      gross_minor: minor(netMinor + taxMinor),
    },
  ];
  return { lines, adjustments: [], taxes, netMinor, taxMinor };
}

type Amounts = { netMinor: Minor; taxMinor: Minor };

/** A draft's row, due in 30 days; `issuedDocument` turns it into an issued one. */
export function draftDocument(
  { id, at, contactId, currency }: Frame,
  {
    kind,
    issuedOn,
    reference,
    amounts,
  }: { kind: DocumentRecord['kind']; issuedOn: CalendarDate; reference: string; amounts: Amounts },
): DocumentRecord {
  const { netMinor, taxMinor } = amounts;
  const grossMinor = minor(netMinor + taxMinor);
  return {
    id,
    kind,
    status: 'draft',
    version: 1,
    contact_id: contactId,
    issued_on: issuedOn,
    due_on: addDays(issuedOn, 30),
    is_issued_on_fixed: 1,
    is_due_on_fixed: 1,
    reference,
    introduction: '',
    note: '',
    corrects_document_id: null,
    currency,
    price_mode: 'exclusive',
    tax_rounding: 'document',
    line_net_minor: netMinor,
    allowance_minor: minor(0),
    charge_minor: minor(0),
    net_minor: netMinor,
    tax_minor: taxMinor,
    gross_minor: grossMinor,
    rounding_minor: minor(0),
    due_minor: grossMinor,
    created_at: at,
    number: '',
    period: null,
    sequence: null,
    sale_id: null,
    issued_at: null,
    company_version: null,
    buyer_json: null,
    hash: null,
  };
}

/** The same document issued, before its hash is known. */
export function issuedDocument(
  draft: DocumentRecord,
  { number, sequence, buyer, companyVersion }: Numbered & { buyer: Party; companyVersion: number },
): DocumentRecord {
  return {
    ...draft,
    status: 'issued',
    number,
    period: '',
    sequence,
    issued_at: draft.created_at,
    company_version: companyVersion,
    buyer_json: JSON.stringify(buyer),
  };
}

/** A payment by bank transfer, before its hash is known. */
export function paymentRow(
  { id, at, contactId, currency, companyVersion }: Frame,
  {
    number,
    sequence,
    buyer,
    paidOn,
    amountMinor,
  }: Numbered & { buyer: Party; paidOn: CalendarDate; amountMinor: Minor },
): Omit<PaymentRecord, 'hash'> {
  return {
    id,
    direction: 'received',
    contact_id: contactId,
    payer_json: JSON.stringify(buyer),
    tender: 'bankTransfer',
    paid_on: paidOn,
    currency,
    amount_minor: amountMinor,
    reference: '',
    note: '',
    company_version: companyVersion,
    created_at: at,
    number,
    period: '',
    sequence,
  };
}
