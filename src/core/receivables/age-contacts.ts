/** The ageing report in SQL: one row a contact (with all that were merged into it), however many documents it has. Equal to `ageRows` of the domain, as a property test proves. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import { addDays } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { minor, negate, sumMinor } from '#domain/money';
import { bucketBounds } from '#domain/receivables';
import type { AgeingRowOutput } from '#contract/receivables';
import { rootIdOf } from '#core/contact-groups';
import { accountCode } from '#core/ledger';

import { isDebit, isOpenNow, isSettledAfter, openOnDay } from './open-on-day.ts';
import type { Reads } from './open-on-day.ts';

/** A row of the report, with the key that its contact is sorted by. */
export type AgedContact = AgeingRowOutput & { nameKey: string };

/** Every contact with something open or unused on the day, in no order. */
export async function ageContacts(db: Reads, day: CalendarDate): Promise<AgedContact[]> {
  const rows = await agedContacts(db, day).execute();
  return rows.map((row) => {
    const columns = {
      currentMinor: minor(row.current),
      days1to30Minor: minor(row.days1to30),
      days31to60Minor: minor(row.days31to60),
      days61to90Minor: minor(row.days61to90),
      over90Minor: minor(row.over90),
    };
    const unappliedMinor = minor(row.unapplied);
    return {
      contactId: row.contact_id,
      contactCode: row.code,
      contactName: row.name,
      nameKey: row.name_key,
      ...columns,
      unappliedMinor,
      balanceMinor: sumMinor([...Object.values(columns), negate(unappliedMinor)]),
    };
  });
}

/** Balance of the receivables account on the day; the report's total must equal it. */
export async function receivablesAccountOn(db: Reads, day: CalendarDate) {
  const { balance } = await receivablesAccount(db, day).executeTakeFirstOrThrow();
  return minor(balance);
}

/** The query behind `ageContacts`; exported for the proof that indexes answer it. */
export function agedContacts(db: Reads, day: CalendarDate) {
  // Two index searches instead of one with OR, which would look at every item there ever was.
  const open = sumsOfContacts(db, { day, among: isOpenNow }).groupBy('item.contact_id');
  // The plus keeps SQLite from walking every item in the order of contacts, only to spare itself the grouping of a few.
  const settledLater = sumsOfContacts(db, { day, among: isSettledAfter(day) }).groupBy(sql`+item.contact_id`);
  return db
    .selectFrom(open.unionAll(settledLater).as('part'))
    .innerJoin('contacts as named', 'named.id', 'part.contact_id')
    .innerJoin('contacts as root', (join) => join.on('root.id', '=', rootIdOf('named')))
    .select(['root.id as contact_id', 'root.code', 'root.name', 'root.name_key'])
    .select((sums) => [
      sums.fn.sum<number>('part.current').as('current'),
      sums.fn.sum<number>('part.days1to30').as('days1to30'),
      sums.fn.sum<number>('part.days31to60').as('days31to60'),
      sums.fn.sum<number>('part.days61to90').as('days61to90'),
      sums.fn.sum<number>('part.over90').as('over90'),
      sums.fn.sum<number>('part.unapplied').as('unapplied'),
    ])
    .groupBy('root.id');
}

/** The query behind `receivablesAccountOn`; exported for the proof that an index answers it. */
export function receivablesAccount(db: Reads, day: CalendarDate) {
  return db
    .selectFrom('ledger_lines')
    .select(sql<number>`coalesce(sum(amount_minor), 0)`.as('balance'))
    .where('account_code', '=', accountCode('receivables'))
    .where('dated_on', '<=', day);
}

/** What the items of one half come to, column by column; summed contact by contact before the halves are joined. */
function sumsOfContacts(db: Reads, { day, among }: { day: CalendarDate; among: RawBuilder<boolean> }) {
  const items = db
    .selectFrom('open_items')
    .select(['contact_id', 'due_on', isDebit.as('is_debit'), openOnDay(day).as('open')])
    .where(among)
    .where('dated_on', '<=', day);
  const sumWhere = (condition: RawBuilder<boolean>) =>
    sql<number>`sum(CASE WHEN ${condition} THEN item.open ELSE 0 END)`;
  /** Overdue by more days than the first, and by no more than the second. */
  const overdueBy = (more: number, most: number) =>
    sumWhere(
      sql<boolean>`item.is_debit AND item.due_on < ${addDays(day, -more)} AND item.due_on >= ${addDays(day, -most)}`,
    );
  const { current, days1to30, days31to60, days61to90 } = bucketBounds;
  return db
    .selectFrom(items.as('item'))
    .select([
      'item.contact_id',
      sumWhere(sql<boolean>`item.is_debit AND item.due_on >= ${addDays(day, -current)}`).as('current'),
      overdueBy(current, days1to30).as('days1to30'),
      overdueBy(days1to30, days31to60).as('days31to60'),
      overdueBy(days31to60, days61to90).as('days61to90'),
      sumWhere(sql<boolean>`item.is_debit AND item.due_on < ${addDays(day, -days61to90)}`).as('over90'),
      sumWhere(sql<boolean>`NOT item.is_debit`).as('unapplied'),
    ])
    .where(sql<boolean>`item.open <> 0`);
}
