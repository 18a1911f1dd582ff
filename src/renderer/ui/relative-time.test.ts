import { expect, test } from 'vitest';

import type { CalendarDate } from '#domain/dates';

import { relativeWords } from './relative-time.ts';

const now = new Date('2026-11-21T12:00:00Z');
const clock = { locale: 'en-GB', nowMs: now.getTime(), today: '2026-11-21' as CalendarDate };

test.each([
  ['2026-11-21T11:59:40Z', 'now'],
  ['2026-11-21T11:55:00Z', '5 minutes ago'],
  ['2026-11-21T09:30:00Z', '2 hours ago'],
  ['2026-11-20T11:00:00Z', 'yesterday'],
  ['2026-11-21', 'today'],
  ['2026-11-20', 'yesterday'],
  ['2026-11-18', '3 days ago'],
  ['2026-11-22', 'tomorrow'],
  ['2026-03-01', '1 Mar 2026'],
])('%s is %s', (at, words) => {
  expect(relativeWords(at, clock)).toBe(words);
});

test('a moment that is yet to come is told by its day', () => {
  expect(relativeWords('2026-12-24T18:00:00Z', clock)).toBe('24 Dec 2026');
});
