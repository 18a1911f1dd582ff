import Papa from 'papaparse';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readCsv, type CsvFile } from './read-csv.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const latin = (...bytes: (string | number)[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(bytes.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from([part])))),
  );
const cellsOf = (text: string, stated: Partial<CsvFile> = {}) =>
  readCsv({ bytes: utf8(text), ...stated }).rows.map((row) => row.cells);

describe('a CSV file', () => {
  test('gives its rows with the line on which each starts, also behind quoted line breaks and blank lines', () => {
    const table = readCsv({ bytes: utf8('a,b\r\n"two\r\nlines",1\r\n\r\n"say ""hi""",2\r\n,\r\nlast,3') });
    expect(table).toEqual({
      encoding: 'utf-8',
      delimiter: ',',
      problem: null,
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['two\nlines', '1'] },
        { line: 5, cells: ['say "hi"', '2'] },
        { line: 7, cells: ['last', '3'] },
      ],
    });
  });

  test.each([
    [',', 'name,city\nAnna,"Bonn, am Rhein"\nBert,Cham'],
    [';', 'name;price\nTee;1,50\nKaffee;2,75'],
    ['\t', 'name\tcity\nAnna, Bert\tBonn'],
    ['|', 'name|city\nAnna|Bonn'],
  ])('shows that it is delimited by %j', (delimiter, text) => {
    expect(readCsv({ bytes: utf8(text) }).delimiter).toBe(delimiter);
  });

  test('is cut by the delimiter that was stated, right or wrong', () => {
    expect(cellsOf('a,b\n1,2', { delimiter: ';' })).toEqual([['a,b'], ['1,2']]);
  });

  test('may name its delimiter in the first line, as Excel does', () => {
    const table = readCsv({ bytes: utf8('sep=;\na,x;b\n1;2') });
    expect(table.rows).toEqual([
      { line: 2, cells: ['a,x', 'b'] },
      { line: 3, cells: ['1', '2'] },
    ]);
  });

  test('may end its lines in the manner of old Macs, or in several manners', () => {
    expect(cellsOf('a,b\r1,2\r\n3,4\n5,6')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });
});

describe('the encoding of a file', () => {
  const rows = [
    { line: 1, cells: ['name', 'price'] },
    { line: 2, cells: ['Müller – “Öl”', '5 €'] },
  ];

  test('is UTF-8, with or without a byte order mark', () => {
    const text = 'name,price\nMüller – “Öl”,5 €';
    expect(readCsv({ bytes: utf8(text) })).toMatchObject({ encoding: 'utf-8', rows });
    expect(readCsv({ bytes: utf8(`\ufeff${text}`) })).toMatchObject({ encoding: 'utf-8', rows });
  });

  test('is Windows-1252 where the bytes are not UTF-8, with euro sign, dash and quotes intact', () => {
    const bytes = latin('name,price\nMüller ', 0x96, ' ', 0x93, 'Öl', 0x94, ',5 ', 0x80);
    expect(readCsv({ bytes })).toMatchObject({ encoding: 'windows-1252', rows });
  });

  test('is UTF-16, with or without a byte order mark', () => {
    const text = 'name,price\nMüller – “Öl”,5 €';
    expect(readCsv({ bytes: utf16(`\ufeff${text}`) })).toMatchObject({ encoding: 'utf-16le', rows });
    expect(readCsv({ bytes: utf16(text) })).toMatchObject({ encoding: 'utf-16le', rows });
  });

  test('may hold form feeds and next-line signs, which mean a blank', () => {
    expect(cellsOf('name,city\nAnna\fB,Bo\u0085nn')).toEqual([
      ['name', 'city'],
      ['Anna B', 'Bo nn'],
    ]);
  });

  test('that was stated and does not fit is refused at the line of the first bad byte', () => {
    const bytes = latin('name,city\nAnna,Bonn\nM', 0xfc, 'ller,Cham');
    expect(readCsv({ bytes, encoding: 'utf-8' }).problem).toEqual({
      code: 'IMPORT_FILE_UNREADABLE',
      line: 3,
      reason: 'encoding',
    });
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['a picture', latin(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 13, 'IHDR')],
    ['a spreadsheet', latin('PK', 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, '!,;')],
    ['text with a NUL byte', utf8('a,b\n1,\u00002')],
    ['a PDF', utf8('%PDF-1.7\n1,2')],
  ])('because it is %s is refused as binary', (_, bytes) => {
    expect(readCsv({ bytes })).toMatchObject({
      rows: [],
      problem: { code: 'IMPORT_FILE_UNREADABLE', reason: 'binary' },
    });
  });

  test('because a quote is never closed is refused at the line where its row starts', () => {
    const text = 'a,b\n1,2\n"three,4\n5,6\n7,8';
    expect(readCsv({ bytes: utf8(text) }).problem).toEqual({
      code: 'IMPORT_FILE_UNREADABLE',
      line: 3,
      reason: 'quoteOpen',
    });
  });

  test('because text follows a closing quote is refused at its line, but a quote inside a text is no quote', () => {
    expect(readCsv({ bytes: utf8('a,b\n"x\ny",2\n"five" inch,2\n') }).problem).toMatchObject({
      line: 4,
      reason: 'quoteStray',
    });
    expect(cellsOf('a,b\n5" pipe,2')).toEqual([
      ['a', 'b'],
      ['5" pipe', '2'],
    ]);
  });

  test.each(['', '\n\n', 'name,city', 'name,city\n,\n', '\ufeff'])(
    'because it holds no rows (%j) is refused as empty',
    (text) => {
      expect(readCsv({ bytes: utf8(text) })).toMatchObject({ rows: [], problem: { code: 'IMPORT_FILE_EMPTY' } });
    },
  );

  test('because it has more than a thousand columns is refused', () => {
    expect(readCsv({ bytes: utf8(`a,b\n1${','.repeat(2000)}`) }).problem).toMatchObject({
      line: 2,
      reason: 'tooManyColumns',
    });
  });
});

