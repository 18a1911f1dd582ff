/** Writes a receipt: its rows with its place in the chain, the vouchers that it makes and uses, its entry in the ledger. */
import { postSale } from '#domain/ledger';
import { minor, sumMinor } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { insertRows, uniqueFault } from '#core/database';
import { postEntry } from '#core/ledger';
import { chainHash } from '#core/numbering';
import type { CommandScope, Failure } from '#core/pipeline';
import { sealNumber } from '#core/till';

import type { Basket, SaleInput } from './basket.ts';
import { bookAccount, dueDayOf } from './book-account.ts';
import type { OpenTill } from './open-till.ts';
import { taxOf } from './sale-answer.ts';
import { saleChainRecord } from './sale-rows.ts';
import type { SaleContent, SaleRecord } from './sale-rows.ts';
import type { NewCredit, Payment } from './settle-sale.ts';

export type WrittenSale = { record: SaleRecord; content: SaleContent };
type Made = { till: OpenTill; basket: Basket; payment: Payment; credits: readonly NewCredit[]; input: SaleInput };

/** Errors: ID_TAKEN, when something else that is booked has the id. */
export async function writeSale(scope: CommandScope, made: Made): Promise<Result<WrittenSale, Failure>> {
  const { tx, now } = scope;
  const { till, basket, payment } = made;
  const draft = saleRow(scope, made);
  // The ledger knows the closing of the shift by this id.
  if (draft.id === till.shiftId) return err({ code: 'ID_TAKEN' });
  const content = contentOf(draft.id, made);
  const senderHash = till.company.versionHash;
  const record = { ...draft, hash: chainHash(saleChainRecord(draft, content, { senderHash }), till.next.previousHash) };
  await insertRows(tx, 'sales', [record]);
  await insertRows(tx, 'sale_lines', content.lines);
  await insertRows(tx, 'sale_taxes', content.taxes);
  await insertCredits(scope, { record, credits: made.credits });
  await insertRows(tx, 'sale_tenders', content.tenders);
  for (const { id, leftMinor } of payment.used) {
    await tx.updateTable('store_credits').set({ left_minor: leftMinor }).where('id', '=', id).execute();
  }
  await sealNumber(tx, { registerId: till.register.id, kind: 'receipt', next: till.next, hash: record.hash, now });
  try {
    // The entry names the open item, so that comes first.
    await bookAccount(scope, { basket, payment, sale: record });
    await postEntry(tx, {
      datedOn: record.sold_on,
      sourceKind: 'sale',
      sourceId: record.id,
      currency: record.currency,
      createdAt: now,
      postings: salePostings(record, content),
    });
  } catch (error) {
    const fault = uniqueFault(error);
    if (fault?.includes('source_id') || fault?.includes('open_items.id')) return err({ code: 'ID_TAKEN' });
    throw error;
  }
  return ok({ record, content });
}

/** What a receipt posts. Exported for the proof in `system.verify`. */
export function salePostings(
  sale: Omit<SaleRecord, 'hash'>,
  { taxes, tenders }: Pick<SaleContent, 'taxes' | 'tenders'>,
) {
  return postSale({
    saleId: sale.id,
    contactId: sale.contact_id,
    taxes: taxes.map(taxOf),
    creditSoldMinor: sale.credit_sold_minor,
    roundingMinor: sale.rounding_minor,
    tenders: tenders.map(({ tender, amount_minor: amountMinor }) => ({ tender, amountMinor })),
  });
}

function saleRow(
  { newId, now, session }: CommandScope,
  { till, basket, payment, input }: Made,
): Omit<SaleRecord, 'hash'> {
  const { totals, terms, buyer } = basket;
  return {
    id: input.id ?? newId(),
    register_id: till.register.id,
    shift_id: till.shiftId,
    sequence: till.next.sequence,
    number: till.next.number,
    sold_on: basket.soldOn,
    sold_at: now,
    due_on: dueDayOf({ till, basket, payment }),
    user_id: session.userId,
    contact_id: terms.contactId,
    buyer_json: buyer === null ? null : JSON.stringify(buyer.party),
    company_version: till.company.version,
    currency: till.company.currency,
    price_mode: basket.priceMode,
    tax_rounding: till.company.taxRounding,
    exemption_reason: terms.exemptionReason,
    discount_percent_e4: input.discount.percentE4,
    discount_minor: input.discount.amountMinor,
    discount_reason: input.discount.reason,
    line_net_minor: totals.lineNetMinor,
    allowance_minor: totals.allowanceMinor,
    net_minor: totals.netMinor,
    tax_minor: totals.taxMinor,
    gross_minor: totals.grossMinor,
    credit_sold_minor: totals.creditSoldMinor,
    total_minor: totals.totalMinor,
    rounding_minor: payment.roundingMinor,
    returned_minor: basket.returnedMinor,
    line_discount_minor: sumMinor(totals.lines.map((line) => minor(line.grossMinor - line.netMinor))),
    reference: input.reference,
    note: input.note,
    other_tender_reason: input.otherTenderReason,
  };
}

function contentOf(saleId: string, { basket, payment }: Made): SaleContent {
  return {
    lines: basket.lines.map((line) => ({ sale_id: saleId, ...line })),
    taxes: basket.totals.taxes.map((tax, index) => ({
      sale_id: saleId,
      position: index + 1,
      tax_category: tax.taxCategory,
      tax_rate_e4: tax.taxRateE4,
      taxable_minor: tax.taxableMinor,
      tax_minor: tax.taxMinor,
      gross_minor: tax.grossMinor,
    })),
    tenders: payment.rows.map((row, index) => ({
      sale_id: saleId,
      position: index + 1,
      tender: row.tender,
      amount_minor: row.amountMinor,
      given_minor: row.givenMinor,
      change_minor: row.changeMinor,
      reference: row.reference,
      credit_id: row.creditId,
    })),
  };
}

async function insertCredits(
  { tx }: CommandScope,
  { record, credits }: { record: SaleRecord; credits: readonly NewCredit[] },
): Promise<void> {
  const rows = credits.map(({ id, code, kind, amountMinor }) => ({
    id,
    code,
    kind,
    sale_id: record.id,
    contact_id: record.contact_id,
    issued_on: record.sold_on,
    currency: record.currency,
    amount_minor: amountMinor,
    left_minor: amountMinor,
  }));
  await insertRows(tx, 'store_credits', rows);
}
