import { describe, expect, test } from 'vitest';

import {
  allGuessed,
  fieldsShown,
  kindOfValue,
  numberShown,
  unusedHeadings,
  withColumn,
  withDelimiter,
} from './reading.ts';

const guessed = { code: 0, name: 1 };

describe('choosing columns', () => {
  test('the first change starts from what was guessed', () => {
    expect(withColumn(allGuessed, { guessed, field: 'city', column: 5 }).mapping).toEqual({
      code: 0,
      name: 1,
      city: 5,
    });
  });

  test('a later change keeps the earlier ones, and a field can be left without a column', () => {
    const first = withColumn(allGuessed, { guessed, field: 'city', column: 5 });
    expect(withColumn(first, { guessed, field: 'code', column: null }).mapping).toEqual({ name: 1, city: 5 });
  });

  test('with another delimiter the columns are guessed anew', () => {
    const chosen = withColumn(allGuessed, { guessed, field: 'city', column: 5 });
    expect(withDelimiter(chosen, ';')).toEqual({ ...allGuessed, delimiter: ';' });
  });
});

test('headings that nothing uses are named', () => {
  const columns = ['ID', 'Name', '', 'UnitsInStock'].map((heading, index) => ({
    index,
    heading,
    samples: [],
    field: null,
  }));
  expect(unusedHeadings({ columns, mapping: guessed })).toEqual(['UnitsInStock']);
});

test('the preview shows the fields that occur, in reading order', () => {
  expect(fieldsShown('items', [{ price: '1', code: 'A' }, { name: 'Chai' }])).toEqual(['code', 'name', 'price']);
});

test('values are shown in the manner of the office, and what is no number stays as it is', () => {
  expect(numberShown('1234.5', 'de-DE')).toBe('1.234,5');
  expect(numberShown('4.1375 / 10', 'de-DE')).toBe('4.1375 / 10');
  expect(kindOfValue('issuedOn', '1996-07-04')).toBe('date');
  expect(kindOfValue('reference', '1996-07-04')).toBe('text');
  expect(kindOfValue('isArchived', 'true')).toBe('yes');
});
