// @vitest-environment happy-dom
import { expect, test } from 'vitest';

import { fieldBeside } from './field-beside.ts';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

function column(): HTMLInputElement[] {
  document.body.innerHTML = `<div role="grid">${'<p><input /><input data-price /></p>'.repeat(3)}</div>`;
  return [...document.querySelectorAll<HTMLInputElement>('input[data-price]')];
}

test('Enter and the arrows lead along the column of prices', () => {
  const [first, second, third] = column();
  if (first === undefined || second === undefined) throw new Error('The column has three fields.');
  expect(fieldBeside(first, { ...plain, key: 'Enter' })).toBe(second);
  expect(fieldBeside(second, { ...plain, key: 'ArrowDown' })).toBe(third);
  expect(fieldBeside(second, { ...plain, key: 'ArrowUp' })).toBe(first);
  expect(fieldBeside(second, { ...plain, key: 'Enter', shiftKey: true })).toBe(first);
});

test('at the ends, for other keys and with Ctrl the field keeps the focus', () => {
  const [first] = column();
  if (first === undefined) throw new Error('The column has three fields.');
  expect(fieldBeside(first, { ...plain, key: 'ArrowUp' })).toBeNull();
  expect(fieldBeside(first, { ...plain, key: 'a' })).toBeNull();
  expect(fieldBeside(first, { ...plain, key: 'Enter', ctrlKey: true })).toBeNull();
});
