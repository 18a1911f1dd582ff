/** Codes for contacts of a file that have none. */
import { foldCode } from '#domain/imports';
import { nextFreeCodes } from '#core/codes';

import type { Reads } from './importer.ts';

/** The next free codes, without those that the file itself brings further below. `taken` are folded codes. */
export async function freeCodes(
  db: Reads,
  { count, taken }: { count: number; taken: ReadonlySet<string> },
): Promise<string[]> {
  let asked = count;
  for (;;) {
    const found = await nextFreeCodes(db, 'contacts', asked);
    const free = found.filter((code) => !taken.has(foldCode(code)));
    if (free.length >= count) return free.slice(0, count);
    asked *= 2;
  }
}
