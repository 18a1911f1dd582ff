/** `contacts.create`, `contacts.update` */
import { err } from '#domain/result';
import type { Result } from '#domain/result';
import type { Contact } from '#contract/contacts';
import { isIdTaken, nextFreeCode } from '#core/codes';
import { changeOf } from '#core/contact-changes';
import type { CommandScope, Failure, InputOf, Reference } from '#core/pipeline';

import { checkContact } from './check-contact.ts';
import { findContact } from './contact-rows.ts';
import { emptyState } from './contact-state.ts';
import type { ContactState } from './contact-state.ts';
import { readContact } from './read-contact.ts';
import { changeContact, insertContacts } from './write-contacts.ts';

/** Adds a contact; an empty code is filled with the next free number. Errors: ID_TAKEN and those of `checkContact`. */
export async function createContact(
  scope: CommandScope,
  input: InputOf<'contacts', 'create'>,
): Promise<Result<Contact, Failure>> {
  const { tx } = scope;
  const { commandId: _, id: givenId, ...given } = input;
  const id = givenId ?? scope.newId();
  if (await isIdTaken(tx, 'contacts', id)) return err({ code: 'ID_TAKEN' });
  const state: ContactState = { ...emptyState, ...given, code: given.code || (await nextFreeCode(tx, 'contacts')) };
  const checked = await checkContact(tx, { id, before: null, after: state });
  if (!checked.ok) return checked;
  await insertContacts(tx, [{ id, state }], changeOf(scope, 'contacts.create'));
  scope.record({ kind: 'contact', id, detail: { version: 1 } });
  return answer(scope, id);
}

/** Changes the given fields. Errors: CONTACT_NOT_FOUND, CONTACT_CHANGED (another version), those of `checkContact`. */
export async function updateContact(
  scope: CommandScope,
  input: InputOf<'contacts', 'update'>,
): Promise<Result<Contact, Failure>> {
  const { tx } = scope;
  const { commandId: _, id, version, ...given } = input;
  const before = await findContact(tx, id);
  if (!before || before.state.mergedIntoId !== null) return err({ code: 'CONTACT_NOT_FOUND' });
  if (version !== undefined && version !== before.version) {
    return err({ code: 'CONTACT_CHANGED', version: before.version });
  }
  const after: ContactState = { ...before.state, ...given, code: given.code || before.state.code };
  // Custom values are given one by one: what is not named stays.
  if (given.custom !== undefined) after.custom = { ...before.state.custom, ...given.custom };
  const checked = await checkContact(tx, { id, before: before.state, after });
  if (!checked.ok) return checked;
  const images = await changeContact(tx, before, after, changeOf(scope, 'contacts.update'));
  const fields = Object.keys(images?.before ?? {}).filter((field) => field !== 'updatedAt');
  scope.record({ kind: 'contact', id, detail: { fields, version: before.version + (images === null ? 0 : 1) } });
  return answer(scope, id);
}

/** Answers a repeated command: the contact as it is by now. The answer itself is not kept, for privacy law can demand its erasure. */
export async function savedContact({ tx }: CommandScope, { id }: Reference): Promise<Result<Contact, Failure>> {
  return readContact(tx, id);
}

async function answer(scope: CommandScope, id: string): Promise<Result<Contact, Failure>> {
  const contact = await readContact(scope.tx, id);
  if (contact.ok) scope.remember({ id, version: contact.value.version });
  return contact;
}
