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
  expect(csvText([['=1+1', '@sum', '+49 30 1', '-12.50']])).toBe("'=1+1,'@sum,+49 30 1,-12.50\r\n");
});
