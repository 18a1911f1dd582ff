/** The search indexes: exactly what a fresh index of the same texts holds; and the list of words that typing errors are forgiven by. */
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
      await pause();
      const word = index.wordDifference();
      const wordFault = `The list of words is not what the texts of ${table} come to, first at '${word ?? ''}'`;
      findings.note('search.index', word === null ? null : wordFault);
    } finally {
      index.drop();
    }
    await pause();
  }
}
