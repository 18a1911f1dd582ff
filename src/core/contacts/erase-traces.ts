/** What the program has kept beside the record of a person: its history, images for an undo, what an import brought. */
import { extname } from 'node:path';

import { sql } from 'kysely';

import { emailKey, phoneKey } from '#domain/contacts';
import { canonicalJson } from '#domain/hashing';
import { searchKey } from '#core/database';
import type { WriteTx } from '#core/database';
import type { TradeFields } from '#core/price-lists';
import { forgetSubject } from '#core/undo-units';

import { pointKey } from './contact-rows.ts';
import type { ContactState, StoredContact } from './contact-state.ts';

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
  const telltales = await telltalesOf(tx, contacts);
  const exemptions = await exemptionsOf(tx, ids);
  await tx.deleteFrom('contact_changes').where('contact_id', 'in', ids).execute();
  await tx
    .deleteFrom('contact_changes')
    .where('operation', 'in', ['contacts.merge', 'undo.run'])
    .where(tellsExemption(exemptions))
    .execute();
  await tx.deleteFrom('undo_entries').where(tellsExemption(exemptions)).execute();
  await tx
    .deleteFrom('contact_changes')
    .where(holdsOne([...ids, ...telltales]))
    .execute();
  await eraseUnits(tx, { subjectIds: [...ids, ...memoryIds], contactIds: ids, telltales });
  await tx.deleteFrom('import_entries').where('entity_id', 'in', ids).execute();
  await eraseFileNames(tx, contacts);
  await tx
    .deleteFrom('contacts_kept_apart')
    .where((where) => where.or([where('left_id', 'in', ids), where('right_id', 'in', ids)]))
    .execute();
}

/** A card that somebody has sent bears his name as a file, too. */
async function eraseFileNames(tx: WriteTx, contacts: readonly StoredContact[]): Promise<void> {
  const names = contacts.flatMap(({ state }) => [state.name, state.contactPerson]).map(wordsOf);
  const batches = await tx
    .selectFrom('import_batches')
    .select(['id', 'file_name'])
    .where('kind', '=', 'contacts')
    .execute();
  for (const { id, file_name: fileName } of batches) {
    const words = new Set(wordsOf(fileName));
    if (!names.some((name) => name.length > 0 && name.every((word) => words.has(word)))) continue;
    const nameless = `\u2026${extname(fileName)}`;
    await tx.updateTable('import_batches').set({ file_name: nameless }).where('id', '=', id).execute();
    await tx.updateTable('undo_units').set({ label: nameless }).where('id', '=', id).execute();
  }
}

