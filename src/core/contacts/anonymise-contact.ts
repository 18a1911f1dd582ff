/** `contacts.anonymise`: a person is erased on request (GDPR, article 17); what tax law makes an office keep stays (article 17, 3 b). */
import { sql } from 'kysely';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { minor } from '#domain/money';
import type { Minor } from '#domain/money';
import { isDebitKind } from '#domain/receivables';
import { removeMemory, removeUnnamedFiles } from '#core/activities';
import { changeOf } from '#core/contact-changes';
import { membersOf, refreshFigures, rootOf } from '#core/contact-groups';
import { databaseFault, forgetContactWords, searchKey } from '#core/database';
import type { WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf, JobScope, JobWork } from '#core/pipeline';

import { readContacts } from './contact-rows.ts';
import { emptyState } from './contact-state.ts';
import type { ContactState, StoredContact } from './contact-state.ts';
import { areNamed, leaveOrganisations } from './delete-contact.ts';
import { eraseTraces } from './erase-traces.ts';
import { blankContact } from './write-contacts.ts';

type Input = InputOf<'contacts', 'anonymise'>;
type Erased = { id: string; isRemoved: boolean };

const erasedName = 'Erased contact';

/**
 * Erases a contact with all that were merged into it: record, notes, files, drafts, and every trace of them. One that an issued document, a
 * payment or a receipt names stays as a nameless record, for the books to hold together; those papers keep what is printed on them. Nothing brings it back.
 * Errors: CONTACT_NOT_FOUND, CONTACT_OWES (something is open, on either side).
 */
export async function* anonymiseContact(scope: JobScope, input: Input): JobWork<Erased> {
  yield { done: 0, total: 2, message: 'erasing' };
  const call = { operation: 'contacts.anonymise', commandId: input.commandId, input };
  const contents: string[] = [];
  const erased = await scope.command(call, async (command) => {
    const done = await erase(command, input.id);
    if (!done.ok) return done;
    contents.push(...done.value.contents);
    return ok({ id: done.value.id, isRemoved: done.value.isRemoved });
  });
  if (!erased.ok) return erased;
  yield { done: 1, total: 2, message: 'erasing' };
  await clear(scope, contents);
  return erased;
}

/** A file that cannot be removed now is swept when the books are opened next. */
async function clear({ house, write, now, log }: JobScope, contents: readonly string[]): Promise<void> {
  try {
    await removeUnnamedFiles({ dataFolder: house.dataFolder, write, now, contents });
    await house.database.forget();
  } catch (error) {
    // The contact is erased; to say now that nothing was saved would be false.
    if (databaseFault(error) !== 'busy') throw error;
    log({ level: 'warn', message: 'Not all that an erased contact has left could be cleared away', detail: error });
  }
}

async function erase(
  scope: CommandScope,
  contactId: string,
): Promise<Result<Erased & { contents: string[] }, Failure>> {
  const { tx, now } = scope;
  const rootId = await rootOf(tx, contactId);
  if (rootId === undefined) return err({ code: 'CONTACT_NOT_FOUND' });
  const ids = await membersOf(tx, rootId);
  const open = await openBalance(tx, ids);
  if (open !== null) return err({ code: 'CONTACT_OWES', balanceMinor: open });
  const stored = await readContacts(tx, ids);
  const contents = await contentsOf(tx, ids);
  await tx.deleteFrom('documents').where('contact_id', 'in', ids).where('status', '=', 'draft').execute();
  await tx.deleteFrom('contact_trade_terms').where('contact_id', 'in', ids).execute();
  await leaveHeldSales(tx, ids);
  const memoryIds: string[] = [];
  for (const id of ids) memoryIds.push(...(await removeMemory(tx, id)).map((entry) => entry.subjectId));
  await leaveOrganisations(tx, ids, changeOf(scope, 'contacts.anonymise'));
  await eraseTraces(tx, { contacts: [...stored.values()], memoryIds });
  const named = await namedOf(tx, ids);
  // Losers before the root that they name; the root stays for those of them that stay.
  for (const id of ids.toReversed()) {
    const contact = stored.get(id);
    if (contact === undefined) continue;
    if (named.has(id) || (id === rootId && named.size > 0)) {
      await blankContact(tx, contact, { state: namelessState(contact, { rootId }), now });
    } else await tx.deleteFrom('contacts').where('id', '=', id).execute();
  }
  await forgetTags(tx, [...stored.values()]);
  if (named.size > 0) await refreshFigures(tx, [rootId]);
  await forgetContactWords(tx);
  const isRemoved = named.size === 0;
  scope.record({ kind: 'contact', id: rootId, detail: { isRemoved, contactCount: ids.length } });
  return ok({ id: rootId, isRemoved, contents });
}

