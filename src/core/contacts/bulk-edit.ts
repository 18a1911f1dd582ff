/** `contacts.bulkEdit`: many short transactions under one undo unit, kept whole or taken back whole. */
import { setImmediate as otherWork } from 'node:timers/promises';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ContactChange } from '#contract/contacts';
import { changeOf } from '#core/contact-changes';
import { searchKey } from '#core/database';
import type { ReadDb, WriteTx } from '#core/database';
import type { Failure, InputOf, JobScope, JobWork } from '#core/pipeline';
import { addEntries, beginWork, closeUnit, endWork, openUnit } from '#core/undo-units';
import type { UndoEntry } from '#core/undo-units';

import { changedState } from './bulk-edit-change.ts';
import { takeBackEdit } from './bulk-edit-take-back.ts';
import { checkContact, memberCounts } from './check-contact.ts';
import { readContacts } from './contact-rows.ts';
import type { Reads } from './contact-rows.ts';
import { emptyState } from './contact-state.ts';
import { selectedIds } from './list-contacts.ts';
import { readSelection, selectionOfIds } from './list-selection.ts';
import { changeContact } from './write-contacts.ts';

type Input = InputOf<'contacts', 'bulkEdit'>;
type Edited = { undoId: string | null; changed: number; unchanged: number; wasCancelled: boolean };

/** A transaction should take about this long: shorter costs time, longer makes a till wait. */
const transactionMs = 20;
const firstChunk = 10;
const smallestChunk = 5;
const largestChunk = 200;

const bulkEditOperation = 'contacts.bulkEdit';

/**
 * Changes the contacts that are selected when it begins; who is merged or gone meanwhile is left out. A cancelled edit ends with
 * `wasCancelled` and has kept nothing; one that fails in the middle, or whose listener goes away, is taken back before the error is told.
 * Errors: FILTER_INVALID, OWNER_UNKNOWN, CUSTOM_FIELD_INVALID, ORGANISATION_HAS_MEMBERS.
 */
export async function* bulkEdit(scope: JobScope, input: Input): JobWork<Edited> {
  yield { done: 0, total: 0, message: 'reading' };
  const ids = await scope.read((db) => checkedIds(db, scope, input));
  if (!ids.ok) return ids;
  const unitId = scope.newId();
  scope.record({ kind: 'undo', id: unitId, detail: { fields: Object.keys(input.change) } });
  if (ids.value.length === 0) return ok(nothingChanged(0, false));
  const newTags = await unknownTags(scope.db, input.change.addTags ?? []);
  let isKept = false;
  // Before its row can be seen: who looks for units that nobody works on must not find this one.
  beginWork(unitId);
  try {
    const result = yield* editAll(scope, { input, unitId, ids: ids.value });
    isKept = result.ok && result.value.undoId !== null;
    return result;
  } finally {
    // Also reached when the listener leaves at a yield, or a transaction fails: half an edit is never kept.
    try {
      if (!isKept) await takeBackEdit(scope, { unitId, newTags });
    } finally {
      endWork(unitId);
    }
  }
}

/** Whom to change, once the change is known to fit everybody. */
async function checkedIds(
  db: ReadDb,
  { now }: JobScope,
  { selection, change }: Input,
): Promise<Result<string[], Failure>> {
  const nobody = { ...emptyState, code: '', name: '' };
  const checked = await checkContact(db, { id: '', before: nobody, after: changedState(nobody, change) });
  if (!checked.ok) return checked;
  const selected =
    selection.ids === undefined ? await readSelection(db, selection, now) : ok(selectionOfIds(selection.ids));
  if (!selected.ok) return err(selected.error);
  const ids = await selectedIds(db, selected.value, { sort: 'created', direction: 'asc' });
  const free = await checkMembers(db, { ids, change });
  return free.ok ? ok(ids) : free;
}

/** Errors: ORGANISATION_HAS_MEMBERS, with how many contacts belong to organisations among these that would become persons. */
async function checkMembers(
  db: Reads,
  { ids, change }: { ids: readonly string[]; change: ContactChange },
): Promise<Result<null, Failure>> {
  if (change.kind !== 'person') return ok(null);
  let total = 0;
  for (let from = 0; from < ids.length; from += countedAtOnce) {
    for (const count of (await memberCounts(db, ids.slice(from, from + countedAtOnce))).values()) total += count;
  }
  return total > 0 ? err({ code: 'ORGANISATION_HAS_MEMBERS', memberCount: total }) : ok(null);
}

