import { beforeEach, expect, test } from 'vitest';

import { e4 } from '#domain/money';

import { emptyCart } from './cart.ts';
import { newCartStore } from './cart-store.ts';
import { soldItem } from './fixtures.ts';

/** The storage of a browser, in memory; `onWrite` as the other windows hear it. */
function memory(kept = new Map<string, string>(), onWrite: (key: string) => void = () => {}): Storage {
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => {
      if (kept.delete(key)) onWrite(key);
    },
    setItem: (key, value) => {
      kept.set(key, value);
      onWrite(key);
    },
  };
}

const add = { type: 'addItem', key: 'a', item: soldItem('pen', 10_000), quantityE4: e4(10_000) } as const;
let storage = memory();
const alone = () => ({ storage, windows: new EventTarget() });
beforeEach(() => {
  storage = memory();
});

test('a running sale survives a reload, under the id that it will have, each register its own', () => {
  const store = newCartStore('one', alone());
  store.dispatch(add);
  const again = newCartStore('one', alone());
  expect(again.get()).toEqual(store.get());
  expect(newCartStore('two', alone()).get().lines).toEqual([]);
});

test('nothing is kept of an empty sale, and what cannot be read begins anew', () => {
  const store = newCartStore('one', alone());
  store.dispatch(add);
  store.dispatch({ type: 'remove', key: 'a' });
  expect(storage.length).toBe(0);
  storage.setItem('counterbook.till.cart.one', '{"lines":');
  expect(newCartStore('one', alone()).get().lines).toEqual([]);
});

test('while it is being recorded nothing changes the sale', () => {
  const store = newCartStore('one', alone());
  store.dispatch(add);
  store.lock(true);
  expect(store.dispatch({ type: 'remove', key: 'a' })).toBe(false);
  expect(store.get().lines).toHaveLength(1);
  store.lock(false);
  expect(store.dispatch({ type: 'remove', key: 'a' })).toBe(true);
});

/** A computer on which windows are opened; each hears what the others write. */
function computer() {
  const kept = new Map<string, string>();
  const open: EventTarget[] = [];
  const openWindow = () => {
    const windows = new EventTarget();
    open.push(windows);
    const tellOthers = (key: string) => {
      for (const other of open) {
        if (other !== windows) other.dispatchEvent(Object.assign(new Event('storage'), { key }));
      }
    };
    const store = newCartStore('one', { storage: memory(kept, tellOthers), windows });
    const close = store.subscribe(() => {});
    return { store, close };
  };
  return { openWindow, kept };
}

test('two windows at one register show the same sale', () => {
  const { openWindow } = computer();
  const [first, second] = [openWindow().store, openWindow().store];
  first.dispatch(add);
  expect(second.get()).toEqual(first.get());
  second.dispatch({ type: 'change', key: 'a', fields: { quantityE4: e4(20_000) } });
  expect(first.get()).toEqual(second.get());
  first.dispatch({ type: 'remove', key: 'a' });
  expect(second.get().lines).toEqual([]);
});

test('a window that was opened later, or has not listened for a while, catches up', () => {
  const { openWindow } = computer();
  const first = openWindow();
  first.store.dispatch(add);
  const second = openWindow();
  expect(second.store.get()).toEqual(first.store.get());
  first.close();
  second.store.dispatch({ type: 'note', note: 'gift', reference: '' });
  first.store.subscribe(() => {});
  expect(first.store.get().note).toBe('gift');
});

test('Undo that was offered before another screen was shown reaches the sale that stands here now', () => {
  const around = alone();
  const before = newCartStore('one', around);
  before.subscribe(() => {})();
  const now = newCartStore('one', around);
  now.subscribe(() => {});
  now.dispatch(add);
  before.dispatch({ type: 'addItem', key: 'b', item: soldItem('ink', 10_000), quantityE4: e4(10_000) });
  expect(now.get().lines.map(({ key }) => key)).toEqual(['a', 'b']);
  expect(before.get()).toEqual(now.get());
});

test('what one window records the other cannot change meanwhile; afterwards both begin the same next sale', async () => {
  const { openWindow } = computer();
  const [first, second] = [openWindow().store, openWindow().store];
  first.dispatch(add);
  first.lock(true);
  expect(second.isBusyElsewhere()).toBe(true);
  expect(second.dispatch({ type: 'remove', key: 'a' })).toBe(false);
  // A scan in the other window waits its turn and is the first of the next sale.
  const scanned = second.whenFree().then(() => second.dispatch({ ...add, key: 'b' }));
  first.lock(false, emptyCart('next'));
  expect(await scanned).toBe(true);
  expect(second.get().lines.map(({ key }) => key)).toEqual(['b']);
  expect(first.get()).toEqual(second.get());
});

test('a sale that was not recorded after all stands in both windows as it was', () => {
  const { openWindow } = computer();
  const [first, second] = [openWindow().store, openWindow().store];
  first.dispatch(add);
  const before = first.get();
  first.lock(true);
  first.lock(false);
  expect([first.get(), second.get()]).toEqual([before, before]);
  expect(second.dispatch({ type: 'remove', key: 'a' })).toBe(true);
});

test('a window that dies while it records does not stop the others', async () => {
  const { openWindow, kept } = computer();
  const first = openWindow();
  first.store.dispatch(add);
  // Its mark is still there, its lock is gone with it.
  first.close();
  kept.set('counterbook.till.recording.one', 'gone');
  const second = openWindow().store;
  expect(second.isBusyElsewhere()).toBe(true);
  await second.whenFree();
  expect(second.get()).toEqual(first.store.get());
  expect(second.dispatch({ type: 'remove', key: 'a' })).toBe(true);
});

test('two windows that recorded in the same instant do not wipe what was scanned for the next sale meanwhile', () => {
  const { openWindow } = computer();
  const [first, second] = [openWindow().store, openWindow().store];
  first.dispatch(add);
  first.lock(true);
  second.lock(true);
  first.lock(false, emptyCart('next'));
  expect(first.dispatch({ ...add, key: 'b' })).toBe(true);
  second.lock(false, emptyCart('other'));
  expect([first.get(), second.get()].map(({ lines }) => lines.map(({ key }) => key))).toEqual([['b'], ['b']]);
});

test('where the computer keeps nothing more the sale goes on: it is sold, and nothing stays locked', () => {
  const setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const full = Object.assign(memory(), { setItem });
  const store = newCartStore('one', { storage: full, windows: new EventTarget() });
  const shown: number[] = [];
  store.subscribe(() => shown.push(store.get().lines.length));
  expect(store.dispatch(add)).toBe(true);
  expect(shown).toEqual([1]);
  store.lock(true);
  store.lock(false, emptyCart('next'));
  expect(store.get().saleId).toBe('next');
  expect(store.dispatch(add)).toBe(true);
});
