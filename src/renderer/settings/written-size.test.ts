import { expect, test } from 'vitest';

import { writtenSize } from './written-size.ts';

// Number and unit stay together, by whatever blank the language has for it.
const written = (bytes: number, language: string) => writtenSize(bytes, language).replaceAll(/\s/g, ' ');

test('a size is written in the unit that a person would say', () => {
  expect(written(0, 'en')).toBe('0 byte');
  expect(written(999, 'en')).toBe('999 byte');
  expect(written(1_240, 'en')).toBe('1.2 kB');
  expect(written(12_400_000, 'de')).toBe('12 MB');
  expect(written(3_210_000_000, 'de')).toBe('3,2 GB');
});
