import { expect, test, vi } from 'vitest';

import { newTurn } from './turn.ts';

test('a turn of which another window has not heard yet is not taken for one that died', async () => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
  const open = () => {
    const windows = new EventTarget();
    const turn = newTurn('one', { around: { storage, locks: navigator.locks, windows }, onChange: () => {} });
    turn.listen(true);
    return { turn, hear: () => windows.dispatchEvent(Object.assign(new Event('storage'), { key: 'one' })) };
  };
  const [first, second] = [open(), open()];
  first.turn.take();
  second.hear();
  // One sale right after the other: the word of both is still on its way.
  first.turn.giveBack();
  first.turn.take();
  await vi.advanceTimersByTimeAsync(1000);
  expect(second.turn.isTaken()).toBe(true);
  expect(storage.getItem('one')).not.toBeNull();
  // It dies now: its lock is gone, its mark is not.
  const mark = storage.getItem('one') ?? '';
  first.turn.giveBack();
  storage.setItem('one', mark);
  await vi.advanceTimersByTimeAsync(1000);
  await second.turn.whenFree();
  expect(storage.getItem('one')).toBeNull();
  vi.useRealTimers();
});
