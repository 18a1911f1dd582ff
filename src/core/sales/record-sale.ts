/** `sales.record`: a sale, return or exchange with its tenders, its number, its place in the chain and its postings, in one transaction. */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Sale } from '#contract/sales';
import { addSale } from '#core/contact-groups';
import type { CommandScope, Failure, Reference } from '#core/pipeline';
import { queuePrint } from '#core/print-queue';

import { fillBasket } from './basket.ts';
import type { Basket, SaleInput } from './basket.ts';
import { codesFor } from './credit-codes.ts';
import { readOpenTill } from './open-till.ts';
import type { OpenTill } from './open-till.ts';
import { readSale } from './read-sale.ts';
import { saleOf } from './sale-answer.ts';
import { settleSale } from './settle-sale.ts';
import type { NewCredit, Payment } from './settle-sale.ts';
import { writeSale } from './write-sale.ts';
import type { WrittenSale } from './write-sale.ts';

type Answer = { sale: Sale; isQueued: boolean };

/** Errors: those that the contract lists; content first, how it is paid last. */
export async function recordSale(scope: CommandScope, input: SaleInput): Promise<Result<Answer, Failure>> {
  const till = await readOpenTill(scope, input.shiftId);
  if (!till.ok) return till;
  const filled = await fillBasket(scope, { till: till.value, input });
  if (!filled.ok) return filled;
  const sold = await sellVouchers(scope, filled.value);
  if (!sold.ok) return sold;
  const { basket, vouchers } = sold.value;
  const settled = await settleSale(scope, { till: till.value, basket, input, vouchers });
  if (!settled.ok) return settled;
  const payment = settled.value;
  if (input.heldId !== null && !(await finishHeld(scope, input.heldId))) return err({ code: 'HELD_SALE_NOT_FOUND' });
  const credits = [...vouchers, ...payment.given];
  const written = await writeSale(scope, { till: till.value, basket, payment, credits, input });
  if (!written.ok) return written;
  await bookContact(scope, { basket, written: written.value });
  const { record } = written.value;
  scope.record({ kind: 'sale', id: record.id, detail: { id: record.id, number: record.number, heldId: input.heldId } });
  scope.remember({ id: record.id, version: 1 });
  const isQueued = await print(scope, { till: till.value, payment, written: written.value });
  const sale = answerOf(scope, { till: till.value, basket, payment, credits, written: written.value });
  return ok({ sale, isQueued });
}

/** The answer of a sale that is sent again: the receipt as it is by now. */
export async function recordedSale({ tx }: CommandScope, { id }: Reference): Promise<Result<Answer, Failure>> {
  const sale = await readSale(tx, id);
  if (!sale.ok) return sale;
  const job = await tx
    .selectFrom('print_jobs')
    .select('id')
    .where('subject_id', '=', id)
    .where('copy_number', '=', 0)
    .executeTakeFirst();
  return ok({ sale: sale.value, isQueued: job !== undefined });
}

/** Gives each voucher its code, and the code to its line. Errors: CREDIT_CODE_TAKEN. */
async function sellVouchers(
  { tx, newId }: CommandScope,
  basket: Basket,
): Promise<Result<{ basket: Basket; vouchers: NewCredit[] }, Failure>> {
  if (basket.vouchers.length === 0) return ok({ basket, vouchers: [] });
  const codes = await codesFor(
    { db: tx, newId },
    basket.vouchers.map((voucher) => voucher.code),
  );
  if (!codes.ok) return codes;
  const byPosition = new Map(basket.vouchers.map(({ position }, index) => [position, codes.value[index] ?? '']));
  const vouchers = basket.vouchers.map(({ position, amountMinor }): NewCredit => ({
    id: newId(),
    code: byPosition.get(position) ?? '',
    kind: 'voucher',
    amountMinor,
  }));
  const lines = basket.lines.map((line) => ({
    ...line,
    description: byPosition.get(line.position) ?? line.description,
  }));
  return ok({ basket: { ...basket, lines }, vouchers });
}

async function finishHeld({ tx }: CommandScope, heldId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('held_sales').where('id', '=', heldId).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** A purchase of the contact, or goods that it gave back. */
async function bookContact(
  { tx }: CommandScope,
  { basket, written: { record } }: { basket: Basket; written: WrittenSale },
): Promise<void> {
  if (basket.terms.contactId === null) return;
  await addSale(tx, {
    contactId: basket.terms.contactId,
    issuedOn: record.sold_on,
    netMinor: record.net_minor,
    isPurchase: record.net_minor > 0,
  });
}

type Done = { till: OpenTill; basket: Basket; payment: Payment; credits: readonly NewCredit[]; written: WrittenSale };

/** In the transaction only a row is written; the printer gets it after the commit. */
async function print(
  scope: CommandScope,
  { till, payment, written: { record } }: Pick<Done, 'till' | 'payment' | 'written'>,
): Promise<boolean> {
  if (till.register.printer.kind === 'none') return false;
  return queuePrint(scope, {
    kind: 'receipt',
    registerId: till.register.id,
    subjectId: record.id,
    title: record.number,
    copyNumber: 0,
    opensDrawer: payment.rows.some((row) => row.tender === 'cash'),
  });
}

/** The receipt from what is known; nothing that was just written is read again. */
function answerOf({ session }: CommandScope, { till, basket, payment, credits, written }: Done): Sale {
  const { contactId } = basket.terms;
  return saleOf(written.record, written.content, {
    registerName: till.register.name,
    userName: session.userName,
    contact: contactId === null || basket.buyer === null ? null : { id: contactId, name: basket.buyer.party.name },
    returnedNumbers: new Map(basket.receipts.map(({ sale }) => [sale.id, sale.number])),
    creditCodes: new Map(
      payment.rows.flatMap((row) => (row.creditId === null ? [] : [[row.creditId, row.creditCode]])),
    ),
    returnedBy: [],
    invoice: null,
    credits: credits.map(({ code, kind, amountMinor }) => ({ code, kind, amountMinor, leftMinor: amountMinor })),
    copies: 0,
  });
}
