// Workbooks that would fill the memory are refused before they are read; others of odd shape are read.
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';

import type { Instant } from '#domain/dates';
import { zipOf } from '#core/files';

import { readTable } from './read-table.ts';

/** A workbook with one sheet of the given rows, as XML; `prefix` as some programs write it ("x:"). */
function workbook(rows: string, prefix = ''): Uint8Array {
  const p = prefix;
  const xmlns = (uri: string) => `xmlns${p === '' ? '' : `:${p.slice(0, -1)}`}="${uri}"`;
  const main = xmlns('http://schemas.openxmlformats.org/spreadsheetml/2006/main');
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const file = (path: string, xml: string) => ({
    path,
    content: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`),
    at: '2026-11-22T10:00:00.000Z' as Instant,
  });
  return new Uint8Array(
    zipOf([
      file(
        '[Content_Types].xml',
        `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
      ),
      file(
        'xl/workbook.xml',
        `<${p}workbook ${main} xmlns:r="${relations}"><${p}sheets><${p}sheet name="List" sheetId="1" r:id="rId1"/></${p}sheets></${p}workbook>`,
      ),
      file(
        'xl/_rels/workbook.xml.rels',
        `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      file('xl/worksheets/sheet1.xml', `<${p}worksheet ${main}><${p}sheetData>${rows}</${p}sheetData></${p}worksheet>`),
    ]),
  );
}

const cell = (address: string, text: string, p = '') =>
  `<${p}c r="${address}" t="inlineStr"><${p}is><${p}t>${text}</${p}t></${p}is></${p}c>`;
const row = (line: number, cells: string, p = '') => `<${p}row r="${line}">${cells}</${p}row>`;
const head = row(1, cell('A1', 'Name') + cell('B1', 'City'));
const list = head + row(2, cell('A2', 'Anna') + cell('B2', 'Graz'));
const unreadable = (reason: string, line: number | null) => ({
  problem: { code: 'IMPORT_FILE_UNREADABLE', reason, line },
  rows: [],
});

describe('a workbook', () => {
  test.each(['', 'x:'])('is read as it stands, with names in front of its tags (%j) as without', async (p) => {
    const rows = row(1, cell('A1', 'Name', p), p) + row(7, cell('A7', 'Anna', p), p);
    expect(await readTable({ bytes: workbook(rows, p) })).toMatchObject({
      problem: null,
      rows: [
        { line: 1, cells: ['Name'] },
        { line: 7, cells: ['Anna'] },
      ],
    });
  });

  test.each(['', 'x:'])('with a cell far to the right and one far below is refused at the wide row (%j)', async (p) => {
    const rows =
      row(1, cell('A1', 'Name', p), p) + row(3, cell('XFD3', 'far', p), p) + row(900_000, cell('A900000', 'x', p), p);
    expect(await readTable({ bytes: workbook(rows, p) })).toMatchObject(unreadable('tooManyColumns', 3));
  });

  test('with a row that no sheet has is refused, with cells in it or without', async () => {
    for (const cells of ['', cell('A2000000000', 'x')]) {
      const bytes = workbook(list + row(2_000_000_000, cells));
      expect(await readTable({ bytes })).toMatchObject(unreadable('notASpreadsheet', null));
    }
  });

  test('with a wide row is refused at that row, not at the first', async () => {
    const bytes = workbook(list + row(3, cell('A3', 'Bert') + cell('ALM3', 'the 1,001st')));
    expect(await readTable({ bytes })).toMatchObject(unreadable('tooManyColumns', 3));
  });

  test('with empty cells and an empty last row, as programs leave them behind, is read', async () => {
    const empty = `${row(3, '<c r="XFD3" s="0"/>')}<row r="1048576" ht="12"/>`;
    expect(await readTable({ bytes: workbook(list + empty) })).toMatchObject({
      problem: null,
      rows: [
        { line: 1, cells: ['Name', 'City'] },
        { line: 2, cells: ['Anna', 'Graz'] },
      ],
    });
  });

  test('that unpacks to more than it says is refused', async () => {
    const long = { value: 'x'.repeat(5_000_000), type: String };
    const bytes = new Uint8Array(await writeXlsxFile([['Name'], [long]]).toBuffer());
    expect(await readTable({ bytes })).toMatchObject({ problem: null });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 46 < bytes.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 5_000_000)
        view.setUint32(at + 24, 1000, true);
    }
    expect(await readTable({ bytes })).toMatchObject(unreadable('notASpreadsheet', null));
  });

  test('with a formula that came to an error is read', async () => {
    const bytes = workbook(list + row(3, `${cell('A3', 'Bert')}<c r="B3" t="e"><v>#N/A</v></c>`));
    expect(await readTable({ bytes })).toMatchObject({ problem: null, rows: [{}, {}, { line: 3 }] });
  });
});
