import { expect, test } from 'vitest';

import english from '#resources/locales/en/papers.json' with { type: 'json' };
import german from '#resources/locales/de/papers.json' with { type: 'json' };
import type { CalendarDate } from '#domain/dates';
import { e4, minor } from '#domain/money';

import { figuresOf } from './figures.ts';
import { linesOf, printable } from './printable.ts';

test('a text loses what a PDF cannot hold and keeps its lines', () => {
  expect(printable('a\u0000b\tc\r\nd\u200be\ud800￥')).toBe('a b c\nde\ufffd¥');
  expect(linesOf(' a \n\n b\r\nc ')).toEqual(['a', 'b', 'c']);
});

test('figures follow the locale, in the digits and letters that the fonts have', () => {
  const day = '2026-11-05' as CalendarDate;
  const swiss = figuresOf({ locale: 'de-CH' });
  expect(swiss.amount(minor(-123_456_789), 'CHF')).toBe('−1’234’567.89');
  expect(figuresOf({ locale: 'en-US' }).date(day)).toBe('Nov 5, 2026');
  expect(figuresOf({ locale: 'de-DE' }).date(day)).toBe('05.11.2026');
  const arabic = figuresOf({ locale: 'ar-EG' });
  expect(arabic.date(day)).toBe('05/11/2026');
  expect(arabic.quantity(e4(123_450_000))).toBe('12,345');
  expect(figuresOf({ locale: 'zh-CN' }).date(day)).toBe('2026-11-05');
  expect(figuresOf({ locale: 'th-TH' }).date(day)).toBe('2026-11-05');
});

test('a price keeps all its decimals and has at least those of its currency', () => {
  const { price } = figuresOf({ locale: 'en-US' });
  expect([price(e4(23_000), 'USD'), price(e4(125), 'USD'), price(e4(50_000), 'JPY')]).toEqual(['2.30', '0.0125', '5']);
});

test('every text of a paper is there in both languages, with the same places to fill in', () => {
  const placesOf = (catalogue: Record<string, Record<string, string>>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(catalogue).flatMap(([group, texts]) =>
        Object.entries(texts).map(([name, text]) => [
          `${group}.${name}`,
          [...text.matchAll(/\{\{\w+\}\}/g)].flat().toSorted(),
        ]),
      ),
    );
  expect(placesOf(german)).toEqual(placesOf(english));
});
