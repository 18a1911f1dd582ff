/** `contacts.delete` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { JsonValue } from '#domain/hashing';
import type { FieldImages } from '#domain/undo';
import { removeMemory } from '#core/activities';
import { changeOf } from '#core/contact-changes';
import type { Change } from '#core/contact-changes';
import { membersOf } from '#core/contact-groups';
import type { WriteTx } from '#core/database';
import type { CommandScope, Failure } from '#core/pipeline';
import { addEntries, openUnit } from '#core/undo-units';
import type { UndoEntry } from '#core/undo-units';

import { findContact, readContacts } from './contact-rows.ts';
import type { Reads } from './contact-rows.ts';
import type { StoredContact } from './contact-state.ts';
import type { RemovedContact } from './restore-contacts.ts';
import { changeContact } from './write-contacts.ts';

type Deleted = { id: string; undoId: string };

/**
 * Removes a contact with its notes and files, with the contacts that were merged into it, and from the organisations' lists of members. All of
 * it is kept for an undo. Errors: CONTACT_NOT_FOUND, CONTACT_IN_USE (a document, also a draft, or a payment names it or one of the merged).
 */
export async function deleteContact(scope: CommandScope, { id }: { id: string }): Promise<Result<Deleted, Failure>> {
  const { tx } = scope;
  const contact = await findContact(tx, id);
  if (!contact || contact.state.mergedIntoId !== null) return err({ code: 'CONTACT_NOT_FOUND' });
  const ids = await membersOf(tx, id);
  if (await areNamed(tx, ids)) return err({ code: 'CONTACT_IN_USE' });
  const undoId = scope.newId();
  const entries = await removeContacts(tx, ids, changeOf(scope, 'contacts.delete'));
  const { session, now } = scope;
  const unit = { id: undoId, kind: 'delete' as const, label: contact.state.name, recordCount: entries.length };
  await openUnit(tx, { ...unit, userId: session.userId, now });
  await addEntries(tx, { unitId: undoId, entries });
  scope.record({ kind: 'contact', id, detail: { undoId, version: contact.version, recordCount: entries.length } });
  return ok({ id, undoId });
}

/** Whether a document, a payment, a receipt or a held sale names one of the contacts. */
export async function areNamed(db: Reads, contactIds: readonly string[]): Promise<boolean> {
  for (const table of ['documents', 'payments', 'sales', 'held_sales'] as const) {
    const paper = await db.selectFrom(table).select('id').where('contact_id', 'in', contactIds).limit(1).execute();
    if (paper.length > 0) return true;
  }
  return false;
}

/**
 * Removes contacts that nothing of money names, roots before those that were merged into them.
 * @returns what brings them back, in this order: the contacts, who belonged to them, their notes and files.
 */
async function removeContacts(tx: WriteTx, ids: readonly string[], change: Change): Promise<UndoEntry[]> {
  const stored = await readContacts(tx, ids);
  const removed: UndoEntry[] = [];
  const memory: UndoEntry[] = [];
  for (const id of ids) {
    const contact = stored.get(id);
    if (contact === undefined) continue;
    const before = (await imageOf(tx, contact)) as unknown as JsonValue;
    removed.push({ subjectKind: 'contact', subjectId: id, before, after: null });
    memory.push(...(await removeMemory(tx, id)));
  }
  const members = await leaveOrganisations(tx, ids, change);
  // A merged contact names the one that it went into.
  for (const id of ids.toReversed()) await tx.deleteFrom('contacts').where('id', '=', id).execute();
  return [...removed, ...members, ...memory];
}

/** Takes everybody else out of organisations that go. */
export async function leaveOrganisations(
  tx: WriteTx,
  organisationIds: readonly string[],
  change: Change,
): Promise<UndoEntry[]> {
  const entries: UndoEntry[] = [];
  for (const member of (await othersIn(tx, organisationIds)).values()) {
    const organisations = member.state.organisations.filter((one) => !organisationIds.includes(one.organisationId));
    const images = await changeContact(tx, member, { ...member.state, organisations }, change);
    if (images !== null) entries.push({ subjectKind: 'contact', subjectId: member.id, ...images });
  }
  return entries;
}

/** Those who belong to the organisations and are none of them, also merged ones: what they were is kept in their rows. */
export async function othersIn(tx: Reads, organisationIds: readonly string[]): Promise<Map<string, StoredContact>> {
  const rows = await tx
    .selectFrom('contact_organisations')
    .select('contact_id')
    .distinct()
    .where('organisation_id', 'in', organisationIds)
    .where('contact_id', 'not in', organisationIds)
    .execute();
  return readContacts(
    tx,
    rows.map((row) => row.contact_id),
  );
}

/** The whole of a contact that goes, with what falls away together with its row. */
async function imageOf(
  tx: WriteTx,
  { id, version, createdAt, updatedAt, state }: StoredContact,
): Promise<RemovedContact> {
  const { created_by: createdBy } = await tx
    .selectFrom('contacts')
    .select('created_by')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const pairs = await tx
    .selectFrom('contacts_kept_apart')
    .select(['left_id', 'right_id'])
    .where((where) => where.or([where('left_id', '=', id), where('right_id', '=', id)]))
    .execute();
  const changes = await tx
    .selectFrom('contact_changes')
    .select(['id', 'at', 'user_id as userId', 'operation', 'before_json', 'after_json'])
    .where('contact_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const tradeTerms = await tx
    .selectFrom('contact_trade_terms')
    .select(['price_list_id', 'is_tax_exempt', 'exemption_reason'])
    .where('contact_id', '=', id)
    .executeTakeFirst();
  return {
    state,
    version,
    createdAt,
    updatedAt,
    createdBy,
    tradeTerms: tradeTerms ?? null,
    keptApartFrom: pairs.map((pair) => (pair.left_id === id ? pair.right_id : pair.left_id)),
    changes: changes.map(({ before_json, after_json, ...told }) => ({
      ...told,
      before: JSON.parse(before_json) as FieldImages['before'],
      after: JSON.parse(after_json) as FieldImages['after'],
    })),
  };
}
