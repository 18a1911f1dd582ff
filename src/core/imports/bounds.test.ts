import BetterSqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { contactFields } from '#contract/contacts';
import { draftInputSchema, lineInputSchema } from '#contract/documents';
import { itemFields } from '#contract/items';
import { customFieldOf, importFields, longestTexts, mostLines, readContacts, type ImportField } from '#domain/imports';
import { openTestApp, type TestApp } from '#core/testing';

import { newState } from './contact-states.ts';
import { importsPage } from './list-imports.ts';

let house: TestApp;
beforeAll(async () => {
  house = await openTestApp();
});
afterAll(async () => {
  await house.end();
});

function whole<Output>(turns: Generator<undefined, Output, void>): Output {
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
  }
}

type Parser = { safeParse: (value: unknown) => { success: boolean } };
const isTextField = ([field, schema]: readonly [string, Parser]) =>
  field in longestTexts && schema.safeParse('text').success;
const textFields = [
  ...Object.entries<Parser>(contactFields.shape),
  ...Object.entries<Parser>(itemFields.shape),
  ...Object.entries<Parser>(draftInputSchema.shape),
  ...Object.entries<Parser>(lineInputSchema.shape),
].filter(isTextField);

test('every text that a file can bring is bounded by the contract', () => {
  const known = new Set(textFields.map(([field]) => field));
  expect(known.size).toBeGreaterThan(20);
});

const odd = ['', 'x', ';;;', 'a;b', 'email;;a@b', 'delivery;L;S', '1.5', '2026-02-30', 'yes', 'EUR', 'a\\', '99999'];
const cell = fc.oneof(
  fc.constantFrom(...odd),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.constantFrom(...odd), { maxLength: 60 }).map((parts) => parts.join('\n')),
);
const customFields = [
  { id: '01900000-0000-7000-8000-000000000001', name: 'Number', kind: 'number' as const, options: [] },
  { id: '01900000-0000-7000-8000-000000000002', name: 'Text', kind: 'text' as const, options: [] },
];

test('whatever stands in a row, the contact that is made of it is one that the contract knows', () => {
  const fields = [...importFields.contacts, ...customFields.map((field) => customFieldOf(field.id))];
  const mapping = Object.fromEntries(fields.map((field, column) => [field, column]));
  const reading = { mapping, decimalSeparator: '.' as const, dateOrder: 'ymd' as const, currency: 'EUR' };
  // A few cells at a time: a row with a problem makes no contact.
  const filled = fc.dictionary(fc.constantFrom(...fields), cell, { maxKeys: 3 });
  let made = 0;
  fc.assert(
    fc.property(filled, (texts) => {
      const clean = fields
        .map((field) => texts[field] ?? (field === 'name' ? 'Anna' : ''))
        .map((text) => text.replaceAll(/(?![\t\n])\p{Cc}/gu, ' '));
      const known = { customFields, owners: [] };
      const turns = readContacts([{ line: 2, cells: clean }], { columnCount: fields.length, reading, known });
      const [record] = whole(turns).records;
      if (record === undefined) return;
      const state = newState({ ...record, organisations: [] }, { code: 'K1', organisations: [] });
      expect(contactFields.safeParse(state).error).toBeUndefined();
      made += 1;
    }),
    { numRuns: 2000 },
  );
  expect(made).toBeGreaterThan(500);
});

test.each(textFields)('an imported %s may be as long as the contract allows and no longer', (field, schema) => {
  const longest = longestTexts[field as ImportField];
  expect(schema.safeParse('x'.repeat(longest)).success).toBe(true);
  expect(schema.safeParse('x'.repeat(longest + 1)).success).toBe(false);
});

test('an imported order may have as many lines as the contract allows and no more', () => {
  const line = { description: 'Tea', quantityE4: 10_000, priceE4: 10_000 };
  const linesOf = (count: number) => ({ lines: Array.from({ length: count }, () => line) });
  expect(draftInputSchema.safeParse(linesOf(mostLines)).success).toBe(true);
  expect(draftInputSchema.safeParse(linesOf(mostLines + 1)).success).toBe(false);
});

test('the list of imports is answered by an index, on every page', async () => {
  const books = new BetterSqlite(house.databaseFile, { readonly: true });
  const { reader } = house.app.context().house.database;
  for (const key of [null, { value: '2026-11-21T10:00:00.000Z', id: 'x' }]) {
    const { sql, parameters } = importsPage(reader, { limit: 50, key }).compile();
    const plan = JSON.stringify(books.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters));
    expect(plan).toContain('import_batches_by_start');
    expect(plan).not.toContain('TEMP B-TREE');
  }
  books.close();
});
