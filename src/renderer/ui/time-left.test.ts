import { expect, test } from 'vitest';

import { secondsLeft } from './time-left.ts';

test('a quarter done in ten seconds leaves thirty', () => {
  expect(secondsLeft({ share: 0.25, startedAtMs: 0, nowMs: 10_000 })).toBe(30);
});

test('too little done tells nothing', () => {
  expect(secondsLeft({ share: 0.001, startedAtMs: 0, nowMs: 10_000 })).toBeUndefined();
  expect(secondsLeft({ share: 0.5, startedAtMs: undefined, nowMs: 10_000 })).toBeUndefined();
});
