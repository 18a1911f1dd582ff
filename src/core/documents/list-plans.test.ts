// How the database answers the list of documents: long results in the order of an index, short ones found by an index and sorted.
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { CalendarDate } from '#domain/dates';
import { matchExpression } from '#core/database';
import type { ReadDb } from '#core/database';
import { explain } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { documentPage } from './list-documents.ts';
import type { Asked, ListInput } from './list-filters.ts';

let office: TestApp;
let db: ReadDb;
beforeAll(async () => {
  office = await openTestApp();
  db = office.app.context().house.database.reader;
});
afterAll(() => office.end());

const day = (text: string) => text as CalendarDate;
const filters: [string, Partial<ListInput>][] = [
  ['kind', { kind: 'creditNote' }],
  ['drafts', { state: 'draft' }],
  ['issued', { state: 'issued' }],
  ['unpaid', { state: 'unpaid' }],
  ['overdue', { state: 'overdue' }],
  ['paid', { state: 'paid' }],
  ['kind and state', { kind: 'invoice', state: 'unpaid' }],
  ['days', { issuedFrom: day('2026-01-01'), issuedTo: day('2026-01-31') }],
  ['kind and days', { kind: 'invoice', issuedFrom: day('2026-01-01') }],
  ['a contact', { contactId: testId() }],
  ['a contact and state', { contactId: testId(), state: 'overdue' }],
  ['a contact with merged ones', { contactId: testId(), q: '' }],
  ['a search', { q: 'novak' }],
  ['a search of drafts', { q: 'novak', state: 'draft' }],
  ['a search of unpaid', { q: 'novak', state: 'unpaid' }],
];
const orders = (['issuedOn', 'number', 'dueOn', 'gross'] as const).flatMap((sort) =>
  (['asc', 'desc'] as const).map((direction) => ({ sort, direction })),
);

function planOf(asked: Partial<ListInput>, { total, isLater }: { total: number; isLater: boolean }): string[] {
  const input: ListInput = { sort: 'issuedOn', direction: 'desc', limit: 50, ...asked };
  const key = isLater ? { value: input.sort === 'gross' ? 1 : '2026', id: testId() } : null;
  const contacts = matchExpression(input.q ?? '');
  const found = contacts && { text: input.q ?? '', contacts, isInNumbers: true, isInReferences: false };
  const { contactId, q } = input;
  const memberIds = contactId === undefined ? [] : [contactId, ...(q === '' ? [testId()] : [])];
  const whole: Asked = { input, memberIds, key, today: day('2026-11-21'), found };
  return explain(office.databaseFile, documentPage(db, whole, total).compile());
}

const sorting = /USE TEMP B-TREE FOR (LAST \d+ TERMS? OF )?ORDER BY/;
const wholeTable = /^SCAN (documents|balance)(?! USING)/;
const walking = /^(SCAN|SEARCH) (documents|balance) USING (COVERING )?INDEX/;

test.each([['nothing', {}] as [string, Partial<ListInput>], ...filters.filter(([, { contactId }]) => !contactId)])(
  'a long result filtered by %s is read in the order of an index, first page and later ones',
  (_, asked) => {
    for (const order of orders) {
      for (const isLater of [false, true]) {
        const plan = planOf({ ...asked, ...order }, { total: 50_000, isLater });
        expect(plan.filter((step) => sorting.test(step) || wholeTable.test(step))).toEqual([]);
        expect(plan.some((step) => walking.test(step))).toBe(true);
      }
    }
  },
);

test.each(filters)(
  'a short result filtered by %s is found by an index and never by reading all documents',
  (_, asked) => {
    for (const order of orders) {
      const plan = planOf({ ...asked, ...order }, { total: 50, isLater: false });
      expect(plan.filter((step) => wholeTable.test(step))).toEqual([]);
      const first = plan.find((step) => /^(SCAN|SEARCH|MULTI-INDEX)/.test(step)) ?? '';
      expect(first).toMatch(
        /^(SEARCH (documents|balance) USING|MULTI-INDEX OR|SCAN (documents|balance) USING (COVERING )?INDEX (open_items_open|documents_(drafts|by)))/,
      );
    }
  },
);
