/** `sales.invoice`: the issued invoice of a receipt. Revenue and tax stay where the sale has booked them. */
import type { CalendarDate } from '#domain/dates';
import { postSaleInvoice } from '#domain/ledger';
import { e4, minor } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { addOpenItem, allocate, findOpenItem } from '#core/allocations';
import type { OpenItemRow } from '#core/allocations';
import { addSale, areOneGroup, rootOf } from '#core/contact-groups';
import { issueMade, readParty } from '#core/documents';
import type { DocumentContent, MadeDocument } from '#core/documents';
import { postEntry } from '#core/ledger';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';

import { findSaleInvoice } from './read-sale.ts';
import { findSale, readSaleContent } from './sale-rows.ts';
import type { SaleContent, SaleRecord } from './sale-rows.ts';

type Input = InputOf<'sales', 'invoice'>;

/**
 * Makes the invoice, and settles it with what was paid at the till: a credit of the whole amount closes what the sale left on the customer's
 * account, and the rest of it goes to the invoice, so that this owes what was still owed. Errors: those that the contract lists.
 */
export async function invoiceSale(
  scope: CommandScope,
  input: Input,
): Promise<Result<{ invoiceId: string; number: string }, Failure>> {
  const { tx, now } = scope;
  const sale = await findSale(tx, input.saleId);
  if (!sale) return err({ code: 'SALE_NOT_FOUND' });
  const content = await readSaleContent(tx, sale.id);
  const checked = await checkInvoiceable(scope, { sale, content });
  if (!checked.ok) return checked;
  const contact = await contactOf(scope, { sale, input });
  if (!contact.ok) return contact;
  const contactId = contact.value;
  const company = await readCompany(tx);
  const clock = todayOf(company, now);
  // A clock that went back makes no invoice from before its receipt.
  const today = clock < sale.sold_on ? sale.sold_on : clock;
  const owed = await findOpenItem(tx, sale.id);
  const party = await readParty(tx, contactId);
  const id = input.id ?? scope.newId();
  const made: MadeDocument = {
    ...documentRow(sale, { id, contactId, today, dueOn: owed?.dueOn ?? today }),
    buyer_json: JSON.stringify(party),
  };
  const issued = await issueMade(scope, { made, content: documentContent(id, sale, content), company });
  if (!issued.ok) return issued;
  const { number, openItem } = issued.value;
  await settle(scope, { sale, invoice: openItem, owed });
  // The purchase of a customer who was not named at the till counts from now on.
  if (sale.contact_id === null) {
    await addSale(tx, { contactId, issuedOn: today, netMinor: sale.net_minor, isPurchase: true });
  }
  scope.record({ kind: 'invoice', id, detail: { id, number, saleId: sale.id, saleNumber: sale.number } });
  return ok({ invoiceId: id, number });
}

/** Errors: SALE_INVOICED, SALE_NOT_INVOICEABLE where goods came back, on the receipt or of it, or money was sold for money. */
async function checkInvoiceable(
  { tx }: CommandScope,
  { sale, content }: { sale: SaleRecord; content: SaleContent },
): Promise<Result<null, Failure>> {
  const invoice = await findSaleInvoice(tx, sale.id);
  if (invoice) return err({ code: 'SALE_INVOICED', invoiceId: invoice.id, number: invoice.number });
  const hasOther = content.lines.some((line) => line.kind === 'return' || line.kind === 'voucher');
  if (hasOther || sale.total_minor < 0) return err({ code: 'SALE_NOT_INVOICEABLE' });
  const returned = await tx
    .selectFrom('sale_lines')
    .select('sale_id')
    .where('returns_sale_id', '=', sale.id)
    .limit(1)
    .executeTakeFirst();
  return returned ? err({ code: 'SALE_NOT_INVOICEABLE' }) : ok(null);
}

/** The customer of the sale, else the one that is given; one who was merged is the one that he went into. */
async function contactOf(
  { tx }: CommandScope,
  { sale, input }: { sale: SaleRecord; input: Input },
): Promise<Result<string, Failure>> {
  const asked = input.contactId ?? sale.contact_id;
  if (asked === null) return err({ code: 'CONTACT_REQUIRED' });
  const contactId = await rootOf(tx, asked);
  if (contactId === undefined) return err({ code: 'CONTACT_NOT_FOUND' });
  const isOwn = sale.contact_id === null || (await areOneGroup(tx, sale.contact_id, contactId));
  return isOwn ? ok(contactId) : err({ code: 'CONTACT_DIFFERS' });
}

