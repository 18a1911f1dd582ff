import { expect, test } from 'vitest';

import { careState, wordsToRead } from './care.ts';

const important = { instructions: 'Only with an order', areInstructionsImportant: true };

test('important instructions stop the payment until they are acknowledged, others do not', () => {
  expect(careState('huber', important, '')).toBe('unread');
  expect(careState('huber', important, wordsToRead('huber', important))).toBe('clear');
  expect(careState('huber', { ...important, areInstructionsImportant: false }, '')).toBe('clear');
  expect(careState('huber', { ...important, instructions: '' }, '')).toBe('clear');
  expect(careState(null, undefined, '')).toBe('clear');
});

test('other words, and another customer with the same words, want to be read as well', () => {
  const read = wordsToRead('huber', important);
  expect(careState('huber', { ...important, instructions: 'Nothing on account' }, read)).toBe('unread');
  expect(careState('novak', important, read)).toBe('unread');
});

test('what could not be read stops the payment until somebody goes on without it; when it comes after all, it is read', () => {
  expect(careState('huber', undefined, '')).toBe('unknown');
  const goneOn = wordsToRead('huber', undefined);
  expect(careState('huber', undefined, goneOn)).toBe('clear');
  expect(careState('huber', important, goneOn)).toBe('unread');
});
