/**
 * What is open on a day, from dated allocations. An item counts when it is dated on or before the day and something is still open or
 * was allocated later: `open_minor` and `last_allocated_on` choose which items are looked at, and never say how much is open.
 */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import type { CalendarDate } from '#domain/dates';
import type { Minor } from '#domain/money';
import { debitKinds } from '#domain/receivables';
import type { ReadDb } from '#core/database';

export type Reads = Pick<ReadDb, 'selectFrom'>;

/** Something is open to this moment. Written out, because an index covers just these items. */
export const isOpenNow = sql<boolean>`open_items.open_minor > 0`;

/** Settled by now, but by something dated after the day. */
export function isSettledAfter(day: CalendarDate): RawBuilder<boolean> {
  return sql<boolean>`open_items.open_minor = 0 AND open_items.last_allocated_on > ${day}`;
}

/** Owed by the contact; the other kinds are owed to it. Written out, so that the list of kinds is no parameter of every query. */
export const isDebit = sql<boolean>`open_items.kind IN (${sql.join(debitKinds.map((kind) => sql.lit(kind)))})`;

/** amount - sum(allocations dated <= day): to a debit, from a credit (domain.md, "What is owed, on any day D"). */
export function openOnDay(day: CalendarDate): RawBuilder<Minor> {
  return sql<Minor>`open_items.amount_minor - CASE
    WHEN open_items.last_allocated_on = '' THEN 0
    WHEN ${isDebit} THEN coalesce((SELECT sum(allocations.amount_minor) FROM allocations
      WHERE allocations.target_id = open_items.id AND allocations.allocated_on <= ${day}), 0)
    ELSE coalesce((SELECT sum(allocations.amount_minor) FROM allocations
      WHERE allocations.source_id = open_items.id AND allocations.allocated_on <= ${day}), 0)
  END`;
}