/** What stands on the counter stays there, for nobody; it may have been put aside under the person's name. */
async function leaveHeldSales(tx: WriteTx, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('held_sales')
    .set({
      contact_id: null,
      name: '',
      cart_json: sql<string>`json_set(cart_json, '$.contactId', NULL)`,
      version: sql<number>`version + 1`,
    })
    .where('contact_id', 'in', ids)
    .execute();
}

/** A tag that nobody else bears may be the name of a family: it goes, also from what bulk edits are known by. */
async function forgetTags(tx: WriteTx, contacts: readonly StoredContact[]): Promise<void> {
  const keys = contacts.flatMap((contact) => contact.state.tags.map(searchKey));
  if (keys.length === 0) return;
  const forgotten = await tx
    .deleteFrom('tags')
    .where('name_key', 'in', keys)
    .where('id', 'not in', tx.selectFrom('contact_tags').select('tag_id'))
    .returning('name')
    .execute();
  for (const { name } of forgotten) {
    await tx
      .updateTable('undo_units')
      .set({ label: '' })
      .where('kind', '=', 'bulkEdit')
      .where(sql<boolean>`instr(', ' || lower(label) || ', ', ', ' || lower(${name}) || ', ') > 0`)
      .execute();
  }
}

/** What is open with the contacts, debits less credits; null when nothing is. */
async function openBalance(tx: WriteTx, ids: readonly string[]): Promise<Minor | null> {
  const items = await tx
    .selectFrom('open_items')
    .select(['kind', 'open_minor'])
    .where('contact_id', 'in', ids)
    .where('open_minor', '>', minor(0))
    .execute();
  if (items.length === 0) return null;
  return minor(items.reduce((sum, { kind, open_minor: open }) => (isDebitKind(kind) ? sum + open : sum - open), 0));
}

/** The files of the contacts, also those that were removed and could be brought back until now. */
async function contentsOf(tx: WriteTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.selectFrom('attachments').select('sha256').where('contact_id', 'in', ids).execute();
  const removed = await tx
    .selectFrom('undo_entries')
    .select(sql<string>`json_extract(before_json, '$.sha256')`.as('sha256'))
    .where('subject_kind', '=', 'attachment')
    .where(sql<string>`json_extract(before_json, '$.contact_id')`, 'in', ids)
    .execute();
  return [...new Set([...rows, ...removed].map((row) => row.sha256))];
}

/** Those that an issued document, a payment or a receipt names. */
async function namedOf(tx: WriteTx, ids: readonly string[]): Promise<Set<string>> {
  const named = new Set<string>();
  for (const id of ids) if (await areNamed(tx, [id])) named.add(id);
  return named;
}

/** A number of a customer tells who it is ("HUBER-ANNA"), and stands on lists that others have: it goes, too. */
function namelessState({ id, state }: StoredContact, { rootId }: { rootId: string }): ContactState {
  return {
    ...emptyState,
    kind: state.kind,
    code: `ERASED-${id.replaceAll('-', '')}`,
    name: erasedName,
    isArchived: true,
    mergedIntoId: id === rootId ? null : rootId,
  };
}
