// The list of payments: every filter, every order, page after page.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { failureOf, fillBooks, openTestApp, rowsOf } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
type Asked = Parameters<TestApp['api']['payments']['list']>[0];

beforeAll(async () => {
  office = await openTestApp();
  fillBooks(office.databaseFile, { documents: 4200 });
});
afterAll(() => office.end());

const cases: [string, Asked, string][] = [
  ['all', {}, '1'],
  ['of a month', { paidFrom: '2025-03-01', paidTo: '2025-03-31' }, "p.paid_on BETWEEN '2025-03-01' AND '2025-03-31'"],
  ['since', { paidFrom: '2024-01-05' }, "p.paid_on >= '2024-01-05'"],
  ['by number', { q: 'rv-0002' }, "p.number LIKE 'RV-0002%'"],
  ['by the start of every number', { q: 'RV' }, '1'],
  ['by contact', { q: 'novak' }, "c.name LIKE '%Novák%' OR c.contact_person LIKE '%Novák%'"],
  ['nothing', { q: 'zzzz' }, '0'],
];

test.each(cases)('payments.list shows %s', async (_, asked, where) => {
  for (const [sort, column] of [
    ['paidOn', 'paid_on'],
    ['number', 'number'],
    ['amount', 'amount_minor'],
  ] as const) {
    for (const direction of ['asc', 'desc'] as const) {
      const query = `SELECT p.id FROM payments p JOIN contacts c ON c.id = p.contact_id WHERE ${where}
        ORDER BY p.${column} ${direction}, p.id ${direction}`;
      const expected = rowsOf<{ id: string }>(office.databaseFile, query).map((row) => row.id);
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<TestApp['api']['payments']['list']>> = await office.api.payments.list({
          ...asked,
          sort,
          direction,
          cursor,
          limit: 500,
        });
        expect(page.total).toBe(expected.length);
        found.push(...page.rows.map((row) => row.id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(found).toEqual(expected);
    }
  }
});

test('of one contact, with what is unused of each', async () => {
  const [first] = (await office.api.payments.list({ limit: 1 })).rows;
  const { rows, total } = await office.api.payments.list({ contactId: first?.contactId ?? '', limit: 500 });
  expect([rows.length, new Set(rows.map((row) => row.contactId)).size]).toEqual([total, 1]);
  expect(first).toMatchObject({ direction: 'received', tender: 'bankTransfer', unappliedMinor: 0, currency: 'EUR' });
});

test('a cursor that was not made here is CURSOR_INVALID', async () => {
  expect((await failureOf(office.api.payments.list({ cursor: 'WzFd' }))).code).toBe('CURSOR_INVALID');
});
