import { expect, test } from 'vitest';

import type { CalendarDate } from '#domain/dates';

import { lastMonthEnd } from './last-month-end.ts';

test('the end of last month is found across years and leap days', () => {
  expect(lastMonthEnd('2026-01-15' as CalendarDate)).toBe('2025-12-31');
  expect(lastMonthEnd('2024-03-31' as CalendarDate)).toBe('2024-02-29');
});
