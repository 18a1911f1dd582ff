import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';

import { openTestApp, testId, type TestApp } from '#core/testing';

import { carried, ended, endVerified } from './testing.ts';

const start = async (): Promise<TestApp> => {
  const house = await openTestApp();
  await house.api.contacts.create({ commandId: testId(), code: 'ALFKI', name: 'Old name', city: 'Berlin', phone: '1' });
  return house;
};
const run = async (house: TestApp, content: string, settings: object = {}) =>
  (await ended(house.api.imports.run({ commandId: testId(), kind: 'contacts', file: carried(content), ...settings })))
    .result;

const file = 'Code,Name,City,Phone\nalfki,New name,,2\nBONAP,Bon app,Marseille,3';

test('a customer whose code exists is left alone unless the person wants it changed', async () => {
  const house = await start();
  const preview = await house.api.imports.preview({ kind: 'contacts', file: carried(file) });
  expect(preview).toMatchObject({ willCreate: 1, willUpdate: 0, willSkip: 1 });
  const result = await run(house, file);
  expect(result).toMatchObject({ created: 1, updated: 0, skipped: 1 });
  expect(result.problems).toEqual([{ line: 2, field: 'code', code: 'ALREADY_EXISTS', value: 'alfki' }]);
  expect((await house.api.contacts.list({ q: 'old name' })).total).toBe(1);
  await endVerified(house);
});

test('an update changes what the file says and leaves what it does not say', async () => {
  const house = await start();
  const settings = { existing: 'update' as const };
  const preview = await house.api.imports.preview({ kind: 'contacts', file: carried(file), ...settings });
  expect(preview).toMatchObject({ willCreate: 1, willUpdate: 1, willSkip: 0, problemCount: 0 });
  expect(await run(house, file, settings)).toMatchObject({ created: 1, updated: 1, skipped: 0, problems: [] });
  const [found] = (await house.api.contacts.list({ q: 'new name' })).rows;
  const contact = await house.api.contacts.get({ id: found?.id ?? '' });
  expect(contact).toMatchObject({ code: 'ALFKI', name: 'New name', city: 'Berlin', phone: '2', version: 2 });
  expect((await house.api.contacts.list({ q: 'old name' })).total).toBe(0);
  await endVerified(house);
});

test('items are updated, too, their archive flag with them', async () => {
  const house = await openTestApp();
  await house.api.items.create({ commandId: testId(), code: '1', name: 'Chai', priceE4: 180_000, unit: 'box' });
  const items = carried('ProductID,ProductName,UnitPrice,Discontinued\n1,Chai,19.5,1\n2,Chang,19,0');
  const { result } = await ended(
    house.api.imports.run({ commandId: testId(), kind: 'items', file: items, existing: 'update' }),
  );
  expect(result).toMatchObject({ created: 1, updated: 1 });
  const { rows } = await house.api.items.list({ archived: 'all', sort: 'code' });
  expect(rows.map((row) => [row.code, row.priceE4, row.unit, row.isArchived])).toEqual([
    ['1', 195_000, 'box', true],
    ['2', 190_000, '', false],
  ]);
  await endVerified(house);
});

test('customers without a number get the next free ones, and never one that the file brings further below', async () => {
  const house = await openTestApp();
  const result = await run(house, 'Code,Name\n,First\n10001,Second\n,Third');
  expect(result).toMatchObject({ created: 3, skipped: 0 });
  const { rows } = await house.api.contacts.list({ sort: 'code' });
  expect(rows.map((row) => [row.code, row.name])).toEqual([
    ['10001', 'Second'],
    ['10002', 'First'],
    ['10003', 'Third'],
  ]);
  await endVerified(house);
});

test('an order that the customer has already is not made again, another customer’s of the same number is', async () => {
  const house = await start();
  await house.api.contacts.create({ commandId: testId(), code: 'BONAP', name: 'Bon app' });
  const orders = (contact: string) =>
    carried(`OrderID,CustomerID,OrderDate,Description,UnitPrice,Quantity\n77,${contact},2026-01-01,Tea,1,1`);
  const imported = async (contact: string) =>
    (
      await ended(
        house.api.imports.run({ commandId: testId(), kind: 'documents', file: orders(contact), existing: 'update' }),
      )
    ).result.created;
  expect([await imported('ALFKI'), await imported('ALFKI'), await imported('BONAP')]).toEqual([1, 0, 1]);
  await endVerified(house);
});

test('the same command again gives the first answer, imports nothing twice and is audited once', async () => {
  const house = await openTestApp();
  const input = { commandId: testId(), kind: 'contacts' as const, file: carried('Name\nWithout a code') };
  const first = await ended(house.api.imports.run(input));
  const second = await ended(house.api.imports.run(input));
  expect(second.result).toEqual(first.result);
  expect(second.steps).toEqual([]);
  const books = new BetterSqlite(house.databaseFile, { readonly: true });
  const audited = books
    .prepare(`SELECT subject_kind, subject_id, detail_json FROM audit_entries WHERE operation = 'imports.run'`)
    .all();
  books.close();
  expect(audited).toEqual([
    { subject_kind: 'import', subject_id: first.result.batchId, detail_json: expect.stringContaining('"created":1') },
  ]);
  expect((await house.api.contacts.list({})).total).toBe(1);
  await endVerified(house);
});

test('earlier imports are listed newest first and in pages', async () => {
  const house = await openTestApp();
  for (const [index, code] of ['A', 'B', 'C'].entries()) {
    house.setNow(`2026-11-21T1${index}:00:00.000Z`);
    await run(house, `Code,Name\n${code},Name ${code}\n${code},Again`);
  }
  const first = await house.api.imports.list({ limit: 2 });
  expect(first.total).toBe(3);
  expect(first.rows).toMatchObject([
    {
      kind: 'contacts',
      fileName: 'file.csv',
      status: 'done',
      startedAt: '2026-11-21T12:00:00.000Z',
      created: 1,
      skipped: 1,
    },
    { startedAt: '2026-11-21T11:00:00.000Z' },
  ]);
  const second = await house.api.imports.list({ limit: 2, cursor: first.nextCursor });
  expect(second.rows).toMatchObject([{ startedAt: '2026-11-21T10:00:00.000Z' }]);
  expect(second.nextCursor).toBeNull();
  await expect(house.api.imports.list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  await endVerified(house);
});
