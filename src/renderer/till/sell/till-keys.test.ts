import { expect, test } from 'vitest';

import { pressedKey, readKeys, rebound, usualKeys } from './till-keys.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, code: '' };

test('the usual keys are those of the house: F2, F3, F4, F6, F8, F9', () => {
  const { search, customer, hold, recall, discount, pay } = usualKeys;
  expect([search, customer, hold, recall, discount, pay]).toEqual(['F2', 'F3', 'F4', 'F6', 'F8', 'F9']);
});

test('what was kept on this computer counts, and nonsense does not', () => {
  expect(readKeys({ pay: 'alt+p' }).pay).toBe('alt+p');
  expect(readKeys({ pay: 'Enter' }).pay).toBe('F9');
  expect(readKeys('gone')).toEqual(usualKeys);
  expect(readKeys({ pay: 'F8' })).toEqual(usualKeys);
});

test('a key that is taken changes places, so that no action is without', () => {
  const keys = rebound(usualKeys, 'pay', 'F4');
  expect([keys.pay, keys.hold]).toEqual(['F4', 'F9']);
  expect(rebound(usualKeys, 'pay', 'alt+p').hold).toBe('F4');
});

test('letters, digits, Enter and the keys of the browser cannot be bound', () => {
  expect(pressedKey({ ...plain, key: 'F9' })).toBe('F9');
  expect(pressedKey({ ...plain, key: 'B', altKey: true })).toBe('alt+b');
  expect(['a', '1', 'Enter', 'F5', 'F11', 'Shift'].map((key) => pressedKey({ ...plain, key }))).toEqual(
    Array.from({ length: 6 }),
  );
  expect(pressedKey({ ...plain, key: 'v', ctrlKey: true })).toBeUndefined();
});
