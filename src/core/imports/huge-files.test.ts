// Files with cells of ten megabytes, or made to fill the memory: what cannot be kept is told by its line and field, and the rest comes.
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, testId, type TestApp } from '#core/testing';

import { carried, ended, endVerified } from './testing.ts';

let house: TestApp;
beforeAll(async () => {
  house = await openTestApp();
});
afterAll(() => endVerified(house));

type Content = string | Uint8Array;
const preview = (content: Content) => house.api.imports.preview({ kind: 'contacts', file: carried(content) });
const run = async (content: Content) => {
  const input = { commandId: testId(), kind: 'contacts' as const, file: carried(content) };
  return (await ended(house.api.imports.run(input))).result;
};
const names = async () => {
  const { rows } = await house.api.contacts.list({ limit: 500 });
  return rows.map((row) => row.name);
};

const megabytes = (unit: string) => unit.repeat(Math.ceil(10_000_000 / unit.length));
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** Previews and runs a file whose lines with the given problems are left out, and whose others come. */
async function expectLeftOut(content: Content, given: { problems: readonly object[]; created: number }): Promise<void> {
  const { problems, created } = given;
  const told = await preview(content);
  expect(told).toMatchObject({
    willCreate: created,
    willSkip: problems.length,
    problemCount: problems.length,
    problems,
  });
  const result = await run(content);
  expect(result).toMatchObject({ created, skipped: problems.length, problemCount: problems.length, problems });
  for (const answer of [told, result]) expect(JSON.stringify(answer).length).toBeLessThan(20_000);
}

describe('a cell of ten megabytes', () => {
  test('of a CSV file is told by its line and field, whatever the column, and the other rows come', async () => {
    const content = [
      'Code,Name,Note,Credit limit,Birthday,Roles,Belongs to',
      'C1,First,,,,,',
      `C2,Second,${quoted(megabytes('x"'))},,,,`,
      `C3,Third,,${megabytes('1x')},,,`,
      `C4,Fourth,,,,"${megabytes('a,')}",`,
      'C5,Fifth,"two\nlines",,,,',
      'C6,Sixth,,oops,,,',
    ].join('\n');
    await expectLeftOut(content, {
      created: 2,
      problems: [
        { line: 3, field: 'note', code: 'TEXT_TOO_LONG' },
        { line: 4, field: 'creditLimit', code: 'AMOUNT_INVALID' },
        { line: 5, field: 'roles', code: 'TEXT_TOO_LONG' },
        { line: 8, field: 'creditLimit', code: 'AMOUNT_INVALID', value: 'oops' },
      ],
    });
    expect(await names()).toEqual(expect.arrayContaining(['First', 'Fifth']));
  });

  test('of a CSV file is too long also when most of it is blanks', async () => {
    const content = `Name,City\nBlank,"a${megabytes(' ')}b"\nNamed,"${megabytes(' ')}Graz"\n${megabytes('n ')},Linz`;
    await expectLeftOut(content, {
      created: 1,
      problems: [
        { line: 2, field: 'city', code: 'TEXT_TOO_LONG' },
        { line: 4, field: 'name', code: 'TEXT_TOO_LONG' },
      ],
    });
    const { rows } = await house.api.contacts.list({ q: 'named' });
    expect(rows).toMatchObject([{ name: 'Named', city: 'Graz' }]);
  });

  test('of an XLSX file is told in the same way', async () => {
    const text = (value: string) => ({ value, type: String });
    const workbook = await writeXlsxFile([
      ['Name', 'Note', 'Birthday'].map(text),
      ['Sheet one', 'short', ''].map(text),
      ['Sheet two', megabytes('y'), ''].map(text),
      ['Sheet three', '', megabytes('1.')].map(text),
      ['Sheet four', 'short', ''].map(text),
    ]).toBuffer();
    await expectLeftOut(new Uint8Array(workbook), {
      created: 2,
      problems: [
        { line: 3, field: 'note', code: 'TEXT_TOO_LONG' },
        { line: 4, field: 'birthday', code: 'DATE_INVALID' },
      ],
    });
    expect(await names()).toEqual(expect.arrayContaining(['Sheet one', 'Sheet four']));
  });

  test('of a vCard is told in the same way', async () => {
    const card = (name: string, note: string) => `BEGIN:VCARD\nVERSION:4.0\nFN:${name}\nNOTE:${note}\nEND:VCARD\n`;
    const content = card('Card one', megabytes('z')) + card('Card two', 'short');
    await expectLeftOut(content, { created: 1, problems: [{ line: 4, code: 'TEXT_TOO_LONG' }] });
  });

  test('that is a heading is cut before it is shown', async () => {
    const told = await preview(`Name,${megabytes('(%')}\nAnna,x\n`);
    expect(told.columns.map((column) => column.heading.length)).toEqual([4, 500]);
    expect(JSON.stringify(told).length).toBeLessThan(20_000);
  });

  test('leaves no trace in the books', () => {
    const tables = ['command_log', 'audit_entries', 'import_batches', 'import_entries', 'contact_changes', 'contacts'];
    for (const table of tables) {
      const lengths = rowsOf(house.databaseFile, `SELECT * FROM ${table}`).map((row) => JSON.stringify(row).length);
      expect(Math.max(0, ...lengths)).toBeLessThan(20_000);
    }
  });
});

describe('a file that is too much', () => {
  test('for a message is refused by the name of the field', async () => {
    const file = { name: 'a.csv', mediaType: 'text/csv', base64: 'QUFB'.repeat(17 * 1024 * 1024) };
    const failure = await failureOf(house.api.imports.preview({ kind: 'contacts', file }));
    expect(failure).toMatchObject({ code: 'INPUT_INVALID', data: { issues: [{ path: 'file.base64' }] } });
    expect(JSON.stringify(failure).length).toBeLessThan(1000);
  });

  test('with a row of ten thousand columns is refused at its line, be it CSV or XLSX', async () => {
    const refused = { code: 'IMPORT_FILE_UNREADABLE', data: { line: 3, reason: 'tooManyColumns' } };
    const wide = Array.from({ length: 10_000 }, (_, index) => `c${index}`);
    const content = `Name,City\nAnna,Graz\n${wide.join(',')}\nBert,Linz`;
    const workbook = await writeXlsxFile([['Name', 'City'], ['Anna', 'Graz'], wide, ['Bert', 'Linz']]).toBuffer();
    for (const file of [content, new Uint8Array(workbook)]) {
      expect(await failureOf(preview(file))).toMatchObject(refused);
      expect(await failureOf(run(file))).toMatchObject(refused);
    }
  });

  test('with a million empty lines comes as if they were not there', async () => {
    const result = await run(`Name,City\nUpper,Graz\n${'\n'.repeat(500_000)}${',\n'.repeat(500_000)}Lower,\nWrong\n`);
    expect(result).toMatchObject({ created: 2, lineCount: 3, problems: [{ line: 1_000_004, code: 'LINE_COUNT' }] });
    expect(await names()).toEqual(expect.arrayContaining(['Upper', 'Lower']));
  });
});
