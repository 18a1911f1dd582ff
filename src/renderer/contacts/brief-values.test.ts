import { expect, test } from 'vitest';

import { minor } from '#domain/money';

import { chartPeriod, creditState } from './brief-values.ts';

test.each([
  [10_000, 10_000, 'free', 0],
  [10_000, 2_001, 'near', 80],
  [10_000, 2_100, 'free', 79],
  [10_000, 1_500, 'near', 85],
  [10_000, 0, 'near', 100],
  [10_000, -1, 'exceeded', 100],
  [10_000, 12_000, 'free', 0],
  [0, 0, 'free', 0],
  [0, -1, 'exceeded', 100],
] as const)(
  'of a limit of %d with %d left: %s, %d %% used',
  (creditLimitMinor, creditLeftMinor, state, usedPercent) => {
    expect(creditState({ creditLimitMinor, creditLeftMinor })).toEqual({ state, usedPercent });
  },
);

test('the chart runs from the first day of its first month to the last of its last', () => {
  const months = ['2025-03', '2025-04', '2026-02'].map((month) => ({ month, salesMinor: minor(0) }));
  expect(chartPeriod(months)).toEqual({ from: '2025-03-01', to: '2026-02-28' });
  expect(chartPeriod([])).toEqual({ from: '', to: '' });
});
