import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openTestApp, testId, type TestApp } from '#core/testing';

import { carried, customers, ended, endVerified } from './testing.ts';

type Kind = 'contacts' | 'items' | 'documents';

let house: TestApp;
beforeAll(async () => {
  house = await openTestApp();
});
afterAll(async () => {
  await endVerified(house);
});

const preview = (kind: Kind, content: string | Uint8Array, settings: object = {}) =>
  house.api.imports.preview({ kind, file: carried(content), ...settings });
const run = async (kind: Kind, content: string | Uint8Array, settings: object = {}) =>
  (await ended(house.api.imports.run({ commandId: testId(), kind, file: carried(content), ...settings }))).result;
const said = (result: { problems: { line: number; field: string | null; code: string; value: string }[] }) =>
  result.problems.map(({ line, field, code, value }) => [line, field, code, value]);

describe('a file that is refused as a whole changes nothing', () => {
  test('cut by the wrong delimiter', async () => {
    const failure = { code: 'IMPORT_ONE_COLUMN', data: { delimiter: ';' } };
    await expect(preview('contacts', customers(3), { delimiter: ';' })).rejects.toMatchObject(failure);
    await expect(run('contacts', customers(3), { delimiter: ';' })).rejects.toMatchObject(failure);
  });

  test('without a column that is needed', async () => {
    const content = 'OrderID,OrderDate,Quantity,UnitPrice\nA,2026-01-01,1,1';
    expect(await preview('documents', content)).toMatchObject({
      missingFields: ['contactCode', 'description'],
      lineCount: 1,
      willCreate: 0,
      problemCount: 0,
    });
    await expect(run('documents', content)).rejects.toMatchObject({
      code: 'IMPORT_FIELD_MISSING',
      data: { fields: ['contactCode', 'description'] },
    });
  });

  test('with a mapping that names what does not exist', async () => {
    const failure = { code: 'IMPORT_MAPPING_INVALID', data: { field: 'name' } };
    await expect(preview('contacts', customers(3), { mapping: { name: 9 } })).rejects.toMatchObject(failure);
    await expect(run('contacts', customers(3), { mapping: { name: 9 } })).rejects.toMatchObject(failure);
  });

  test('empty, binary, or with a quote that never closes', async () => {
    await expect(preview('contacts', '')).rejects.toMatchObject({ code: 'IMPORT_FILE_EMPTY' });
    await expect(run('contacts', new Uint8Array([1, 2, 3, 4, 0, 0]))).rejects.toMatchObject({
      code: 'IMPORT_FILE_UNREADABLE',
      data: { reason: 'binary' },
    });
    await expect(run('contacts', 'Code,Name\nA,"Anna\nB,Bert')).rejects.toMatchObject({
      code: 'IMPORT_FILE_UNREADABLE',
      data: { line: 2, reason: 'quoteOpen' },
    });
  });

  test('and none of them has left a contact or an import behind', async () => {
    expect((await house.api.contacts.list({})).total).toBe(0);
    expect((await house.api.imports.list({})).total).toBe(0);
  });
});

describe('files in the encodings of other programs', () => {
  test.each([
    ['UTF-8 with a byte order mark', 'utf-8', Buffer.from('\ufeffCode,Name\nE1,Müller & Söhne', 'utf8')],
    ['Windows-1252', 'windows-1252', Buffer.from('Code,Name\nE2,Müller & Söhne', 'latin1')],
    ['UTF-16', 'utf-16le', Buffer.from('\ufeffCode\tName\nE3\tMüller & Söhne', 'utf16le')],
  ])('%s keep their letters', async (_, encoding, bytes) => {
    expect(await preview('contacts', bytes)).toMatchObject({ encoding, mapping: { code: 0, name: 1 }, willCreate: 1 });
    expect(await run('contacts', bytes)).toMatchObject({ created: 1, problemCount: 0 });
  });

  test('all found under the same name afterwards', async () => {
    const { rows } = await house.api.contacts.list({ q: 'müller', sort: 'code' });
    expect(rows.map((row) => [row.code, row.name])).toEqual([
      ['E1', 'Müller & Söhne'],
      ['E2', 'Müller & Söhne'],
      ['E3', 'Müller & Söhne'],
    ]);
  });
});

describe('rows that cannot be used are named by their line, and the others come in', () => {
  test('customer codes that stand twice in the file', async () => {
    const result = await run('contacts', 'Code,Name\nD1,One\nd1,Two\nD2,Three\nD3,\n');
    expect(result).toMatchObject({ created: 2, skipped: 2, lineCount: 4 });
    expect(said(result)).toEqual([
      [3, 'code', 'CODE_DOUBLED', 'd1'],
      [5, 'name', 'VALUE_MISSING', ''],
    ]);
  });

  test('prices that are no amounts', async () => {
    const result = await run(
      'items',
      'Artikelnr;Bezeichnung;Preis\nP1;Tee;1.234,50 €\nP2;Kaffee;teuer\nP3;Kakao;1.5,0',
    );
    expect(result).toMatchObject({ created: 1, skipped: 2 });
    expect(said(result)).toEqual([
      [3, 'price', 'AMOUNT_INVALID', 'teuer'],
      [4, 'price', 'AMOUNT_INVALID', '1.5,0'],
    ]);
    expect((await house.api.items.list({})).rows.map((row) => row.priceE4)).toEqual([12_345_000]);
  });

  test('orders with a day that no calendar has, a bad amount, or for an unknown customer, whole and never half', async () => {
    const content = [
      'OrderID,CustomerID,OrderDate,Description,UnitPrice,Quantity',
      'G1,D1,31.01.2026,Good,10,1',
      'B1,D1,31.02.2026,Bad day,10,1',
      'B2,D1,01.02.2026,Fine line,10,1',
      'B2,D1,01.02.2026,Bad line,ten,1',
      'B3,NOBODY,01.02.2026,Unknown customer,10,1',
    ].join('\n');
    const expected = { lineCount: 5, problemCount: 6 };
    expect(await preview('documents', content)).toMatchObject({
      ...expected,
      willCreate: 1,
      willSkip: 3,
      dateOrder: 'dmy',
    });
    const result = await run('documents', content);
    expect(result).toMatchObject({ ...expected, created: 1, skipped: 3 });
    expect(said(result)).toEqual([
      [3, 'issuedOn', 'DATE_INVALID', '31.02.2026'],
      [3, 'reference', 'ORDER_SKIPPED', 'B1'],
      [4, 'reference', 'ORDER_SKIPPED', 'B2'],
      [5, 'price', 'AMOUNT_INVALID', 'ten'],
      [6, 'contactCode', 'CONTACT_UNKNOWN', 'NOBODY'],
      [6, 'reference', 'ORDER_SKIPPED', 'B3'],
    ]);
    expect((await house.api.documents.list({})).rows.map((row) => row.reference)).toEqual(['G1']);
  });

  test('orders whose amounts are too large to be kept exactly', async () => {
    const content =
      'OrderID,CustomerID,OrderDate,Description,UnitPrice,Quantity\nL1,D1,2026-01-01,Much,900000000000,900000000000';
    const result = await run('documents', content);
    expect(result).toMatchObject({ created: 0, skipped: 1 });
    expect(result.problems.map((problem) => problem.code)).toEqual(['AMOUNT_OUT_OF_RANGE', 'ORDER_SKIPPED']);
  });
});
