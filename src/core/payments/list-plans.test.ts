// How the database answers the list of payments: by an index, long results in its order.
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { CalendarDate } from '#domain/dates';
import { matchExpression } from '#core/database';
import { explain } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import type { ListInput } from './list-filters.ts';
import { paymentPage } from './list-payments.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

const filters: [string, Partial<ListInput>][] = [
  ['nothing', {}],
  ['days', { paidFrom: '2026-01-01' as CalendarDate, paidTo: '2026-01-31' as CalendarDate }],
  ['a search', { q: 'novak' }],
  ['a contact', { contactId: testId() }],
  ['a contact with merged ones', { contactId: testId(), q: '' }],
];

function planOf(asked: Partial<ListInput>, total: number): string[] {
  const input: ListInput = { sort: 'paidOn', direction: 'desc', limit: 50, ...asked };
  const contacts = matchExpression(input.q ?? '');
  const found = contacts && { text: input.q ?? '', contacts, isInNumbers: true };
  const { contactId, q } = input;
  const memberIds = contactId === undefined ? [] : [contactId, ...(q === '' ? [testId()] : [])];
  const db = office.app.context().house.database.reader;
  return explain(office.databaseFile, paymentPage(db, { input, memberIds, key: null, found }, total).compile());
}

test.each(filters)('filtered by %s', (name, asked) => {
  for (const sort of ['paidOn', 'number', 'amount'] as const) {
    for (const direction of ['asc', 'desc'] as const) {
      const [long, short] = [planOf({ ...asked, sort, direction }, 50_000), planOf({ ...asked, sort, direction }, 50)];
      expect([...long, ...short].filter((step) => /^SCAN payments(?! USING)/.test(step))).toEqual([]);
      const isSorted = long.some((step) => /USE TEMP B-TREE FOR (LAST \d+ TERMS? OF )?ORDER BY/.test(step));
      // The payments of one contact are few enough to be sorted, however many there are.
      expect(isSorted).toBe(name.startsWith('a contact'));
    }
  }
});
