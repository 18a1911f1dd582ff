// Files of any format become rows; what cannot be read says why.
import writeXlsxFile from 'write-excel-file/node';
import type { SheetData } from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';

import { zipOf } from '#core/files';

import { packRows, unpackRows } from './pack.ts';
import { readTable } from './read-table.ts';
import { writeTable, type TableToWrite } from './write-table.ts';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const workbook = async (sheets: Record<string, SheetData>) => {
  const given = Object.entries(sheets).map(([sheet, data]) => ({ sheet, data }));
  return new Uint8Array(await writeXlsxFile(given).toBuffer());
};
const unreadable = (reason: string) => ({ problem: { code: 'IMPORT_FILE_UNREADABLE', reason }, rows: [] });

describe('an XLSX file', () => {
  test('gives days, numbers and yes and no as plain texts, with the row of each', async () => {
    const day = new Date(Date.UTC(2026, 4, 3));
    const bytes = await workbook({
      Customers: [
        ['Name', 'Since', 'Limit', 'Active', 'At'],
        [
          'Anna',
          { value: day, type: Date, format: 'dd.mm.yyyy' },
          19.99,
          true,
          { value: new Date(Date.UTC(2026, 4, 3, 13, 45)), type: Date, format: 'dd.mm.yyyy hh:mm' },
        ],
        [null, null, null, null, null],
        ['Größe\nGmbH', null, 1_234_567, false, null],
      ],
    });
    expect(await readTable({ bytes })).toMatchObject({
      format: 'xlsx',
      sheets: ['Customers'],
      sheet: 'Customers',
      problem: null,
      rows: [
        { line: 1, cells: ['Name', 'Since', 'Limit', 'Active', 'At'] },
        { line: 2, cells: ['Anna', '2026-05-03', '19.99', 'true', '2026-05-03 13:45:00'], plain: [2] },
        { line: 4, cells: ['Größe\nGmbH', '', '1234567', 'false', ''], plain: [2] },
      ],
    });
  });

  test('with several sheets is read from the one that is named, else from the first that holds rows', async () => {
    const bytes = await workbook({ Empty: [], Notes: [['Only a heading']], List: [['Name'], ['Anna']] });
    expect(await readTable({ bytes })).toMatchObject({ sheets: ['Empty', 'Notes', 'List'], sheet: 'List' });
    expect(await readTable({ bytes, sheet: 'List' })).toMatchObject({ sheet: 'List', problem: null });
    expect(await readTable({ bytes, sheet: 'Notes' })).toMatchObject({ problem: { code: 'IMPORT_FILE_EMPTY' } });
    expect(await readTable({ bytes, sheet: 'Gone' })).toMatchObject(unreadable('sheetMissing'));
  });

  test('that is none, or has a password, or is cut off, is no spreadsheet', async () => {
    const whole = await workbook({ List: [['Name'], ['Anna']] });
    const document = zipOf([
      { path: 'word/document.xml', content: Buffer.from('<w:document/>'), at: '2026-11-21T10:00:00.000Z' as never },
    ]);
    const compound = Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Array.from({ length: 600 }, () => 0),
    ]);
    for (const bytes of [whole.subarray(0, whole.length - 40), new Uint8Array(document), compound]) {
      expect(await readTable({ bytes })).toMatchObject(unreadable('notASpreadsheet'));
    }
    expect(await readTable({ bytes: utf8('Name\nAnna'), format: 'xlsx' })).toMatchObject(unreadable('notASpreadsheet'));
  });

  test('that says it unpacks to more than a memory holds is not unpacked', async () => {
    const bytes = await workbook({ List: [['Name'], ['Anna']] });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 46 < bytes.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xfffffff0, true);
    }
    expect(await readTable({ bytes })).toMatchObject(unreadable('notASpreadsheet'));
  });
});

describe('a file', () => {
  test('shows its format by its content', async () => {
    expect(await readTable({ bytes: utf8('Name,City\nAnna,Graz') })).toMatchObject({ format: 'csv' });
    expect(await readTable({ bytes: utf8('BEGIN:VCARD\nFN:Anna\nEND:VCARD\n') })).toMatchObject({ format: 'vcard' });
  });

  test('of cards none of which can be read says where the first is broken', async () => {
    expect(await readTable({ bytes: utf8('BEGIN:VCARD\nFN:Anna\n') })).toMatchObject({
      problem: { code: 'IMPORT_FILE_UNREADABLE', reason: 'cardOpen', line: 1 },
    });
    expect(await readTable({ bytes: utf8('BEGIN:VCARD\nFN:Anna\nrubbish\nEND:VCARD\n') })).toMatchObject({
      problem: { code: 'IMPORT_FILE_UNREADABLE', reason: 'cardBroken', line: 3 },
    });
    expect(await readTable({ bytes: utf8(''), format: 'vcard' })).toMatchObject({
      problem: { code: 'IMPORT_FILE_EMPTY' },
    });
  });
});

describe('a written table', () => {
  const cells = [
    ['=1+1', '-12.50', '1899-12-31', '_x0041_', 'constructor'],
    ["'=x", '12345678901234567.89', '1900-02-28', ' two\nlines', '\uffff'],
    ['+43 1', '', '2026-05-03', '"quoted", here', '__proto__'],
  ];
  const table = (format: TableToWrite['format']): TableToWrite => ({
    format,
    name: 'Contacts: all/of them',
    columns: (['text', 'number', 'date', 'text', 'text'] as const).map((kind, index) => ({
      heading: `H${index}`,
      kind,
    })),
    portions: cells.map((row) => Buffer.from(JSON.stringify([row]))),
  });

  test.each(['csv', 'xlsx'] as const)('is read again as it was, by way of %s', async (format) => {
    const { rows, problem } = await readTable({ bytes: await writeTable(table(format)) });
    expect(problem).toBeNull();
    const read = rows.slice(1).map((row) => row.cells);
    // A number is written as the number it is.
    const wanted = cells.map((row) => row.map((cell) => (format === 'xlsx' && cell === '-12.50' ? '-12.5' : cell)));
    expect(read).toEqual(wanted);
  });

  test('as CSV makes no cell that a spreadsheet would run', async () => {
    const text = Buffer.from(await writeTable(table('csv'))).toString('utf8');
    expect(text.startsWith('\ufeffH0,H1')).toBe(true);
    expect(text).toContain(`"'=1+1",-12.50`);
    expect(text).toContain(`"'+43 1",`);
  });
});

test('packed rows come out as they went in, as often as they are asked for', () => {
  const rows = Array.from({ length: 601 }, (_, index) => {
    const row = { line: index + 2, cells: [`Größe ${index}`, ''] };
    return index % 2 === 0 ? row : { ...row, plain: [1] };
  });
  const unpacked = unpackRows(packRows(rows));
  expect([...unpacked]).toEqual(rows);
  expect([...unpacked]).toHaveLength(601);
});
