import { expect, test } from 'vitest';

import { isStorageDenied, readyStorage } from './storage.ts';

test('where the browser denies its storage the page keeps things in memory, and knows it', () => {
  const denying = {
    get localStorage(): Storage {
      throw new DOMException('Access is denied.', 'SecurityError');
    },
  };
  readyStorage(denying);
  expect(isStorageDenied()).toBe(true);
  const { localStorage } = denying;
  localStorage.setItem('a', '1');
  expect([localStorage.getItem('a'), localStorage.length, localStorage.key(0)]).toEqual(['1', 1, 'a']);
  localStorage.removeItem('a');
  expect(localStorage.getItem('a')).toBeNull();
});

test('a storage that can be used stays as it is', () => {
  const page = { localStorage: { getItem: () => null } as unknown as Storage };
  const { localStorage } = page;
  readyStorage(page);
  expect(isStorageDenied()).toBe(false);
  expect(page.localStorage).toBe(localStorage);
});
