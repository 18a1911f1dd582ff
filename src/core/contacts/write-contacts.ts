/**
 * The one place where contacts are written: the row, what hangs on it, and what is kept of the change. A contact's state goes in whole;
 * who writes has checked it.
 */
import { tellChanges } from '#core/contact-changes';
import type { Change } from '#core/contact-changes';
import { insertRows, searchKey } from '#core/database';
import type { WriteTx } from '#core/database';
import type { JsonValue } from '#domain/hashing';
import type { Instant } from '#domain/dates';
import { imagesOf } from '#domain/undo';
import type { FieldImages } from '#domain/undo';

import { columnsOf, pointKey } from './contact-rows.ts';
import type { ContactState, StoredContact } from './contact-state.ts';

export type NewContact = { id: string; state: ContactState };

/** Adds contacts. */
export async function insertContacts(tx: WriteTx, contacts: readonly NewContact[], change: Change): Promise<void> {
  if (contacts.length === 0) return;
  const rows = contacts.map(({ id, state }) => ({
    id,
    ...columnsOf(state),
    created_at: change.now,
    updated_at: change.now,
    created_by: change.userId,
  }));
  await insertRows(tx, 'contacts', rows);
  await insertParts(tx, contacts, change);
}

/**
 * Gives a contact another state. Nothing happens when it is the same.
 * @param options.updatedAt stands in for the moment of the change, when an undo brings an old state back.
 * @returns the fields that changed and `updatedAt`, as images for an undo; null when nothing did.
 */
export async function changeContact(
  tx: WriteTx,
  { id, version, updatedAt, state: before }: StoredContact,
  after: ContactState,
  change: Change & { updatedAt?: Instant },
): Promise<FieldImages | null> {
  const images = imagesOf(jsonOf(before), jsonOf(after));
  if (images === null) return null;
  const changedAt = change.updatedAt ?? change.now;
  await tx
    .updateTable('contacts')
    .set({ ...changedColumns(before, after), version: version + 1, updated_at: changedAt })
    .where('id', '=', id)
    .execute();
  const fields = Object.keys(images.before);
  await deleteParts(tx, id, fields);
  await insertParts(tx, [{ id, state: onlyParts(after, fields) }], change);
  await tellChanges(tx, [{ contactId: id, ...images }], change);
  return { before: { ...images.before, updatedAt }, after: { ...images.after, updatedAt: changedAt } };
}

/** Overwrites a contact that is erased on request; the timeline does not tell what stood there. It is archived, and nothing brings it back. */
export async function blankContact(
  tx: WriteTx,
  { id, version }: Pick<StoredContact, 'id' | 'version'>,
  { state, now }: { state: ContactState; now: Instant },
): Promise<void> {
  await tx
    .updateTable('contacts')
    .set({ ...columnsOf(state), is_erased: 1, version: version + 1, updated_at: now })
    .where('id', '=', id)
    .execute();
  await deleteParts(tx, id, ['points', 'organisations', 'tags', 'custom']);
}

/** Only what differs: each column that is set costs the indexes it stands in, also where its value stays the same. */
function changedColumns(before: ContactState, after: ContactState): Partial<ReturnType<typeof columnsOf>> {
  const was: Readonly<Record<string, unknown>> = columnsOf(before);
  return Object.fromEntries(Object.entries(columnsOf(after)).filter(([column, value]) => value !== was[column]));
}

/** The state as JSON, with the empty custom values left out, so that equal states have equal texts. */
export function jsonOf(state: ContactState): Readonly<Record<string, JsonValue>> {
  const custom = Object.fromEntries(Object.entries(state.custom).filter(([, value]) => value !== null && value !== ''));
  return { ...state, custom };
}

function onlyParts(state: ContactState, fields: readonly string[]): ContactState {
  return {
    ...state,
    points: fields.includes('points') ? state.points : [],
    organisations: fields.includes('organisations') ? state.organisations : [],
    tags: fields.includes('tags') ? state.tags : [],
    custom: fields.includes('custom') ? state.custom : {},
  };
}

async function deleteParts(tx: WriteTx, id: string, fields: readonly string[]): Promise<void> {
  if (fields.includes('points')) await tx.deleteFrom('contact_points').where('contact_id', '=', id).execute();
  if (fields.includes('organisations'))
    await tx.deleteFrom('contact_organisations').where('contact_id', '=', id).execute();
  if (fields.includes('tags')) await tx.deleteFrom('contact_tags').where('contact_id', '=', id).execute();
  if (fields.includes('custom')) await tx.deleteFrom('contact_values').where('contact_id', '=', id).execute();
}

async function insertParts(tx: WriteTx, contacts: readonly NewContact[], { newId }: Change): Promise<void> {
  const points = contacts.flatMap(({ id, state }) =>
    state.points.map((point, position) => ({ contact_id: id, position, ...point, value_key: pointKey(point) })),
  );
  await insertRows(tx, 'contact_points', points);
  const organisations = contacts.flatMap(({ id, state }) =>
    state.organisations.map(({ organisationId, role }, position) => ({
      contact_id: id,
      position,
      organisation_id: organisationId,
      role,
    })),
  );
  await insertRows(tx, 'contact_organisations', organisations);
  const tagged = contacts.filter(({ state }) => state.tags.length > 0);
  if (tagged.length > 0) await insertTags(tx, tagged, newId);
  await insertValues(tx, contacts);
}

/** Tags are known by their key, whatever their case; a new one is made. */
async function insertTags(tx: WriteTx, contacts: readonly NewContact[], newId: () => string): Promise<void> {
  const names = new Map(contacts.flatMap(({ state }) => state.tags.map((name) => [searchKey(name), name] as const)));
  const known = await tx
    .selectFrom('tags')
    .select(['id', 'name_key'])
    .where('name_key', 'in', [...names.keys()])
    .execute();
  const ids = new Map(known.map((tag) => [tag.name_key, tag.id]));
  for (const [key, name] of names) {
    if (ids.has(key)) continue;
    const id = newId();
    await tx.insertInto('tags').values({ id, name, name_key: key }).execute();
    ids.set(key, id);
  }
  const rows = contacts.flatMap(({ id, state }) => {
    const keys = [...new Set(state.tags.map(searchKey))];
    return keys.map((key, position) => ({ contact_id: id, tag_id: ids.get(key) ?? '', position }));
  });
  await insertRows(tx, 'contact_tags', rows);
}

async function insertValues(tx: WriteTx, contacts: readonly NewContact[]): Promise<void> {
  const rows = contacts.flatMap(({ id, state }) =>
    Object.entries(state.custom).flatMap(([fieldId, value]) => {
      if (value === null || value === '') return [];
      const isText = typeof value === 'string';
      return [
        {
          contact_id: id,
          field_id: fieldId,
          text_value: isText ? value : null,
          text_key: isText ? searchKey(value) : null,
          number_value: isText ? null : Number(value),
        },
      ];
    }),
  );
  await insertRows(tx, 'contact_values', rows);
}
