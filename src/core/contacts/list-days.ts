/** Conditions on days that are not written as a day on the contact: moments, and what is overdue. */
import { sql } from 'kysely';

import type { FilterTest } from '#domain/contacts';
import { addDays, startOfDay } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { anyOf } from '#core/database';
import type { Condition } from '#core/database';

import { isAmong, not, testValue } from './list-tests.ts';

/** The day on the wall of the company, and where that wall is. */
export type FilterClock = { today: CalendarDate; timeZone: string };

/** A moment, asked by the days of the company's time zone. */
export function testMoment(column: 'created_at' | 'updated_at', test: FilterTest, clock: FilterClock): Condition {
  const isOn = (day: string) => isWithin(column, { from: day, to: day }, clock);
  switch (test.is) {
    case 'oneOf':
      return anyOf(test.values.map((day) => isOn(String(day))));
    case 'noneOf':
      return not(anyOf(test.values.map((day) => isOn(String(day)))));
    case 'between':
      return isWithin(column, { from: textOrNull(test.from), to: textOrNull(test.to) }, clock);
    case 'filled':
    case 'empty':
    case 'containing':
    case 'starting':
    case 'yearly':
      return sql`0`;
  }
}

function isWithin(
  column: string,
  { from, to }: { from: string | null; to: string | null },
  { timeZone }: FilterClock,
): Condition {
  const moment = sql.ref(`contacts.${column}`);
  const begin = from === null ? '' : startOfDay(from as CalendarDate, timeZone);
  if (to === null) return sql`${moment} >= ${begin}`;
  return sql`(${moment} >= ${begin} AND ${moment} < ${startOfDay(addDays(to as CalendarDate, 1), timeZone)})`;
}

function textOrNull(value: string | number | null): string | null {
  return value === null ? null : String(value);
}

/**
 * The oldest due date that has passed with something open, of the contact and all that were merged into it. Invoices and receipts that are due lie
 * together in an index; there are far fewer of them than contacts.
 */
export function testOverdue(test: FilterTest, { today }: FilterClock): Condition {
  if (test.is === 'empty') return not(testOverdue({ is: 'filled' }, { today, timeZone: '' }));
  if (test.is === 'noneOf') return not(testOverdue({ ...test, is: 'oneOf' }, { today, timeZone: '' }));
  return isAmong(sql`SELECT coalesce(owner.merged_into_id, owner.id) AS root
    FROM open_items INNER JOIN contacts AS owner ON owner.id = open_items.contact_id
    WHERE open_items.open_minor > 0 AND +open_items.kind IN ('invoice', 'sale') AND open_items.due_on < ${today}
    GROUP BY root HAVING ${testValue(sql`min(open_items.due_on)`, test)}`);
}
