/** Merging and parting without the fields of the contacts: what both do to the money. */
import { allocationsAcross } from '#core/allocations';
import type { TestApp } from '#core/testing';
import { membersOf, refreshFigures, rootOf } from '#core/contact-groups';

/** Who went into `rootId`, each with the contact that it had been merged into before. */
export type MergedOnce = { rootId: string; before: ReadonlyMap<string, string | null> };

/** Merges the groups of both into that of the first; null when they are one already. */
export async function mergeContacts(
  { app }: TestApp,
  { winnerId, loserId }: { winnerId: string; loserId: string },
): Promise<MergedOnce | null> {
  return app.context().house.database.write(async (tx) => {
    const rootId = (await rootOf(tx, winnerId)) ?? winnerId;
    const lostId = (await rootOf(tx, loserId)) ?? loserId;
    if (rootId === lostId) return null;
    const losing = await membersOf(tx, lostId);
    await tx.updateTable('contacts').set({ merged_into_id: rootId }).where('id', 'in', losing).execute();
    await refreshFigures(tx, [rootId, ...losing]);
    return { rootId, before: new Map(losing.map((id) => [id, id === lostId ? null : lostId])) };
  });
}

/** Takes a merge back, unless money of the one is used against a debt of the other: then it answers the numbers of that money. */
export async function partContacts({ app }: TestApp, { rootId, before }: MergedOnce): Promise<string[]> {
  return app.context().house.database.write(async (tx) => {
    const rootAfter = (id: string) => (before.has(id) ? (before.get(id) ?? id) : rootId);
    const across = await allocationsAcross(tx, { rootId, loserIds: [...before.keys()], rootAfter });
    if (across.length > 0) return across;
    for (const [id, mergedInto] of before) {
      await tx.updateTable('contacts').set({ merged_into_id: mergedInto }).where('id', '=', id).execute();
    }
    await refreshFigures(tx, [rootId, ...before.keys()]);
    return [];
  });
}
