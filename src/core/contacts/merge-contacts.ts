/** `contacts.merge` */
import { cycleOf, mergeContacts as decideMerge } from '#domain/contacts';
import type { FieldImages } from '#domain/undo';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Contact } from '#contract/contacts';
import { changeOf } from '#core/contact-changes';
import type { Change } from '#core/contact-changes';
import { refreshFigures } from '#core/contact-groups';
import type { WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf, Reference } from '#core/pipeline';
import { passTradeFields } from '#core/price-lists';
import { addEntries, openUnit } from '#core/undo-units';
import type { UndoEntry } from '#core/undo-units';

import { parentsAbove } from './check-contact.ts';
import { readContacts } from './contact-rows.ts';
import type { ContactState, StoredContact } from './contact-state.ts';
import { othersIn } from './delete-contact.ts';
import { readContact } from './read-contact.ts';
import { changeContact } from './write-contacts.ts';

type MergeInput = InputOf<'contacts', 'merge'>;
type Merged = { contact: Contact; undoId: string };

/** Those of a merge: the winner first, then the losers, as they stand. */
type Merging = { winner: StoredContact; losers: StoredContact[]; ids: readonly string[] };

/**
 * Makes up to five contacts one. The losers stay as rows that name the winner, with all that names them; whoever was merged into one of them or
 * belonged to it goes along. Errors: CONTACT_NOT_FOUND, CONTACT_CHANGED, MERGE_INVALID (one is named twice, or has been merged or erased),
 * MERGE_TOO_LARGE (more of a field than a contact can hold), INPUT_INVALID (a choice of a field that cannot be chosen), ORGANISATION_INVALID
 * (an organisation with members would become a person), ORGANISATION_CYCLE.
 */
export async function mergeContacts(scope: CommandScope, input: MergeInput): Promise<Result<Merged, Failure>> {
  const { tx } = scope;
  const found = await findMerging(tx, input);
  if (!found.ok) return found;
  const { winner, losers, ids } = found.value;
  const members = [...(await othersIn(tx, ids)).values()];
  const decided = await decide(tx, { input, merging: found.value, hasMembers: members.length > 0 });
  if (!decided.ok) return decided;
  const change = changeOf(scope, 'contacts.merge');
  const entries: UndoEntry[] = [];
  const write = async (contact: StoredContact, after: ContactState) => {
    const images = await changeContact(tx, contact, after, change);
    if (images !== null) entries.push({ subjectKind: 'contact', subjectId: contact.id, ...images });
  };
  // Losers first: an undo makes them contacts of their own before somebody belongs to them again.
  const merged = await mergedInto(tx, losers);
  for (const loser of [...losers, ...merged]) await write(loser, { ...loser.state, mergedIntoId: winner.id });
  await write(winner, decided.value);
  await passTerms(tx, { winner, losers, entries }, change);
  for (const member of members) await write(member, { ...member.state, organisations: repointed(member, found.value) });
  await refreshFigures(tx, [...ids, ...merged.map((contact) => contact.id)]);
  await keepUnit(scope, { label: decided.value.name, entries });
  const { version } = (await readContacts(tx, [winner.id])).get(winner.id) ?? winner;
  scope.record({
    kind: 'contact',
    id: winner.id,
    detail: { loserIds: input.loserIds, version, undoId: scope.commandId },
  });
  scope.remember({ id: winner.id, version });
  return answer(scope, winner.id);
}

/** What the winner is not sold at comes from the others: their price list, their tax exemption. */
async function passTerms(
  tx: WriteTx,
  { winner, losers, entries }: Pick<Merging, 'winner' | 'losers'> & { entries: UndoEntry[] },
  change: Change,
): Promise<void> {
  const loserIds = losers.map((contact) => contact.id);
  const images = await passTradeFields(tx, { winnerId: winner.id, loserIds }, change);
  if (images === null) return;
  const entry = entries.find((each) => each.subjectId === winner.id);
  if (entry === undefined) entries.push({ subjectKind: 'contact', subjectId: winner.id, ...images });
  else {
    entry.before = { ...(entry.before as FieldImages['before']), ...images.before };
    entry.after = { ...(entry.after as FieldImages['after']), ...images.after };
  }
}

/** Answers a repeated merge: the contact as it is by now. */
export async function mergedContact(scope: CommandScope, { id }: Reference): Promise<Result<Merged, Failure>> {
  return answer(scope, id);
}

/** The unit bears the id of the command, so that a repeated one can name it without having kept it. */
async function answer({ tx, commandId }: CommandScope, id: string): Promise<Result<Merged, Failure>> {
  const contact = await readContact(tx, id);
  return contact.ok ? ok({ contact: contact.value, undoId: commandId }) : contact;
}

async function keepUnit(
  { tx, commandId, session, now }: CommandScope,
  { label, entries }: { label: string; entries: readonly UndoEntry[] },
): Promise<void> {
  const unit = { id: commandId, kind: 'merge' as const, label, recordCount: entries.length };
  await openUnit(tx, { ...unit, userId: session.userId, now });
  await addEntries(tx, { unitId: commandId, entries });
}

