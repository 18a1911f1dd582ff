/** Using a credit against a debit, and taking that back: a dated row, both running figures, and the ledger entry, together. */
import type { CalendarDate, Instant } from '#domain/dates';
import { postAllocation } from '#domain/ledger';
import { minor, negate } from '#domain/money';
import type { Minor } from '#domain/money';
import type { WriteTx } from '#core/database';
import { postEntry } from '#core/ledger';

import type { OpenItemRow } from './open-items.ts';

type Writing = { tx: WriteTx; now: Instant; newId(): string; wrote(made: { kind: string; id: string }): void };
export type NewAllocation = {
  source: OpenItemRow;
  target: OpenItemRow;
  amountMinor: Minor;
  allocatedOn: CalendarDate;
  undoesId?: string;
};
export type WrittenAllocation = { id: string; allocatedOn: CalendarDate; source: OpenItemRow; target: OpenItemRow };

/**
 * Uses `amountMinor` (negative when `undoesId` is given) of the source against the target and answers both with their new open amounts.
 * The day is never before either of them, nor before an allocation of either was taken back: until then the amount was in use, and
 * the report of a day in between would show it used twice. The caller has checked that both have enough left; the database refuses
 * otherwise.
 */
export async function allocate(
  { tx, now, newId, wrote }: Writing,
  allocation: NewAllocation,
): Promise<WrittenAllocation> {
  const { source, target, amountMinor, undoesId } = allocation;
  const id = newId();
  const allocatedOn = await earliestDay(tx, allocation);
  await tx
    .insertInto('allocations')
    .values({
      id,
      source_id: source.id,
      target_id: target.id,
      allocated_on: allocatedOn,
      amount_minor: amountMinor,
      undoes_id: undoesId ?? null,
      created_at: now,
    })
    .execute();
  wrote({ kind: 'allocation', id });
  const changed = {
    id,
    allocatedOn,
    source: used(source, amountMinor, allocatedOn),
    target: used(target, amountMinor, allocatedOn),
  };
  await saveRunningFigures(tx, changed.source);
  await saveRunningFigures(tx, changed.target);
  await postEntry(tx, {
    datedOn: allocatedOn,
    sourceKind: 'allocation',
    sourceId: id,
    currency: source.currency,
    createdAt: now,
    postings: postAllocation({
      sourceId: source.id,
      sourceContactId: source.contactId,
      documentId: target.id,
      documentContactId: target.contactId,
      amountMinor,
    }),
  });
  return changed;
}

async function earliestDay(tx: WriteTx, { source, target, ...given }: NewAllocation): Promise<CalendarDate> {
  const day = latest([given.allocatedOn, source.datedOn, target.datedOn]);
  if (given.amountMinor < 0 || (source.lastAllocatedOn <= day && target.lastAllocatedOn <= day)) return day;
  const takenBack = await tx
    .selectFrom('allocations')
    .select('allocated_on')
    .where((where) => where.or([where('source_id', '=', source.id), where('target_id', '=', target.id)]))
    .where('allocated_on', '>', day)
    .where('amount_minor', '<', 0 as Minor)
    .execute();
  return latest([day, ...takenBack.map((row) => row.allocated_on)]);
}

/** The day on which an allocation between the two can be dated at the earliest. */
export function latest(days: readonly CalendarDate[]): CalendarDate {
  return days.reduce((latestYet, day) => (day > latestYet ? day : latestYet));
}

function used(item: OpenItemRow, amountMinor: Minor, allocatedOn: CalendarDate): OpenItemRow {
  const lastAllocatedOn = allocatedOn > item.lastAllocatedOn ? allocatedOn : item.lastAllocatedOn;
  return { ...item, openMinor: minor(item.openMinor + negate(amountMinor)), lastAllocatedOn };
}

async function saveRunningFigures(tx: WriteTx, item: OpenItemRow): Promise<void> {
  await tx
    .updateTable('open_items')
    .set({ open_minor: item.openMinor, last_allocated_on: item.lastAllocatedOn })
    .where('id', '=', item.id)
    .execute();
}
