import { expect, test } from 'vitest';

import type { CalendarDate } from '#domain/dates';

import { orderOf, readDate } from './date-text.ts';

const today = '2026-11-21' as CalendarDate;
const read = (text: string, locale: string) => readDate(text, { locale, today });

test('YYYY-MM-DD is understood in every locale', () => {
  for (const locale of ['en-GB', 'en-US', 'de-DE', 'ja-JP']) expect(read('2026-02-03', locale)).toBe('2026-02-03');
});

test('day and month stand in the order of the locale', () => {
  expect(read('3.2.2026', 'de-DE')).toBe('2026-02-03');
  expect(read('3/2/26', 'en-GB')).toBe('2026-02-03');
  expect(read('2/3/26', 'en-US')).toBe('2026-02-03');
  expect(orderOf('sv-SE')).toBe('ymd');
});

test('without a year it is this one', () => {
  expect(read('24.12.', 'de-DE')).toBe('2026-12-24');
  expect(read('12/24', 'en-US')).toBe('2026-12-24');
});

test('what is no day is refused', () => {
  for (const text of ['31.2.2026', '2026', 'tomorrow', '', '1.2.3.4', '21st 11']) {
    expect(read(text, 'de-DE')).toBeUndefined();
  }
});
