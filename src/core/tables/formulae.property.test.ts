// Whatever texts are written as CSV: no spreadsheet runs one of them, and every one is read again as it was.
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';

import { readTable } from './read-table.ts';
import { writeTable } from './write-table.ts';

const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const blanks = ['\t', '\n', ' ', '\u00a0', '\u2028', '\ufeff'];
const cell = fc.string({ unit: fc.constantFrom(...signs, ...blanks, "'", '"', ',', '1', '.', 'a'), maxLength: 8 });
const rowOf = fc.tuple(fc.constant('x'), cell, cell, cell);

async function written(rows: readonly string[][]): Promise<Uint8Array> {
  const columns = ['A', 'B', 'C', 'D'].map((heading) => ({ heading, kind: 'text' as const }));
  return writeTable({ format: 'csv', name: 'List', columns, portions: [Buffer.from(JSON.stringify(rows))] });
}

/** Said otherwise than by the expression of the program: what is left when a spreadsheet has trimmed the cell. */
function runs(text: string): boolean {
  if (/^-[0-9]+(\.[0-9]+)?$/.test(text)) return false;
  return ['\t', '\r', '\n'].includes(text.charAt(0)) || signs.includes(text.trimStart().charAt(0));
}

test('a text never begins with what a spreadsheet runs, behind blanks, tabs or line ends neither', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rowOf, { minLength: 1, maxLength: 5 }), async (rows) => {
      const text = Buffer.from(await written(rows))
        .toString('utf8')
        .slice(1);
      const raw = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n', skipEmptyLines: true }).data;
      expect(raw.slice(1).flat().filter(runs)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('what was made harmless is read again as it was, apostrophes of its own included', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rowOf, { minLength: 1, maxLength: 5 }), async (rows) => {
      const { rows: read, problem } = await readTable({ bytes: await written(rows), format: 'csv', delimiter: ',' });
      expect(problem).toBeNull();
      expect(read.slice(1).map((row) => row.cells)).toEqual(rows);
    }),
    { numRuns: 500, examples: [[[['x', '\n=1+1', "'\t=1", '   -2']]], [[['x', "''＝1", '-1.5', "' @x"]]]] },
  );
});

test('a text that is mostly blanks is looked through once', async () => {
  const long = `${' '.repeat(2_000_000)}a`;
  const { rows } = await readTable({ bytes: await written([['x', long, `'${long}`, "'".repeat(2_000_000)]]) });
  expect(rows[1]?.cells.map((text) => text.length)).toEqual([1, 2_000_001, 2_000_002, 2_000_000]);
});
