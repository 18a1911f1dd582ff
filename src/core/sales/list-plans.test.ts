// How the database answers the lists of receipts and credits: long results in the order of an index, short ones found by an index and sorted.
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { CalendarDate } from '#domain/dates';
import { allOf, matchExpression } from '#core/database';
import type { ReadDb } from '#core/database';
import { explain } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { conditions, creditPage } from './list-credits.ts';
import type { Asked, ListInput } from './list-filters.ts';
import { salePage } from './list-sales.ts';

let office: TestApp;
let db: ReadDb;
beforeAll(async () => {
  office = await openTestApp();
  db = office.app.context().house.database.reader;
});
afterAll(() => office.end());

const day = (text: string) => text as CalendarDate;
const filters: [string, Partial<ListInput>][] = [
  ['a register', { registerId: testId() }],
  ['a shift', { shiftId: testId() }],
  ['days', { soldFrom: day('2026-01-01'), soldTo: day('2026-01-31') }],
  ['a register and days', { registerId: testId(), soldFrom: day('2026-01-01') }],
  ['a contact', { contactId: testId() }],
  ['a contact and days', { contactId: testId(), soldTo: day('2026-01-31') }],
  ['a search', { q: 'novak' }],
  ['a search in a shift', { q: 'novak', shiftId: testId() }],
];
const orders = (['soldAt', 'total'] as const).flatMap((sort) =>
  (['asc', 'desc'] as const).map((direction) => ({ sort, direction })),
);

function planOf(asked: Partial<ListInput>, { total, isLater }: { total: number; isLater: boolean }): string[] {
  const input: ListInput = { sort: 'soldAt', direction: 'desc', limit: 50, ...asked };
  const key = isLater ? { value: input.sort === 'total' ? 1 : '2026', id: testId() } : null;
  const contacts = matchExpression(input.q ?? '');
  const found = contacts && { text: input.q ?? '', contacts, isInNumbers: true };
  const memberIds = input.contactId === undefined ? [] : [input.contactId];
  const whole: Asked = { input, memberIds, key, found };
  return explain(office.databaseFile, salePage(db, whole, total).compile());
}

const sorting = /USE TEMP B-TREE FOR (LAST \d+ TERMS? OF )?ORDER BY/;
const wholeTable = /^SCAN sales(?! USING)/;

test.each([['nothing', {}] as [string, Partial<ListInput>], ...filters.filter(([, { contactId }]) => !contactId)])(
  'many receipts by %s are walked in the order of an index, first page and later ones',
  (_, filter) => {
    for (const order of orders) {
      for (const isLater of [false, true]) {
        const plan = planOf({ ...filter, ...order }, { total: 1_000_000, isLater });
        expect(plan.filter((step) => sorting.test(step) || wholeTable.test(step))).toEqual([]);
        expect(plan.find((step) => step.startsWith(isLater ? 'SEARCH sales' : 'S')) ?? '').toMatch(
          /^(SCAN|SEARCH) sales USING (COVERING )?INDEX sales_by_(time|total)/,
        );
      }
    }
  },
);

test.each(filters)('few receipts by %s are found by an index and sorted', (_, filter) => {
  for (const order of orders) {
    const plan = planOf({ ...filter, ...order }, { total: 20, isLater: false });
    expect(plan.filter((step) => wholeTable.test(step))).toEqual([]);
    // The register of a filter may be looked up before its receipts.
    const first = plan.find((step) => /^(SCAN|SEARCH|MULTI-INDEX)(?! registers)/.test(step)) ?? '';
    expect(first).toMatch(/^(SEARCH sales USING (COVERING )?INDEX sales_by|MULTI-INDEX OR)/);
  }
});

test.each([
  ['all that is left', { onlyLeft: true }, 'store_credits_left'],
  ['all there ever was', { onlyLeft: false }, 'store_credits_by_day'],
])('credits, %s, are walked by their day', (_, filter, index) => {
  for (const key of [null, { value: '2026-01-01', id: testId() }]) {
    const condition = allOf(conditions({ ...filter, limit: 50 }, []));
    const plan = explain(office.databaseFile, creditPage(db, { condition, key, limit: 50 }).compile());
    expect(plan.filter((step) => sorting.test(step))).toEqual([]);
    expect(plan[0]).toContain(`store_credits USING INDEX ${index}`);
  }
});

test("a customer's credits are found by the customer", () => {
  const contactId = testId();
  const condition = allOf(conditions({ onlyLeft: true, contactId, limit: 50 }, [contactId]));
  const plan = explain(office.databaseFile, creditPage(db, { condition, key: null, limit: 50 }).compile());
  expect(plan[0]).toContain('SEARCH store_credits USING INDEX store_credits_by_contact');
});
