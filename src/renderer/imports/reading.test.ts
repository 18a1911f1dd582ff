import { describe, expect, test } from 'vitest';

import type { ImportDuplicate, ImportPreview } from '#contract/imports';

import { guessFieldKind } from './new-field.ts';
import {
  allGuessed,
  columnsOfSaved,
  comparedFields,
  countsAfter,
  fieldsShown,
  kindOfValue,
  numberShown,
  savedInUse,
  unusedColumns,
  withColumn,
  withDecision,
  withDelimiter,
  withDuplicates,
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
  expect(unusedColumns({ columns, mapping: guessed }).map(({ heading }) => heading)).toEqual(['UnitsInStock']);
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

describe('rows that are perhaps here already', () => {
  const duplicate = (line: number, action: 'skip' | 'update' | 'create') =>
    ({ line, action, incoming: {}, existingTexts: {}, existing: { id: `c${line}` } }) as unknown as ImportDuplicate;
  const preview = {
    willCreate: 10,
    willUpdate: 2,
    willSkip: 1,
    duplicates: [duplicate(4, 'create'), duplicate(7, 'create')],
  } as unknown as ImportPreview;
  const [first, second] = preview.duplicates;
  if (first === undefined || second === undefined) throw new Error('two rows are needed');

  test('what is decided row by row is counted without reading the file again', () => {
    const decided = withDecision(withDecision(allGuessed, first, 'update'), second, 'skip');
    expect(countsAfter(preview, decided.decisions)).toEqual({ create: 8, update: 3, skip: 2 });
    expect(decided.decisions).toEqual({
      4: { action: 'update', contactId: 'c4' },
      7: { action: 'skip', contactId: 'c7' },
    });
  });

  test('what is said for all of them overrules what was decided row by row', () => {
    const decided = withDuplicates(withDecision(allGuessed, first, 'update'), 'skip');
    expect(decided).toMatchObject({ duplicates: 'skip', decisions: {} });
  });

  test('a field differs when the file has another value, not when it has none', () => {
    const compared = comparedFields({
      ...first,
      incoming: { name: 'Huber', city: '', phone: '1' },
      existingTexts: { name: 'Huber KG', city: 'Graz', phone: '1', fax: '' },
    });
    expect(compared).toEqual([
      { field: 'name', incoming: 'Huber', known: 'Huber KG', isDifferent: true },
      { field: 'phone', incoming: '1', known: '1', isDifferent: false },
      { field: 'city', incoming: '', known: 'Graz', isDifferent: false },
    ]);
  });
});

test('a saved choice of columns is found by its headings, and is known again', () => {
  const columns = ['ID', 'Firma', 'Ort'].map((heading, index) => ({ index, heading, samples: [], field: null }));
  const saved = {
    id: 's',
    kind: 'contacts' as const,
    name: 'Old program',
    fits: true,
    mapping: { name: 'Firma', city: 'Stadt' },
  };
  expect(columnsOfSaved(saved, columns)).toEqual({ name: 1 });
  const preview = { savedMappings: [saved], columns, mapping: { name: 1 } } as unknown as ImportPreview;
  expect(savedInUse(preview)).toBe(saved);
  expect(savedInUse({ ...preview, mapping: { name: 2 } })).toBeUndefined();
});

test('the kind of a new custom field is guessed from what stands in its column', () => {
  expect(guessFieldKind(['yes', 'no', ''])).toBe('yesNo');
  expect(guessFieldKind(['3.5.2026', '31.12.1999'])).toBe('date');
  expect(guessFieldKind(['12', '1,5', '-3'])).toBe('number');
  expect(guessFieldKind(['0043', '12'])).toBe('text');
  expect(guessFieldKind([])).toBe('text');
});