function wordsOf(text: string): string[] {
  return searchKey(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

type Traced = { subjectIds: readonly string[]; contactIds: readonly string[]; telltales: readonly string[] };

/** A merge of an erased contact cannot be undone any more and goes whole; of other units go the parts that are about it. */
async function eraseUnits(tx: WriteTx, { subjectIds, contactIds, telltales }: Traced): Promise<void> {
  // Notes and files that had been removed before.
  const removed = await tx
    .selectFrom('undo_entries')
    .select('subject_id')
    .where('subject_kind', 'in', ['activity', 'attachment'])
    .where(holdsOne([...contactIds, ...telltales]))
    .execute();
  const subjects = [...new Set([...subjectIds, ...removed.map((entry) => entry.subject_id)])];
  // Another contact that only names an erased one by its id comes back without it.
  const touched = await tx
    .selectFrom('undo_entries')
    .innerJoin('undo_units', 'undo_units.id', 'undo_entries.unit_id')
    .select(['undo_units.id', 'undo_units.kind', 'undo_units.undone_at'])
    .distinct()
    .where((where) => where.or([where('subject_id', 'in', subjects), holdsOne(telltales)]))
    .execute();
  const bearers = new Map<string, number[]>();
  for (const { id } of touched) bearers.set(id, await bearersOf(tx, id));
  for (const id of subjects) await forgetSubject(tx, id);
  await tx.deleteFrom('undo_entries').where(holdsOne(telltales)).execute();
  for (const { id, kind, undone_at: undoneAt } of touched) {
    if (kind === 'import' || kind === 'bulkEdit') continue;
    const rest = await tx.selectFrom('undo_entries').select('position').where('unit_id', '=', id).execute();
    const left = new Set(rest.map((entry) => entry.position));
    const isBroken = bearers.get(id)?.some((position) => !left.has(position)) === true;
    if (undoneAt === null && (left.size === 0 || (kind === 'merge' && isBroken)))
      await tx.deleteFrom('undo_units').where('id', '=', id).execute();
    else if (isBroken) await tx.updateTable('undo_units').set({ label: '' }).where('id', '=', id).execute();
  }
}

/**
 * Which entries of a unit are what it was about, and named it: those that were merged, or the first, which is what was removed. The others only
 * belonged to it, or bore it.
 */
async function bearersOf(tx: WriteTx, unitId: string): Promise<number[]> {
  const entries = await tx
    .selectFrom('undo_entries')
    .innerJoin('undo_units', 'undo_units.id', 'undo_entries.unit_id')
    .select(['position', 'subject_id', 'undo_units.kind', 'undo_units.undone_at'])
    .select(sql<string | null>`json_extract(after_json, '$.mergedIntoId')`.as('root_id'))
    .where('unit_id', '=', unitId)
    .orderBy('position')
    .execute();
  const isUndoneMerge = entries.some((entry) => entry.kind === 'merge' && entry.undone_at !== null);
  const roots = new Set(entries.map((entry) => entry.root_id));
  const named = entries.filter((entry, index) => {
    if (entry.kind !== 'merge') return index === 0;
    return isUndoneMerge || entry.root_id !== null || roots.has(entry.subject_id);
  });
  return named.map((entry) => entry.position);
}

/**
 * What tells these contacts from everybody else wherever it stands, as it stands in JSON. An address or a number that another contact has, too, as
 * that of a family or an office, is the other's own.
 */
async function telltalesOf(tx: WriteTx, contacts: readonly StoredContact[]): Promise<string[]> {
  const ids = contacts.map((contact) => contact.id);
  const values = [...contacts.map((contact) => contact.state), ...(await formerStates(tx, ids))].flatMap(
    ({ email = '', phone = '', points }) => [
      { key: emailKey(email), value: email },
      { key: phoneKey(phone), value: phone },
      ...(points ?? []).map((point) => ({ key: pointKey(point), value: point.value })),
    ],
  );
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
  const own = values.filter(({ key }) => key !== '' && !shared.has(key));
  return [...new Set(own.map(({ value }) => canonicalJson(value).slice(1, -1)))];
}

/**
 * Why the contacts paid no tax, as it was passed on by a merge: such a change is told by itself, without an address or a number beside it. What somebody
 * else has as well is the other's own.
 */
async function exemptionsOf(tx: WriteTx, ids: readonly string[]): Promise<string[]> {
  const told = (await formerStates(tx, ids)).flatMap(({ taxExemption = '' }) => taxExemption || []);
  const shared = await tx
    .selectFrom('contact_trade_terms')
    .select('exemption_reason')
    .where('contact_id', 'not in', ids)
    .where('exemption_reason', 'in', told)
    .execute();
  const others = new Set(shared.map((row) => row.exemption_reason));
  return [...new Set(told)].filter((reason) => !others.has(reason));
}

/** Rows with images of which the tax exemption is one of these. */
function tellsExemption(exemptions: readonly string[]) {
  const given = sql`(SELECT value FROM json_each(${JSON.stringify(exemptions)}))`;
  return sql<boolean>`(json_extract(before_json, '$.taxExemption') IN ${given} OR json_extract(after_json, '$.taxExemption') IN ${given})`;
}

/** What the contacts were before, as far as their histories tell: an address that was given up long ago may stand with others. */
async function formerStates(tx: WriteTx, ids: readonly string[]): Promise<Partial<ContactState & TradeFields>[]> {
  const rows = await tx
    .selectFrom('contact_changes')
    .select(['before_json', 'after_json'])
    .where('contact_id', 'in', ids)
    .execute();
  return rows.flatMap(({ before_json: before, after_json: after }) => [
    JSON.parse(before) as Partial<ContactState & TradeFields>,
    JSON.parse(after) as Partial<ContactState & TradeFields>,
  ]);
}

/** Rows with images in which one of the texts stands, whatever its case. Reads all of them: nobody is erased every day. */
function holdsOne(texts: readonly string[]) {
  const images = sql`lower(coalesce(before_json, '') || coalesce(after_json, ''))`;
  return sql<boolean>`EXISTS (SELECT 1 FROM json_each(${JSON.stringify(texts)}) AS text WHERE instr(${images}, lower(text.value)) > 0)`;
}
