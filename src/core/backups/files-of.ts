/** Which files belong to a copied database. */
import type { Instant } from '#domain/dates';
import { undoableContents } from '#core/activities';
import { openSnapshot } from '#core/database';

/** `isNeeded`: something names it now. The others are there for an undo alone. `name` is one that a person knows it by. */
export type NamedFile = { sha256: string; size: number; name: string; isNeeded: boolean };

/** The files that the database names, and those that it could name again when a removal is undone; each content once. */
export async function filesOf(databaseFile: string, now: Instant): Promise<NamedFile[]> {
  const snapshot = openSnapshot(databaseFile);
  try {
    const { db } = snapshot;
    const rows = await db.selectFrom('attachments').select(['sha256', 'size', 'name']).orderBy('sha256').execute();
    const files = new Map<string, NamedFile>(rows.map((row) => [row.sha256, { ...row, isNeeded: true }]));
    for (const content of await undoableContents(db, now)) {
      if (!files.has(content.sha256)) files.set(content.sha256, { ...content, isNeeded: false });
    }
    return [...files.values()];
  } finally {
    snapshot.close();
  }
}
