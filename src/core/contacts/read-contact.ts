/** `contacts.get` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Contact } from '#contract/contacts';
import { rootOf } from '#core/contact-groups';
import type { Failure, QueryScope } from '#core/pipeline';

import { readContacts } from './contact-rows.ts';
import type { Reads } from './contact-rows.ts';
import type { StoredContact } from './contact-state.ts';

/** One contact; for a merged one the contact that it went into. Errors: CONTACT_NOT_FOUND. */
export async function getContact(scope: QueryScope, { id }: { id: string }): Promise<Result<Contact, Failure>> {
  return scope.read((db) => readContact(db, id));
}

/** Errors: CONTACT_NOT_FOUND. */
export async function readContact(db: Reads, id: string): Promise<Result<Contact, Failure>> {
  const root = await rootOf(db, id);
  const [contact] = root === undefined ? [] : await readWhole(db, [root]);
  return contact ? ok(contact) : err({ code: 'CONTACT_NOT_FOUND' });
}

/** Contacts as the contract promises them, in the order of the ids; with the names of what they belong to and who looks after them. */
export async function readWhole(db: Reads, ids: readonly string[]): Promise<Contact[]> {
  const stored = await readContacts(db, ids);
  const organisationIds = [...stored.values()].flatMap(({ state }) =>
    state.organisations.map((membership) => membership.organisationId),
  );
  const organisations =
    organisationIds.length === 0
      ? []
      : await db.selectFrom('contacts').select(['id', 'name']).where('id', 'in', organisationIds).execute();
  const ownerIds = [...stored.values()].flatMap(({ state }) => (state.ownerId === null ? [] : [state.ownerId]));
  const owners =
    ownerIds.length === 0
      ? []
      : await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ownerIds).execute();
  const names = new Map([...organisations, ...owners].map((row) => [row.id, row.name]));
  return ids.flatMap((id) => {
    const contact = stored.get(id);
    return contact === undefined ? [] : [wholeOf(contact, names)];
  });
}

function wholeOf({ id, version, createdAt, updatedAt, state }: StoredContact, names: Map<string, string>): Contact {
  const { mergedIntoId: _, ...fields } = state;
  return {
    ...fields,
    id,
    version,
    createdAt,
    updatedAt,
    organisations: fields.organisations.map((membership) => ({
      ...membership,
      name: names.get(membership.organisationId) ?? '',
    })),
    ownerName: names.get(fields.ownerId ?? '') ?? '',
  };
}