test('whatever was written as CSV is read back cell by cell, each at its line', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ',', ';', ' ', '\n', '1') });
  const table = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(table, fc.constantFrom(',' as const, ';' as const), (rows, delimiter) => {
      const text = Papa.unparse(rows, { delimiter, newline: '\n' });
      const read = readCsv({ bytes: utf8(text), delimiter });
      expect(read.problem).toBeNull();
      expect(read.rows.map((row) => row.cells)).toEqual(rows);
      for (const [index, row] of read.rows.entries()) {
        const before = rows.slice(0, index).map((cells) => cells.join('').split('\n').length);
        expect(row.line).toBe(before.reduce((sum, lines) => sum + lines, 1));
      }
    }),
  );
});

describe('a file of many portions', () => {
  const line = (index: number) => `K${index},"two\nlines ${index} ""x"" ",${'x'.repeat(index % 200)}`;
  const content = ['a,b,c', ...Array.from({ length: 60_000 }, (_, index) => line(index))].join('\n');

  test('is read as one, each record at its line, whatever is cut by the end of a portion', () => {
    const { rows, problem } = readCsv({ bytes: utf8(content) });
    expect(content.length).toBeGreaterThan(6_000_000);
    expect(problem).toBeNull();
    expect(rows).toHaveLength(60_001);
    const wrong = rows.slice(1).filter((row, index) => {
      const cells = [`K${index}`, `two\nlines ${index} "x" `, 'x'.repeat(index % 200)];
      return row.line !== 2 + 2 * index || row.cells.join('|') !== cells.join('|');
    });
    expect(wrong).toEqual([]);
  });

  test('tells the line of a quote or of too many columns in the last of them', () => {
    const refused = (more: string) => readCsv({ bytes: utf8(`${content}\n${more}`) }).problem;
    expect(refused('x,"open\n,\n')).toMatchObject({ line: 120_002, reason: 'quoteOpen' });
    expect(refused('x,"stray" quote,\ny,z,')).toMatchObject({ line: 120_002, reason: 'quoteStray' });
    expect(refused(`x${','.repeat(1001)}\ny,z,`)).toMatchObject({ line: 120_002, reason: 'tooManyColumns' });
  });

  test('may have one cell that is longer than several of them, and millions of empty lines', () => {
    const long = 'q'.repeat(9_000_000);
    const { rows, problem } = readCsv({ bytes: utf8(`a,b\n"${long}",1\n${'\n'.repeat(5_000_000)}c,d\n`) });
    expect(problem).toBeNull();
    expect(rows.map((row) => [row.line, row.cells[0]?.length])).toEqual([
      [1, 1],
      [2, 9_000_000],
      [5_000_003, 1],
    ]);
  });
});