type Invoiced = { id: string; contactId: string; today: CalendarDate; dueOn: CalendarDate };

/** Totals are those of the receipt, to the cent; so is the cash rounding. */
function documentRow(sale: SaleRecord, { id, contactId, today, dueOn }: Invoiced): Omit<MadeDocument, 'buyer_json'> {
  return {
    id,
    kind: 'invoice',
    sale_id: sale.id,
    contact_id: contactId,
    issued_on: today,
    due_on: dueOn > today ? dueOn : today,
    is_issued_on_fixed: 1,
    is_due_on_fixed: 1,
    reference: sale.reference,
    introduction: '',
    note: [sale.exemption_reason, sale.note].filter((text) => text !== '').join('\n'),
    corrects_document_id: null,
    currency: sale.currency,
    price_mode: sale.price_mode,
    tax_rounding: sale.tax_rounding,
    line_net_minor: sale.line_net_minor,
    allowance_minor: sale.allowance_minor,
    charge_minor: minor(0),
    net_minor: sale.net_minor,
    tax_minor: sale.tax_minor,
    gross_minor: sale.gross_minor,
    rounding_minor: sale.rounding_minor,
    due_minor: minor(sale.gross_minor + sale.rounding_minor),
  };
}

/** The lines and taxes of the receipt; its order discount is one allowance. */
function documentContent(documentId: string, sale: SaleRecord, { lines, taxes }: SaleContent): DocumentContent {
  const allowance = {
    document_id: documentId,
    position: 1,
    kind: 'allowance' as const,
    reason: sale.discount_reason,
    percent_e4: sale.discount_percent_e4,
    amount_minor: sale.allowance_minor,
    tax_rate_id: null,
    tax_category: null,
    tax_rate_e4: null,
  };
  return {
    lines: lines.map((line) => ({
      document_id: documentId,
      position: line.position,
      item_id: line.item_id,
      item_code: line.item_code,
      description: line.note === '' ? line.description : `${line.description}\n${line.note}`,
      quantity_e4: line.quantity_e4,
      unit: line.unit,
      price_e4: line.price_e4,
      base_quantity_e4: e4(10_000),
      discount_percent_e4: line.discount_percent_e4,
      discount_minor: line.discount_minor,
      tax_rate_id: line.tax_rate_id,
      tax_name: line.tax_name,
      tax_category: line.tax_category,
      tax_rate_e4: line.tax_rate_e4,
      gross_minor: line.gross_minor,
      net_minor: line.net_minor,
    })),
    adjustments: sale.allowance_minor === 0 ? [] : [allowance],
    taxes: taxes.map(({ sale_id: _, ...tax }) => ({ document_id: documentId, ...tax })),
  };
}

type Settled = { sale: SaleRecord; invoice: OpenItemRow; owed: OpenItemRow | undefined };

async function settle(scope: CommandScope, { sale, invoice, owed }: Settled): Promise<void> {
  const { tx, now } = scope;
  const { datedOn, contactId, currency, amountMinor: dueMinor } = invoice;
  const credit = await addOpenItem(tx, {
    id: scope.newId(),
    kind: 'saleCredit',
    number: sale.number,
    contactId,
    datedOn,
    dueOn: datedOn,
    currency,
    amountMinor: dueMinor,
  });
  await tx
    .insertInto('sale_invoices')
    .values({ document_id: invoice.id, sale_id: sale.id, credit_id: credit.id })
    .execute();
  await postEntry(tx, {
    datedOn,
    sourceKind: 'invoice',
    sourceId: invoice.id,
    currency,
    createdAt: now,
    postings: postSaleInvoice({ documentId: invoice.id, creditId: credit.id, contactId, dueMinor }),
  });
  let left = credit;
  for (const target of [owed, invoice]) {
    const amountMinor = minor(Math.min(target?.openMinor ?? 0, left.openMinor));
    if (target === undefined || amountMinor === 0) continue;
    left = (await allocate(scope, { source: left, target, amountMinor, allocatedOn: datedOn })).source;
  }
}
