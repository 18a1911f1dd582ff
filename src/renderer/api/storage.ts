/** What this computer keeps for the page, also where the browser denies it. */

let isDenied = false;

/** Tells whether the browser denies its storage: then what is kept ends with this window. */
export function isStorageDenied(): boolean {
  return isDenied;
}

/** Where the browser denies its storage, one in memory stands in for it, so that everything works as long as the window is open. */
export function readyStorage(page: { localStorage: Storage } = window): void {
  try {
    page.localStorage.getItem('');
    isDenied = false;
  } catch {
    isDenied = true;
    Object.defineProperty(page, 'localStorage', { value: storageInMemory() });
  }
}

function storageInMemory(): Storage {
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
