/** What a group of contacts owes on a day, in one figure, however many open items it has. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import type { CalendarDate } from '#domain/dates';
import { minor } from '#domain/money';
import type { Minor } from '#domain/money';
import { isInGroup } from '#core/contact-groups';

import { isDebit, isOpenNow, isSettledAfter, openOnDay } from './open-on-day.ts';
import type { Reads } from './open-on-day.ts';

export type Owed = {
  /** Debits less credits, as `receivables.balance` adds them up. */
  balanceMinor: Minor;
  overdueMinor: Minor;
  /** The oldest due date that has passed with something open. */
  overdueSince: CalendarDate | null;
};

type Asked = { memberIds: readonly string[]; day: CalendarDate };

export async function owedOnDay(db: Reads, asked: Asked): Promise<Owed> {
  const { balance, overdue, since } = await owedByGroup(db, asked).executeTakeFirstOrThrow();
  return { balanceMinor: minor(balance), overdueMinor: minor(overdue), overdueSince: since };
}

/** The query behind `owedOnDay`; exported for the proof that indexes answer it. */
export function owedByGroup(db: Reads, { memberIds, day }: Asked) {
  // What nothing later has changed is open as its running figure says, which `system.verify` proves.
  const open = sql<Minor>`CASE WHEN last_allocated_on <= ${day} THEN open_minor ELSE ${openOnDay(day)} END`;
  const items = (among: RawBuilder<boolean>) =>
    db
      .selectFrom('open_items')
      .select(['due_on', isDebit.as('is_debit'), open.as('open')])
      .where(isInGroup(sql.ref('contact_id'), memberIds))
      .where(among)
      // The plus keeps the search on the index of the half.
      .where(sql<boolean>`+dated_on <= ${day}`);
  // Two index searches instead of one with OR, which would look at every item there ever was.
  const item = items(isOpenNow)
    .unionAll(items(isSettledAfter(day)))
    .as('item');
  const isOverdue = sql`item.is_debit AND item.open > 0 AND item.due_on < ${day}`;
  return db
    .selectFrom(item)
    .select([
      sql<number>`coalesce(sum(CASE WHEN item.is_debit THEN item.open ELSE -item.open END), 0)`.as('balance'),
      sql<number>`coalesce(sum(CASE WHEN ${isOverdue} THEN item.open END), 0)`.as('overdue'),
      sql<CalendarDate | null>`min(CASE WHEN ${isOverdue} THEN item.due_on END)`.as('since'),
    ]);
}
