import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { contactFields } from '#contract/contacts';
import { draftInputSchema, lineInputSchema } from '#contract/documents';
import { itemFields } from '#contract/items';
import { importFields, longestTexts, mostLines, type ImportField } from '#domain/imports';
import { openTestApp, type TestApp } from '#core/testing';

import { importsPage } from './list-imports.ts';

let house: TestApp;
beforeAll(async () => {
  house = await openTestApp();
});
afterAll(async () => {
  await house.end();
});

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
  const readAsText = importFields.contacts.filter((field) => field !== 'firstName' && field !== 'lastName');
  expect(readAsText.filter((field) => !known.has(field))).toEqual([]);
  expect(known.size).toBeGreaterThan(20);
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
