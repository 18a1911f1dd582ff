// Above 3,000 rows a page is walked in the order of an index instead of sorted: the answer is the same.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { fillBooks, openTestApp, rowsOf } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
type Asked = Parameters<TestApp['api']['documents']['list']>[0];

beforeAll(async () => {
  office = await openTestApp();
  fillBooks(office.databaseFile, { documents: 3600 });
});
afterAll(() => office.end());

const cases: [string, Asked, string][] = [
  ['invoices', { kind: 'invoice' }, "kind = 'invoice'"],
  ['issued', { state: 'issued' }, "status = 'issued'"],
  ['issued since', { issuedFrom: '2024-01-01', state: 'issued' }, "status = 'issued' AND issued_on >= '2024-01-01'"],
  ['by number', { q: 'inv' }, "kind = 'invoice' AND number <> ''"],
  ['by reference', { q: 'PO-' }, '1'],
];

test.each(cases)('%s', async (_, asked, where) => {
  for (const [sort, column] of [
    ['issuedOn', 'issued_on'],
    ['number', 'number'],
    ['dueOn', 'due_on'],
    ['gross', 'gross_minor'],
  ] as const) {
    const query = `SELECT id FROM documents WHERE ${where} ORDER BY ${column} DESC, id DESC`;
    const expected = rowsOf<{ id: string }>(office.databaseFile, query).map((row) => row.id);
    expect(expected.length).toBeGreaterThan(3000);
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<TestApp['api']['documents']['list']>> = await office.api.documents.list({
        ...asked,
        sort,
        direction: 'desc',
        cursor,
        limit: 500,
      });
      expect(page.total).toBe(expected.length);
      found.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(found).toEqual(expected);
  }
});
