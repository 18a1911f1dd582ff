// @vitest-environment happy-dom
import { expect, test } from 'vitest';

import { keysShown, matchKey, newSequence } from './shortcut-keys.ts';

const press = (key: string, options: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...options });

test('mod is Ctrl, and Cmd on a Mac', () => {
  expect(matchKey('mod+Enter', press('Enter', { ctrlKey: true }), undefined)).toBe(true);
  expect(matchKey('mod+Enter', press('Enter', { metaKey: true }), undefined)).toBe(true);
  expect(matchKey('mod+Enter', press('Enter'), undefined)).toBe(false);
  expect(keysShown('mod+k', true)).toEqual(['⌘', 'K']);
  expect(keysShown('g c', false)).toEqual(['G', 'C']);
});

test('a letter with Ctrl is not the letter', () => {
  expect(matchKey('n', press('n'), undefined)).toBe(true);
  expect(matchKey('n', press('n', { ctrlKey: true }), undefined)).toBe(false);
});

test('a character that needs Shift on this keyboard is still that character', () => {
  expect(matchKey('?', press('?', { shiftKey: true }), undefined)).toBe(true);
  expect(matchKey('/', press('/', { shiftKey: true }), undefined)).toBe(true);
});

test('g and then a letter goes to a place, and the letter alone then does nothing else', () => {
  let now = 1000;
  const sequence = newSequence({ isStart: (key) => key === 'g', now: () => now });
  sequence.press(press('g'));
  expect(matchKey('g p', press('p'), sequence.first())).toBe(true);
  expect(matchKey('p', press('p'), sequence.first())).toBe(false);
  now += 2000;
  expect(matchKey('g p', press('p'), sequence.first())).toBe(false);
});

test('a key that begins no shortcut of this screen is not waited for', () => {
  const sequence = newSequence({ isStart: (key) => key === 'g' });
  sequence.press(press('a'));
  expect(sequence.first()).toBeUndefined();
});
