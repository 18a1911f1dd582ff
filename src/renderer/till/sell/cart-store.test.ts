import { beforeEach, expect, test } from 'vitest';

import { e4 } from '#domain/money';

import { newCartStore } from './cart-store.ts';
import { soldItem } from './fixtures.ts';

/** The storage of a browser, in memory. */
function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

const add = { type: 'addItem', key: 'a', item: soldItem('pen', 10_000), quantityE4: e4(10_000) } as const;
let storage = memory();
beforeEach(() => {
  storage = memory();
});

test('a running sale survives a reload, under the id that it will have, each register its own', () => {
  const store = newCartStore('one', storage);
  store.dispatch(add);
  const again = newCartStore('one', storage);
  expect(again.get()).toEqual(store.get());
  expect(newCartStore('two', storage).get().lines).toEqual([]);
});

test('nothing is kept of an empty sale, and what cannot be read begins anew', () => {
  const store = newCartStore('one', storage);
  store.dispatch(add);
  store.dispatch({ type: 'remove', key: 'a' });
  expect(storage.length).toBe(0);
  storage.setItem('counterbook.till.cart.one', '{"lines":');
  expect(newCartStore('one', storage).get().lines).toEqual([]);
});

test('while it is being recorded nothing changes the sale', () => {
  const store = newCartStore('one', storage);
  store.dispatch(add);
  store.lock(true);
  expect(store.dispatch({ type: 'remove', key: 'a' })).toBe(false);
  expect(store.get().lines).toHaveLength(1);
  store.lock(false);
  expect(store.dispatch({ type: 'remove', key: 'a' })).toBe(true);
});
