/** `contacts.create`, `contacts.update`, `contacts.delete` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Contact } from '#contract/contacts';
import { isCodeTaken, isIdTaken, nextFreeCode } from '#core/codes';
import type { WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';

import { columnsOf, emptyContact, findContact } from './contact-rows.ts';
import type { ContactFields } from './contact-rows.ts';

/** Adds a contact; an empty code is filled with the next free number. Errors: ID_TAKEN, CONTACT_CODE_TAKEN. */
export async function createContact(
  scope: CommandScope,
  input: InputOf<'contacts', 'create'>,
): Promise<Result<Contact, Failure>> {
  const { tx, now } = scope;
  const { commandId: _, id: givenId, ...given } = input;
  const id = givenId ?? scope.newId();
  if (await isIdTaken(tx, 'contacts', id)) return err({ code: 'ID_TAKEN' });
  const code = given.code || (await nextFreeCode(tx, 'contacts'));
  if (await isCodeTaken(tx, 'contacts', { code, exceptId: id }))
    return err({ code: 'CONTACT_CODE_TAKEN', contactCode: code });
  const fields: ContactFields = { ...emptyContact, ...given, code };
  await tx
    .insertInto('contacts')
    .values({ id, ...columnsOf(fields), created_at: now, updated_at: now })
    .execute();
  scope.record({ kind: 'contact', id });
  return found(tx, id);
}

/** Changes the given fields. Errors: CONTACT_NOT_FOUND, CONTACT_CHANGED (another version), CONTACT_CODE_TAKEN. */
export async function updateContact(
  scope: CommandScope,
  input: InputOf<'contacts', 'update'>,
): Promise<Result<Contact, Failure>> {
  const { tx, now } = scope;
  const { commandId: _, id, version, isArchived, ...given } = input;
  const before = await findContact(tx, id);
  if (!before) return err({ code: 'CONTACT_NOT_FOUND' });
  if (version !== undefined && version !== before.version) {
    return err({ code: 'CONTACT_CHANGED', version: before.version });
  }
  const fields: ContactFields = { ...before, ...given, code: given.code || before.code };
  if (await isCodeTaken(tx, 'contacts', { code: fields.code, exceptId: id })) {
    return err({ code: 'CONTACT_CODE_TAKEN', contactCode: fields.code });
  }
  await tx
    .updateTable('contacts')
    .set({
      ...columnsOf(fields),
      is_archived: (isArchived ?? before.isArchived) ? 1 : 0,
      version: before.version + 1,
      updated_at: now,
    })
    .where('id', '=', id)
    .execute();
  scope.record({ kind: 'contact', id, detail: { input, before } });
  return found(tx, id);
}

/** Removes a contact that nothing names. Errors: CONTACT_NOT_FOUND, CONTACT_IN_USE. */
export async function deleteContact(
  scope: CommandScope,
  { id }: InputOf<'contacts', 'delete'>,
): Promise<Result<{ id: string }, Failure>> {
  const { tx } = scope;
  const before = await findContact(tx, id);
  if (!before) return err({ code: 'CONTACT_NOT_FOUND' });
  const document = await tx
    .selectFrom('documents')
    .select('id')
    .where('contact_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  const openItem = await tx
    .selectFrom('open_items')
    .select('id')
    .where('contact_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (document || openItem) return err({ code: 'CONTACT_IN_USE' });
  await tx.deleteFrom('contacts').where('id', '=', id).execute();
  scope.record({ kind: 'contact', id, detail: { before } });
  return ok({ id });
}

async function found(tx: WriteTx, id: string): Promise<Result<Contact, Failure>> {
  const contact = await findContact(tx, id);
  return contact ? ok(contact) : err({ code: 'CONTACT_NOT_FOUND' });
}
