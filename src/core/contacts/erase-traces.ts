/** What the program has kept beside the record of a person: its history, images for an undo, what an import brought. */
import { sql } from 'kysely';

import { emailKey, phoneKey } from '#domain/contacts';
import { canonicalJson } from '#domain/hashing';
import type { WriteTx } from '#core/database';
import { forgetSubject } from '#core/undo-units';

import { pointKey } from './contact-rows.ts';
import type { StoredContact } from './contact-state.ts';

/**
 * Erases every trace of contacts that are about to go, also those that they have left with others: after a merge was taken back, the history of
 * the other contact still holds what this one had given it.
 * @param traced.memoryIds the notes and files of the contacts.
 */
export async function eraseTraces(
  tx: WriteTx,
  { contacts, memoryIds }: { contacts: readonly StoredContact[]; memoryIds: readonly string[] },
): Promise<void> {
  const ids = contacts.map((contact) => contact.id);
  const traces = [...ids, ...(await telltales(tx, contacts))];
  await tx.deleteFrom('contact_changes').where('contact_id', 'in', ids).execute();
  await tx.deleteFrom('contact_changes').where(holdsOne(traces)).execute();
  await eraseUnits(tx, { subjectIds: [...ids, ...memoryIds], traces });
  await tx.deleteFrom('import_entries').where('entity_id', 'in', ids).execute();
  await tx
    .deleteFrom('contacts_kept_apart')
    .where((where) => where.or([where('left_id', 'in', ids), where('right_id', 'in', ids)]))
    .execute();
}

type Traced = { subjectIds: readonly string[]; traces: readonly string[] };

/** A merge of an erased contact cannot be undone any more and goes whole; of other units go the parts that are about it, and the label. */
async function eraseUnits(tx: WriteTx, { subjectIds, traces }: Traced): Promise<void> {
  // Notes and files that had been removed before.
  const removed = await tx
    .selectFrom('undo_entries')
    .select('subject_id')
    .where('subject_kind', 'in', ['activity', 'attachment'])
    .where(holdsOne(traces))
    .execute();
  const subjects = [...new Set([...subjectIds, ...removed.map((entry) => entry.subject_id)])];
  const touched = await tx
    .selectFrom('undo_entries')
    .innerJoin('undo_units', 'undo_units.id', 'undo_entries.unit_id')
    .select(['undo_units.id', 'undo_units.kind', 'undo_units.undone_at'])
    .distinct()
    .where((where) => where.or([where('subject_id', 'in', subjects), holdsOne(traces)]))
    .execute();
  for (const id of subjects) await forgetSubject(tx, id);
  await tx.deleteFrom('undo_entries').where(holdsOne(traces)).execute();
  for (const { id, kind, undone_at: undoneAt } of touched) {
    if (kind === 'import' || kind === 'bulkEdit') continue;
    const rest = await tx.selectFrom('undo_entries').select('position').where('unit_id', '=', id).executeTakeFirst();
    if (undoneAt === null && (kind === 'merge' || !rest))
      await tx.deleteFrom('undo_units').where('id', '=', id).execute();
    else await tx.updateTable('undo_units').set({ label: '' }).where('id', '=', id).execute();
  }
}

/**
 * What tells these contacts from everybody else wherever it stands, as it stands in JSON. An address or a number that another contact has, too, as
 * that of a family or an office, is the other's own.
 */
async function telltales(tx: WriteTx, contacts: readonly StoredContact[]): Promise<string[]> {
  const ids = contacts.map((contact) => contact.id);
  const values = contacts.flatMap(({ state }) => [
    { key: emailKey(state.email), value: state.email },
    { key: phoneKey(state.phone), value: state.phone },
    ...state.points.map((point) => ({ key: pointKey(point), value: point.value })),
  ]);
  const keys = values.map(({ key }) => key).filter((key) => key !== '');
  if (keys.length === 0) return [];
  const others = await tx
    .selectFrom('contacts')
    .select(['email_key', 'phone_key'])
    .where('id', 'not in', ids)
    .where((where) => where.or([where('email_key', 'in', keys), where('phone_key', 'in', keys)]))
    .execute();
  const points = await tx
    .selectFrom('contact_points')
    .select('value_key')
    .where('contact_id', 'not in', ids)
    .where('value_key', 'in', keys)
    .execute();
  const shared = new Set([
    ...others.flatMap((other) => [other.email_key, other.phone_key]),
    ...points.map((point) => point.value_key),
  ]);
  return values
    .filter(({ key }) => key !== '' && !shared.has(key))
    .map(({ value }) => canonicalJson(value).slice(1, -1));
}

/** Rows with images in which one of the texts stands, whatever its case. Reads all of them: nobody is erased every day. */
function holdsOne(texts: readonly string[]) {
  const holds = texts.map(
    (text) => sql`instr(lower(coalesce(before_json, '') || coalesce(after_json, '')), lower(${text})) > 0`,
  );
  return sql<boolean>`(${sql.join(holds, sql` OR `)})`;
}