async function findMerging(tx: WriteTx, input: MergeInput): Promise<Result<Merging, Failure>> {
  const { winnerId, loserIds, versions = {} } = input;
  const ids = [winnerId, ...loserIds];
  const doubled = ids.find((id, index) => ids.indexOf(id) !== index);
  if (doubled !== undefined) return err({ code: 'MERGE_INVALID', contactId: doubled });
  const stored = await readContacts(tx, ids);
  const contacts = ids.flatMap((id) => stored.get(id) ?? []);
  const [winner, ...losers] = contacts;
  if (winner === undefined || contacts.length < ids.length) return err({ code: 'CONTACT_NOT_FOUND' });
  const away = contacts.find((contact) => contact.state.mergedIntoId !== null);
  if (away !== undefined) return err({ code: 'MERGE_INVALID', contactId: away.id });
  const erased = await tx
    .selectFrom('contacts')
    .select('id')
    .where('id', 'in', ids)
    .where('is_erased', '=', 1)
    .executeTakeFirst();
  if (erased !== undefined) return err({ code: 'MERGE_INVALID', contactId: erased.id });
  const changed = contacts.find(({ id, version }) => versions[id] !== undefined && versions[id] !== version);
  if (changed !== undefined) return err({ code: 'CONTACT_CHANGED', version: changed.version });
  return ok({ winner, losers, ids });
}

type Deciding = { input: MergeInput; merging: Merging; hasMembers: boolean };

async function decide(
  tx: WriteTx,
  { input, merging: { winner, losers, ids }, hasMembers }: Deciding,
): Promise<Result<ContactState, Failure>> {
  const partOf = ({ id, state }: StoredContact) => ({ id, contact: state });
  const decided = decideMerge({ parts: [partOf(winner), ...losers.map(partOf)], choices: input.choices });
  if (!decided.ok) return err(failureOf(decided.error));
  const merged = { ...winner.state, ...decided.value } as ContactState;
  if (hasMembers && merged.kind === 'person') {
    // Only who says so himself makes a person of an organisation, and not of one that others belong to.
    if (input.choices['kind'] !== undefined) return err({ code: 'ORGANISATION_INVALID', organisationId: winner.id });
    merged.kind = 'organisation';
  }
  const circle = await circleOf(tx, { winnerId: winner.id, ids, organisations: merged.organisations });
  return circle === null ? ok(merged) : err({ code: 'ORGANISATION_CYCLE', names: circle });
}

function failureOf(fault: { code: 'CHOICE_INVALID' | 'MERGE_TOO_LARGE'; field: string }): Failure {
  switch (fault.code) {
    case 'CHOICE_INVALID':
      return {
        code: 'INPUT_INVALID',
        issues: [
          { path: `choices.${fault.field}`, message: 'cannot be chosen, or names a contact that is not merged here' },
        ],
      };
    case 'MERGE_TOO_LARGE':
      return fault;
  }
}

/** The names on the way from the merged contact back to itself, or null: those who belong to a loser belong to the winner then. */
async function circleOf(
  tx: WriteTx,
  { winnerId, ids, organisations }: { winnerId: string; ids: readonly string[] } & Pick<ContactState, 'organisations'>,
): Promise<string[] | null> {
  const organisationIds = organisations.map((membership) => membership.organisationId);
  if (organisationIds.length === 0) return null;
  const parents = await parentsAbove(tx, organisationIds);
  const way = cycleOf({ id: winnerId, organisationIds }, (organisation) =>
    (parents.get(organisation) ?? []).map((parent) => (ids.includes(parent) ? winnerId : parent)),
  );
  if (way === null) return null;
  const rows = await tx.selectFrom('contacts').select(['id', 'name']).where('id', 'in', way).execute();
  const nameOf = new Map(rows.map((row) => [row.id, row.name]));
  return way.map((step) => nameOf.get(step) ?? '');
}

async function mergedInto(tx: WriteTx, losers: readonly StoredContact[]): Promise<StoredContact[]> {
  const rows = await tx
    .selectFrom('contacts')
    .select('id')
    .where(
      'merged_into_id',
      'in',
      losers.map((loser) => loser.id),
    )
    .orderBy('id')
    .execute();
  const stored = await readContacts(
    tx,
    rows.map((row) => row.id),
  );
  return [...stored.values()];
}

/** What belonged to a loser belongs to the winner; who belonged to both belongs to it once, in the first of the roles. */
function repointed({ state }: StoredContact, { winner, ids }: Merging): ContactState['organisations'] {
  const seen = new Set<string>();
  return state.organisations
    .map((membership) =>
      ids.includes(membership.organisationId) ? { ...membership, organisationId: winner.id } : membership,
    )
    .filter(({ organisationId }) => {
      const isFirst = !seen.has(organisationId);
      seen.add(organisationId);
      return isFirst;
    });
}
