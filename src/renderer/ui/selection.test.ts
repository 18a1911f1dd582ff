import { expect, test } from 'vitest';

import { moveActive } from './data-list-keys.ts';
import { toggled, withRange } from './selection.ts';

test('a tick is set and taken back', () => {
  expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b']);
  expect([...toggled(new Set(['a']), 'a')]).toEqual([]);
});

test('Shift adds all rows between, in either direction', () => {
  const order = ['a', 'b', 'c', 'd'];
  expect([...withRange(new Set(), order, 1, 3)]).toEqual(['b', 'c', 'd']);
  expect([...withRange(new Set(), order, 3, 1)]).toEqual(['b', 'c', 'd']);
});

test('keys move within the list and stop at its ends', () => {
  const list = { count: 100, pageRows: 20 };
  expect(moveActive('ArrowDown', { active: 99, ...list })).toBe(99);
  expect(moveActive('ArrowUp', { active: 0, ...list })).toBe(0);
  expect(moveActive('PageDown', { active: 5, ...list })).toBe(25);
  expect(moveActive('End', { active: 5, ...list })).toBe(99);
  expect(moveActive('Home', { active: 5, ...list })).toBe(0);
  expect(moveActive('x', { active: 5, ...list })).toBeUndefined();
  expect(moveActive('ArrowDown', { active: -1, count: 0, pageRows: 20 })).toBeUndefined();
});
