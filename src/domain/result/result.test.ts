import { expect, test } from 'vitest';
import { err, ok, type Result } from './index.ts';

function half(value: number): Result<number, { code: 'ODD'; value: number }> {
  return value % 2 === 0 ? ok(value / 2) : err({ code: 'ODD', value });
}

test('a success carries its value', () => {
  expect(half(8)).toEqual({ ok: true, value: 4 });
});

test('an expected failure carries its code and what it is about, and throws nothing', () => {
  expect(half(7)).toEqual({ ok: false, error: { code: 'ODD', value: 7 } });
});
