/** `payments.allocate`, `payments.unallocate`: using what a credit has left, and taking that back. */
import type { CalendarDate } from '#domain/dates';
import { negate } from '#domain/money';
import { isDebitKind, isPayableKind } from '#domain/receivables';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { allocate, findOpenItem, latest } from '#core/allocations';
import type { OpenItemRow } from '#core/allocations';
import { areOneGroup } from '#core/contact-groups';
import type { WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';

/** An entry and the day it got: the wished one, or the earliest on which the amount was free. */
type Dated = { id: string; allocatedOn: CalendarDate };

/** Uses an amount of a payment, a credit note or a receipt's credit against an invoice or receipt of the same contact, or of one merged with it. */
export async function allocatePayment(
  scope: CommandScope,
  input: InputOf<'payments', 'allocate'>,
): Promise<Result<Dated, Failure>> {
  const { tx } = scope;
  const { sourceId, documentId, amountMinor } = input;
  const source = await findOpenItem(tx, sourceId);
  if (!source || isDebitKind(source.kind)) return err({ code: 'ALLOCATION_SOURCE_NOT_FOUND' });
  const target = await findOpenItem(tx, documentId);
  const isOwn = target !== undefined && (await areOneGroup(tx, target.contactId, source.contactId));
  if (target === undefined || !isPayableKind(target.kind) || !isOwn) {
    return err({ code: 'ALLOCATION_UNKNOWN_DOCUMENT', documentId });
  }
  if (amountMinor > target.openMinor)
    return err({ code: 'ALLOCATION_EXCEEDS_OPEN', documentId, openMinor: target.openMinor });
  if (amountMinor > source.openMinor) return err({ code: 'ALLOCATION_EXCEEDS_PAYMENT' });
  const day = await entryDay(scope, { given: input.allocatedOn, notBefore: [source.datedOn, target.datedOn] });
  if (!day.ok) return day;
  const { id, allocatedOn } = await allocate(scope, { source, target, amountMinor, allocatedOn: day.value });
  scope.record({ kind: source.kind, id: sourceId });
  return ok({ id, allocatedOn });
}

/** Takes an allocation back by a row with the opposite amount; the days before keep it. */
export async function unallocatePayment(
  scope: CommandScope,
  { allocationId, undoneOn }: InputOf<'payments', 'unallocate'>,
): Promise<Result<Dated, Failure>> {
  const { tx } = scope;
  const allocation = await tx
    .selectFrom('allocations')
    .leftJoin('allocations as undoing', 'undoing.undoes_id', 'allocations.id')
    .select(['allocations.source_id', 'allocations.target_id', 'allocations.amount_minor', 'allocations.allocated_on'])
    .select(['allocations.undoes_id', 'undoing.id as undoing_id'])
    .where('allocations.id', '=', allocationId)
    .executeTakeFirst();
  if (!allocation || allocation.undoes_id !== null) return err({ code: 'ALLOCATION_NOT_FOUND' });
  if (allocation.undoing_id !== null) return err({ code: 'ALLOCATION_ALREADY_UNDONE' });
  const source = await findOpenItem(tx, allocation.source_id);
  const target = await findOpenItem(tx, allocation.target_id);
  // A refund has paid its credits out: it stays used, or money would be owed twice.
  if (!source || !target || target.kind === 'refund' || (await isPaidAtTill(tx, source))) {
    return err({ code: 'ALLOCATION_NOT_FOUND' });
  }
  const day = await entryDay(scope, { given: undoneOn, notBefore: [allocation.allocated_on] });
  if (!day.ok) return day;
  const { id, allocatedOn } = await allocate(scope, {
    source,
    target,
    amountMinor: negate(allocation.amount_minor),
    allocatedOn: day.value,
    undoesId: allocationId,
  });
  scope.record({ kind: source.kind, id: source.id });
  return ok({ id, allocatedOn });
}

/** What was paid at the till stays on the invoice that was made of the receipt. */
async function isPaidAtTill(tx: WriteTx, { kind, id }: OpenItemRow): Promise<boolean> {
  if (kind !== 'saleCredit') return false;
  const made = await tx.selectFrom('sale_invoices').select('sale_id').where('credit_id', '=', id).executeTakeFirst();
  return made !== undefined;
}

/**
 * The day of an entry: the given one or today, moved after what it refers to. What refers to an invoice dated ahead waits for its
 * day. Errors: DATE_IN_FUTURE for a given day, PERIOD_CLOSED.
 */
async function entryDay(
  { tx, now }: CommandScope,
  { given, notBefore }: { given: CalendarDate | undefined; notBefore: readonly CalendarDate[] },
): Promise<Result<CalendarDate, Failure>> {
  const company = await readCompany(tx);
  const today = todayOf(company, now);
  if (given !== undefined && given > today) return err({ code: 'DATE_IN_FUTURE', today });
  const day = latest([given ?? today, ...notBefore]);
  const { closedUntil } = company;
  return closedUntil !== null && day <= closedUntil ? err({ code: 'PERIOD_CLOSED', closedUntil }) : ok(day);
}