/** So many contacts fit into one statement. */
const countedAtOnce = 5000;

type Editing = { input: Input; unitId: string; ids: readonly string[] };

async function* editAll(scope: JobScope, { input, unitId, ids }: Editing): JobWork<Edited> {
  const { change } = input;
  let changed = 0;
  let chunk = firstChunk;
  for (let from = 0; from < ids.length;) {
    if (scope.signal?.aborted === true) return ok(nothingChanged(ids.length, true));
    const some = ids.slice(from, from + chunk);
    const noted = changed;
    const written = await scope.write(async (tx) => {
      const beganAt = performance.now();
      // Somebody may have come to belong to one of them meanwhile.
      const free = await checkMembers(tx, { ids: some, change });
      if (!free.ok) return free;
      if (from === 0) await openEdit(tx, scope, { unitId, change });
      const entries = await editSome(tx, scope, { ids: some, change });
      await addEntries(tx, { unitId, from: noted, entries });
      return ok({ count: entries.length, tookMs: performance.now() - beganAt });
    });
    if (!written.ok) return written;
    changed += written.value.count;
    from += some.length;
    chunk = nextChunk(chunk, written.value.tookMs);
    yield { done: from, total: ids.length, message: 'editing' };
    await otherWork();
  }
  if (scope.signal?.aborted === true) return ok(nothingChanged(ids.length, true));
  if (changed === 0) return ok(nothingChanged(ids.length, false));
  return finish(scope, { input, unitId, counts: { changed, unchanged: ids.length - changed } });
}

async function openEdit(
  tx: WriteTx,
  { session, now }: JobScope,
  { unitId, change }: { unitId: string; change: ContactChange },
): Promise<void> {
  const label = [...(change.addTags ?? []), ...(change.removeTags ?? [])].join(', ');
  const unit = { id: unitId, kind: 'bulkEdit' as const, label, recordCount: 0, userId: session.userId, now };
  await openUnit(tx, { ...unit, processId: process.pid });
}

async function editSome(
  tx: WriteTx,
  scope: JobScope,
  { ids, change }: { ids: readonly string[]; change: ContactChange },
): Promise<UndoEntry[]> {
  const made = changeOf(scope, bulkEditOperation);
  const entries: UndoEntry[] = [];
  for (const contact of (await readContacts(tx, ids)).values()) {
    if (contact.state.mergedIntoId !== null) continue;
    const images = await changeContact(tx, contact, changedState(contact.state, change), made);
    if (images !== null) entries.push({ subjectKind: 'contact', subjectId: contact.id, ...images });
  }
  return entries;
}

type Finishing = { input: Input; unitId: string; counts: { changed: number; unchanged: number } };

/** Closes the unit in the same transaction that stores the answer of the command and its audit row: there is no moment between them. */
async function finish(scope: JobScope, { input, unitId, counts }: Finishing): Promise<Result<Edited, Failure>> {
  const call = { operation: bulkEditOperation, commandId: input.commandId, input };
  return scope.command(call, async ({ tx, record }) => {
    await closeUnit(tx, { id: unitId, recordCount: counts.changed });
    record({ kind: 'undo', id: unitId, detail: { fields: Object.keys(input.change), ...counts } });
    return ok({ undoId: unitId, ...counts, wasCancelled: false });
  });
}

/** The keys of tags that the edit will make. */
async function unknownTags(db: ReadDb, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const keys = names.map(searchKey);
  const known = await db.selectFrom('tags').select('name_key').where('name_key', 'in', keys).execute();
  return keys.filter((key) => !known.some((tag) => tag.name_key === key));
}

/** How many contacts the next transaction takes on, so that it lasts about as long as it should. */
function nextChunk(chunk: number, tookMs: number): number {
  if (tookMs > transactionMs) return Math.max(Math.floor(chunk / 2), smallestChunk);
  return tookMs * 2 < transactionMs ? Math.min(chunk * 2, largestChunk) : chunk;
}

function nothingChanged(unchanged: number, wasCancelled: boolean): Edited {
  return { undoId: null, changed: 0, unchanged, wasCancelled };
}
