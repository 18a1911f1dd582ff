/** The file itself: every table and index whole, every reference to a record that exists. */
import type { Books } from './pages.ts';

export async function checkStorage({ snapshot, findings, pause }: Books): Promise<void> {
  for (const table of snapshot.tables) {
    const damage = snapshot.damageOf(table);
    findings.note('storage.intact', damage === null ? null : `Table ${table}: ${damage}`);
    await pause();
    const broken = snapshot.brokenReferenceOf(table);
    findings.note('storage.references', broken === null ? null : `Table ${table}: ${broken}`);
    await pause();
  }
}
