/** The search indexes: exactly what a fresh index of the same texts holds. */
import type { Books } from './pages.ts';

/** Builds a fresh index beside each one, in small parts, and compares them word by word. */
export async function checkSearch({ snapshot, findings, pause }: Books): Promise<void> {
  for (const table of ['contacts', 'items'] as const) {
    const index = snapshot.freshIndex(table);
    try {
      while (!index.grow()) await pause();
      const wrong = index.difference();
      const fault = `The search of ${table} is not what their texts come to, first at '${wrong ?? ''}'`;
      findings.note('search.index', wrong === null ? null : fault);
    } finally {
      index.drop();
    }
    await pause();
  }
}
