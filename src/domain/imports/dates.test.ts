import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, daysBetween, partsOf, type CalendarDate } from '#domain/dates';

import { guessDateOrder, readDate, type DateOrder } from './dates.ts';

describe('a day as people and programs write it', () => {
  test.each([
    ['1996-07-04', 'ymd', '1996-07-04'],
    ['1996-07-04', 'mdy', '1996-07-04'],
    ['1996-07-04 00:00:00.000', 'ymd', '1996-07-04'],
    ['1996-07-04T23:30:00Z', 'dmy', '1996-07-04'],
    ['1996-07-04T23:30:00+02:00', 'dmy', '1996-07-04'],
    ['1996/7/4', 'dmy', '1996-07-04'],
    ['19960704', 'dmy', '1996-07-04'],
    ['04.07.1996', 'dmy', '1996-07-04'],
    ['04.07.1996', 'ymd', '1996-07-04'],
    ['4. 7. 1996', 'dmy', '1996-07-04'],
    ['04.07.96', 'dmy', '1996-07-04'],
    ['04.07.26 14:05', 'dmy', '2026-07-04'],
    ['7/4/1996', 'mdy', '1996-07-04'],
    ['7/4/1996 12:00:00 AM', 'mdy', '1996-07-04'],
    ['4/7/1996', 'dmy', '1996-07-04'],
    ['4-Jul-1996', 'dmy', '1996-07-04'],
    ['4. Juli 1996', 'ymd', '1996-07-04'],
    ['1. März 2024', 'ymd', '2024-03-01'],
    ['Jul 4, 1996', 'ymd', '1996-07-04'],
    ['29.02.2024', 'dmy', '2024-02-29'],
  ] as const)('%s in the order %s is %s', (text, order, date) => {
    expect(readDate(text, order)).toBe(date);
  });

  test.each([
    ['31.02.2024', 'dmy'],
    ['29.02.2023', 'dmy'],
    ['1996-13-01', 'ymd'],
    ['13/12/1996', 'mdy'],
    ['12/13/1996', 'dmy'],
    ['7/4/1996', 'ymd'],
    ['04.07-1996', 'dmy'],
    ['1899-12-31', 'ymd'],
    ['3000-01-01', 'ymd'],
    ['4-Foo-1996', 'dmy'],
    ['35250', 'dmy'],
    ['1996-07-04 or so', 'ymd'],
    ['yesterday', 'ymd'],
    ['', 'ymd'],
  ] as const)('%s in the order %s is refused', (text, order) => {
    expect(readDate(text, order)).toBeNull();
  });

  test('every day from 1900 to 2999 is read back from every manner of writing it', () => {
    const first = '1900-01-01' as CalendarDate;
    const last = '2999-12-31' as CalendarDate;
    const days = fc.integer({ min: 0, max: daysBetween(first, last) }).map((count) => addDays(first, count));
    fc.assert(
      fc.property(days, (date) => {
        const { year, month, day } = partsOf(date);
        const written: readonly (readonly [string, DateOrder])[] = [
          [date, 'mdy'],
          [`${day}.${month}.${year}`, 'dmy'],
          [`${day}/${month}/${year}`, 'dmy'],
          [`${month}/${day}/${year} 10:30`, 'mdy'],
        ];
        for (const [text, order] of written) expect(readDate(text, order)).toBe(date);
      }),
    );
  });
});

describe('the order of day, month and year in a column', () => {
  const american = { delimiter: ',', decimalSeparator: '.' };
  const german = { delimiter: ';', decimalSeparator: ',' };

  test('is proved by one number above twelve', () => {
    expect(guessDateOrder(['01/02/2024', '03/31/2024'], german)).toBe('mdy');
    expect(guessDateOrder(['01/02/2024', '31/03/2024'], american)).toBe('dmy');
  });

  test('needs no proof where the year comes first', () => {
    expect(guessDateOrder(['2024-02-01', '2024-03-31'], german)).toBe('ymd');
    expect(guessDateOrder([], german)).toBe('ymd');
  });

  test('without proof follows the dots, and for slashes the manner of the rest of the file', () => {
    expect(guessDateOrder(['01.02.2024'], american)).toBe('dmy');
    expect(guessDateOrder(['01/02/2024'], american)).toBe('mdy');
    expect(guessDateOrder(['01/02/2024'], german)).toBe('dmy');
  });
});
