import { extname } from 'node:path';

/** Files that the office's own programs show; all others are only shown in their folder, never started. */
const shownTypes = new Set(['.pdf', '.csv', '.txt', '.png', '.jpg', '.jpeg', '.xlsx']);

/** Tells whether a saved file may be opened by itself. */
export function isShown(name: string): boolean {
  return shownTypes.has(extname(name).toLowerCase());
}

/**
 * Gives a name under which nothing is overwritten: `Invoice 7.pdf`, then `Invoice 7 (2).pdf`. Characters that a file
 * system could read as something else become hyphens.
 */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  const name = plainName(wanted);
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${stem} (${count})${ending}`;
    if (!isTaken(candidate)) return candidate;
  }
}

function plainName(wanted: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must not stay in a file's name
  const plain = wanted.replaceAll(/[\u0000-\u001f<>:"/\\|?*]/g, '-').replace(/^\.+/, '');
  return plain.trim() === '' ? 'file' : plain;
}
