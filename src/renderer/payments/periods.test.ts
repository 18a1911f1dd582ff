import { expect, test } from 'vitest';

import type { CalendarDate } from '#domain/dates';

import { periodOf } from './periods.ts';

const day = '2026-01-31' as CalendarDate;

test('usual periods include their first and last day', () => {
  expect(periodOf('thisMonth', day)).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  expect(periodOf('lastMonth', day)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(periodOf('thisYear', day)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  expect(periodOf('lastYear', day)).toEqual({ from: '2025-01-01', to: '2025-12-31' });
});
