// The list of documents: every filter says what it means, and pages are walked without loss.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { fillBooks, failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
type Asked = Parameters<TestApp['api']['documents']['list']>[0];
const list = (asked: Asked) => office.api.documents.list(asked);

beforeAll(async () => {
  office = await openTestApp();
  fillBooks(office.databaseFile, { documents: 400 });
});
afterAll(() => office.end());

const openSql = 'EXISTS (SELECT 1 FROM open_items o WHERE o.id = d.id AND o.open_minor > 0)';
const filters: [string, Asked, string][] = [
  ['all', {}, '1'],
  ['invoices', { kind: 'invoice' }, "d.kind = 'invoice'"],
  ['credit notes', { kind: 'creditNote' }, "d.kind = 'creditNote'"],
  ['drafts', { state: 'draft' }, "d.status = 'draft'"],
  ['issued', { state: 'issued' }, "d.status = 'issued'"],
  ['unpaid', { state: 'unpaid' }, openSql],
  ['overdue', { state: 'overdue' }, `d.kind = 'invoice' AND d.due_on < '2026-11-21' AND ${openSql}`],
  ['paid', { state: 'paid' }, `d.status = 'issued' AND NOT ${openSql}`],
  [
    'paid invoices',
    { state: 'paid', kind: 'invoice' },
    `d.status = 'issued' AND d.kind = 'invoice' AND NOT ${openSql}`,
  ],
  [
    'of some months',
    { issuedFrom: '2025-01-15', issuedTo: '2025-06-30' },
    "d.issued_on BETWEEN '2025-01-15' AND '2025-06-30'",
  ],
  ['unpaid of this year', { state: 'unpaid', issuedFrom: '2026-01-01' }, `d.issued_on >= '2026-01-01' AND ${openSql}`],
  [
    'paid until then',
    { state: 'paid', issuedTo: '2024-12-31' },
    `d.issued_on <= '2024-12-31' AND d.status = 'issued' AND NOT ${openSql}`,
  ],
  ['by number', { q: 'inv-0001' }, "d.number LIKE 'INV-0001%'"],
  ['by reference', { q: 'po-12' }, "d.reference LIKE 'PO-12%'"],
  ['by contact', { q: 'muller' }, "c.name LIKE '%Müller%' OR c.contact_person LIKE '%Müller%'"],
  ['by two characters', { q: 'PO' }, '1'],
  [
    'unpaid of a contact',
    { q: 'müller', state: 'unpaid' },
    `(c.name LIKE '%Müller%' OR c.contact_person LIKE '%Müller%') AND ${openSql}`,
  ],
  ['unpaid by reference', { q: 'PO-3', state: 'unpaid' }, `d.reference LIKE 'PO-3%' AND ${openSql}`],
  ['nothing', { q: 'zzzz' }, '0'],
];
const sorts = { issuedOn: 'd.issued_on', number: 'd.number', dueOn: 'd.due_on', gross: 'd.gross_minor' } as const;

test.each(filters)('documents.list shows %s, in every sort and direction, page after page', async (_, asked, where) => {
  for (const sort of ['issuedOn', 'number', 'dueOn', 'gross'] as const) {
    for (const direction of ['asc', 'desc'] as const) {
      const expected = rowsOf<{ id: string }>(
        office.databaseFile,
        `SELECT d.id FROM documents d LEFT JOIN contacts c ON c.id = d.contact_id WHERE ${where}
        ORDER BY ${sorts[sort]} ${direction}, d.id ${direction}`,
      ).map((row) => row.id);
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof list>> = await list({ ...asked, sort, direction, cursor, limit: 90 });
        expect(page.total).toBe(expected.length);
        found.push(...page.rows.map((row) => row.id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(found, `${sort} ${direction}`).toEqual(expected);
    }
  }
});

test('of one contact', async () => {
  const [contact] = rowsOf<{ id: string; n: number }>(
    office.databaseFile,
    'SELECT contact_id AS id, count(*) AS n FROM documents GROUP BY contact_id ORDER BY n DESC LIMIT 1',
  );
  const contactId = contact?.id ?? '';
  const all = await list({ contactId, limit: 500 });
  expect([all.total, all.rows.every((row) => row.contactId === contactId)]).toEqual([contact?.n, true]);
  const parts = await Promise.all((['draft', 'paid', 'unpaid'] as const).map((state) => list({ contactId, state })));
  expect(parts.map((part) => part.total).reduce((sum, total) => sum + total, 0)).toBe(contact?.n);
});

test('walking the pages meets every row once, even while documents are added', async () => {
  const before = new Set(rowsOf<{ id: string }>(office.databaseFile, 'SELECT id FROM documents').map((row) => row.id));
  const met: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({ sort: 'issuedOn', cursor, limit: 37 });
    met.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor;
    for (const issuedOn of ['2023-12-01', '2025-05-05', '2027-01-01']) {
      await office.api.documents.saveDraft({ commandId: testId(), issuedOn, lines: [] });
    }
  } while (cursor !== null);
  expect(new Set(met).size).toBe(met.length);
  expect(met.filter((id) => before.has(id)).toSorted()).toEqual([...before].toSorted());
});

test('drafts show the days that were set and hide the provisional ones', async () => {
  const open = await office.api.documents.saveDraft({ commandId: testId(), reference: 'open-day', lines: [] });
  const set = { commandId: testId(), reference: 'set-day', issuedOn: '2026-12-01', dueOn: '2026-12-31', lines: [] };
  await office.api.documents.saveDraft(set);
  const rowOf = async (q: string) => (await list({ q })).rows[0];
  expect(await rowOf('open-day')).toMatchObject({
    id: open.id,
    issuedOn: null,
    dueOn: null,
    number: null,
    state: 'draft',
  });
  expect(await rowOf('set-day')).toMatchObject({ issuedOn: '2026-12-01', dueOn: '2026-12-31' });
});

test('a cursor of another order is CURSOR_INVALID', async () => {
  const { nextCursor } = await list({ limit: 1 });
  expect((await failureOf(list({ limit: 1, sort: 'gross', cursor: nextCursor }))).code).toBe('CURSOR_INVALID');
});
