import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openTestApp, testId, type TestApp } from '#core/testing';

import { carried, ended, endVerified } from './testing.ts';

const data = join(import.meta.dirname, '../../../../shared/data');
const isThere = existsSync(join(data, 'northwind'));
if (!isThere) process.stderr.write('SKIPPED: ../shared/data is missing, so Northwind and Chinook are not imported.\n');

const fileOf = (path: string) => carried(readFileSync(join(data, path)), path);

describe.runIf(isThere)('Northwind', () => {
  let house: TestApp;
  beforeAll(async () => {
    house = await openTestApp();
  });
  afterAll(async () => {
    await endVerified(house);
  });
  const importFile = async (kind: 'contacts' | 'items' | 'documents', path: string) =>
    (await ended(house.api.imports.run({ commandId: testId(), kind, file: fileOf(path) }))).result;

  test('customers become 93 contacts', async () => {
    const preview = await house.api.imports.preview({ kind: 'contacts', file: fileOf('northwind/customers.csv') });
    expect(preview).toMatchObject({ lineCount: 93, willCreate: 93, willSkip: 0, problemCount: 0, missingFields: [] });
    expect(await importFile('contacts', 'northwind/customers.csv')).toMatchObject({ created: 93, skipped: 0 });
    const found = await house.api.contacts.list({ q: 'trujillo' });
    expect(found.rows.map((row) => [row.code, row.contactPerson, row.city])).toEqual([
      ['ANATR', 'Ana Trujillo', 'México D.F.'],
    ]);
  });

  test('products become 77 items, the discontinued ones archived', async () => {
    expect(await importFile('items', 'northwind/products.csv')).toMatchObject({ created: 77, skipped: 0 });
    expect((await house.api.items.list({})).total).toBe(69);
    expect((await house.api.items.list({ archived: 'yes' })).total).toBe(8);
    const [chai] = (await house.api.items.list({ q: 'chai' })).rows;
    expect(chai).toMatchObject({ code: '1', unit: '10 boxes x 20 bags', priceE4: 180_000, category: 'Beverages' });
  });

  test('2,155 order lines become 830 drafts, exact to the cent', async () => {
    const result = await importFile('documents', 'northwind/order-lines.csv');
    expect(result).toMatchObject({ created: 830, updated: 0, skipped: 0, lineCount: 2155, problemCount: 0 });
    const books = new BetterSqlite(house.databaseFile, { readonly: true });
    const sums = books
      .prepare(
        `SELECT count(*) AS documents, sum(line_net_minor) AS lines, sum(charge_minor) AS charges,
          sum(status = 'draft') AS drafts, sum(number <> '') AS numbers FROM documents`,
      )
      .get();
    expect(sums).toEqual({ documents: 830, lines: 126_579_329, charges: 6_494_269, drafts: 830, numbers: 0 });
    expect(books.prepare('SELECT count(*) AS entries FROM ledger_entries').get()).toEqual({ entries: 0 });
    books.close();
  });

  test('order 10250 has its lines, fractions as percent, dates, and its freight once', async () => {
    const [row] = (await house.api.documents.list({ q: '10250' })).rows;
    const draft = await house.api.documents.get({ id: row?.id ?? '' });
    expect(draft).toMatchObject({
      kind: 'invoice',
      contactName: 'Hanari Carnes',
      reference: '10250',
      issuedOn: '1996-07-08',
      dueOn: '1996-08-05',
      adjustments: [{ kind: 'charge', reason: 'Freight', amountMinor: 6583, taxRateId: null }],
      lineNetMinor: 155_260,
      chargeMinor: 6583,
    });
    expect(draft.lines.map((line) => [line.itemCode, line.quantityE4, line.priceE4, line.discountPercentE4])).toEqual([
      ['41', 100_000, 77_000, 0],
      ['51', 350_000, 424_000, 150_000],
      ['65', 150_000, 168_000, 150_000],
    ]);
  });

  test('a second import of the same orders makes nothing and says why', async () => {
    const result = await importFile('documents', 'northwind/order-lines.csv');
    expect(result).toMatchObject({ created: 0, skipped: 830, problemCount: 830 });
    expect(result.problems[0]).toEqual({ line: 2, field: 'reference', code: 'ALREADY_EXISTS', value: '10248' });
    expect((await house.api.documents.list({})).total).toBe(830);
  });
});

describe.runIf(isThere)('Chinook', () => {
  test('customers are companies and persons, and invoices for unknown tracks keep their description', async () => {
    const house = await openTestApp();
    const { api, databaseFile } = house;
    const contacts = await ended(
      api.imports.run({ commandId: testId(), kind: 'contacts', file: fileOf('chinook/customers.csv') }),
    );
    expect(contacts.result).toMatchObject({ created: 59, skipped: 0 });
    const orders = await ended(
      api.imports.run({ commandId: testId(), kind: 'documents', file: fileOf('chinook/invoice-lines.csv') }),
    );
    expect(orders.result).toMatchObject({ created: 412, skipped: 0, lineCount: 2240 });
    const books = new BetterSqlite(databaseFile, { readonly: true });
    expect(books.prepare('SELECT kind, count(*) AS n FROM contacts GROUP BY kind').all()).toEqual([
      { kind: 'organisation', n: 10 },
      { kind: 'person', n: 49 },
    ]);
    expect(books.prepare('SELECT sum(line_net_minor) AS lines FROM documents').get()).toEqual({ lines: 232_860 });
    books.close();
    await endVerified(house);
  });
});
