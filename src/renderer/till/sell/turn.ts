/** One window at a time: the others wait until it has finished. */
import { newId } from '#renderer/api';

export type Surroundings = {
  storage: Storage;
  /** A lock ends with the window that holds it. Missing where the page is not served securely, or nothing is kept: then no window waits for another. */
  locks: Pick<LockManager, 'request'> | undefined;
  /** Hears `storage` when another window has written. */
  windows: EventTarget;
};

/** How long a window that is gone may leave its mark, in milliseconds. */
const graceMs = 250;

/**
 * A turn that one window takes. The mark in the storage tells the others at once, in order with whatever else that window writes before and after;
 * the lock tells them when it has died and left its mark behind.
 */
export function newTurn(name: string, { around, onChange }: { around: Surroundings; onChange: () => void }) {
  const { storage, locks, windows } = around;
  let isMine = false;
  let isTaken = false;
  let giveBack: (() => void) | undefined;
  let waiting: (() => void)[] = [];
  const setTaken = (next: boolean) => {
    if (next === isTaken) return;
    isTaken = next;
    onChange();
    if (isTaken) return void watch(storage.getItem(name));
    for (const go of waiting) go();
    waiting = [];
  };
  const look = () => setTaken(locks !== undefined && !isMine && storage.getItem(name) !== null);
  // Whoever has died lets go of the lock, but not of the mark.
  const watch = async (mark: string | null): Promise<void> => {
    await locks?.request(name, () => undefined);
    await new Promise((resolve) => setTimeout(resolve, graceMs));
    if (!isTaken) return;
    const now = storage.getItem(name);
    // Another turn, of which this window has not heard yet: its mark is not the dead one's.
    if (now !== null && now !== mark) return watch(now);
    storage.removeItem(name);
    setTaken(false);
  };
  const onStorage = (event: Event) => {
    const { key } = event as StorageEvent;
    if (key === name || key === null) look();
  };
  return {
    isTaken: () => isTaken,
    whenFree: () => (isTaken ? new Promise<void>((resolve) => waiting.push(resolve)) : Promise.resolve()),
    take: (): void => {
      isMine = true;
      const { promise, resolve } = Promise.withResolvers<void>();
      giveBack = resolve;
      void locks?.request(name, () => promise);
      try {
        storage.setItem(name, newId());
      } catch {
        // Where the computer keeps nothing more no window can be told; the sale is recorded all the same.
      }
    },
    giveBack: (): void => {
      isMine = false;
      storage.removeItem(name);
      giveBack?.();
    },
    listen: (isOn: boolean): void => {
      if (isOn) windows.addEventListener('storage', onStorage);
      else windows.removeEventListener('storage', onStorage);
      if (isOn) look();
    },
  };
}
