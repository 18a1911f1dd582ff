/** Merging two contacts and taking that back, as the office does it. */
import { failureOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

/** A merge that can be taken back. */
export type MergedOnce = { rootId: string; undoId: string };

/** Merges what both stand for now into the first; null when they are one already. */
export async function mergeContacts(
  { api }: TestApp,
  { winnerId, loserId }: { winnerId: string; loserId: string },
): Promise<MergedOnce | null> {
  const winner = await api.contacts.get({ id: winnerId });
  const loser = await api.contacts.get({ id: loserId });
  if (winner.id === loser.id) return null;
  const merged = await api.contacts.merge({ commandId: testId(), winnerId: winner.id, loserIds: [loser.id] });
  return { rootId: winner.id, undoId: merged.undoId };
}

/** Takes a merge back, unless money of the one is used against a debt of the other: then it answers the numbers of that money. */
export async function partContacts(office: TestApp, merged: MergedOnce): Promise<string[]> {
  const failed = await undo(office, merged).then(
    () => null,
    (error: unknown) => failureOf(Promise.reject(error)),
  );
  if (failed === null) return [];
  if (failed.code !== 'UNDO_BLOCKED') throw new Error(`A merge cannot be taken back: ${failed.code}`);
  return (failed.data as { numbers: string[] }).numbers;
}

async function undo({ api }: TestApp, { undoId }: MergedOnce): Promise<void> {
  const running = await api.undo.run({ commandId: testId(), id: undoId });
  while (!(await running.next()).done);
}
