/** `receivables.ageing`: who owes what on a day, by how long it is overdue. */
import type { CalendarDate, Instant } from '#domain/dates';
import { totalRow } from '#domain/receivables';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Ageing } from '#contract/receivables';
import type { InputOf, QueryScope } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';
import type { CompanyNow } from '#core/settings';

import { ageContacts, receivablesAccountOn } from './age-contacts.ts';
import type { AgedContact } from './age-contacts.ts';
import type { Reads } from './open-on-day.ts';

type Asked = InputOf<'receivables', 'ageing'>;

/** The report from dated allocations, so that a past day can be had again; total and row count are those of all contacts. */
export async function getAgeing(scope: QueryScope, asked: Asked): Promise<Result<Ageing>> {
  return ok(
    await scope.read(async (db) => readAgeing(db, { ...asked, company: await readCompany(db), now: scope.now })),
  );
}

export type AgeingQuestion = {
  company: CompanyNow;
  now: Instant;
  /** Default: today in the company. */
  day?: CalendarDate | undefined;
  sort: Asked['sort'];
  /** Default: every contact. */
  limit?: number;
  offset?: number;
};

/** The report of one day, read from one state of the database. */
export async function readAgeing(db: Reads, question: AgeingQuestion): Promise<Ageing> {
  const { company, now, sort, offset = 0, limit = Infinity } = question;
  const day = question.day ?? todayOf(company, now);
  const contacts = (await ageContacts(db, day)).toSorted(orders[sort]);
  return {
    day,
    currency: company.currency,
    rowCount: contacts.length,
    rows: contacts.slice(offset, offset + limit).map(({ nameKey: _, ...row }) => row),
    total: totalRow(contacts),
    receivablesAccountMinor: await receivablesAccountOn(db, day),
  };
}

type Order = (left: AgedContact, right: AgedContact) => number;

/** Names are unique only together with the id. */
const byName: Order = (left, right) => compare(left.nameKey, right.nameKey) || compare(left.contactId, right.contactId);

const orders: Readonly<Record<Asked['sort'], Order>> = {
  name: byName,
  balance: (left, right) => right.balanceMinor - left.balanceMinor || byName(left, right),
  over90: (left, right) =>
    right.over90Minor - left.over90Minor || right.balanceMinor - left.balanceMinor || byName(left, right),
};

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
