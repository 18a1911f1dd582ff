import { expect, test } from 'vitest';

import { csvText } from './csv-file.ts';

test('cells with commas, quotes or line breaks are quoted, others stand as they are', () => {
  expect(
    csvText([
      ['Name', 'Town'],
      ['Meyer, "Anna"', 'Köln'],
      ['two\nlines', ' edge'],
    ]),
  ).toBe('Name,Town\r\n"Meyer, ""Anna""",Köln\r\n"two\nlines"," edge"\r\n');
});

test('a cell is no formula for a spreadsheet, while phone numbers and negative amounts stay readable', () => {
  const safe = ['+49 (0)30 1-2', '-12.50', '-1 234,50 €', '-', 'a=b', '2026-11-22'];
  expect(safe.map(firstCell)).toEqual(safe);
  const signs = ['=1+1', '@sum', '＝1+1', '＠sum', '+SUM(A1)', '＋A1', "-2+cmd|' /C calc'!A0", '- A1', "'=1"];
  const behindBlanks = [' =1+1', '\u00a0=1', '\t=1', '\r=1', '\n=1', '\ty', '-1\n=A1', '-1\tA'];
  const formulas = [...signs, ...behindBlanks];
  expect(formulas.map(firstCell)).toEqual(formulas.map((cell) => `'${cell}`));
});

/** A cell as a program that reads CSV gets it. */
function firstCell(cell: string): string {
  const line = csvText([[cell]]).slice(0, -2);
  return line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line;
}
