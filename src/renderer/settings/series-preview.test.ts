import { expect, test } from 'vitest';

import type { NumberSeriesSetting, Settings } from '#contract/settings';
import type { CalendarDate } from '#domain/dates';

import { previewNumber } from './series-preview.ts';

const today = '2026-11-21' as CalendarDate;
const settings = { company: { fiscalYearStartMonth: 1 } } as Settings;
const series: NumberSeriesSetting = {
  kind: 'invoice',
  prefix: 'INV-{YYYY}-',
  padding: 4,
  reset: 'yearly',
  startAt: 100,
};
const preview = (change: Partial<NumberSeriesSetting>, saved: { isStarted: boolean; nextNumber: string }) =>
  previewNumber({ series: { ...series, ...change }, saved: { ...series, ...saved }, today, settings });

test('a series that has not begun shows its first number', () => {
  expect(preview({ startAt: 5000 }, { isStarted: false, nextNumber: 'INV-2026-0100' })).toBe('INV-2026-5000');
});

test('a series that has begun goes on with its next number in the new pattern', () => {
  expect(preview({ prefix: 'R{YY}/', padding: 6 }, { isStarted: true, nextNumber: 'INV-2026-0123' })).toBe(
    'R26/000123',
  );
});

test('a pattern that cannot work shows nothing', () => {
  expect(preview({ prefix: 'INV-' }, { isStarted: false, nextNumber: 'INV-2026-0100' })).toBe('');
});
