/** Contacts from a file into the books. */
import type { Instant } from '#domain/dates';
import { foldCode, joinEntries, type ArrangedContact, type ReadRecords } from '#domain/imports';
import { changeContact, contactTexts, emptyState, insertContacts, readContacts, restoreContact } from '#core/contacts';
import type { ContactState, NamesAround, NewContact } from '#core/contacts';
import type { WriteTx } from '#core/database';
import { addedTags, removeNewTags, tagsOf } from '#core/organising';

import { freeCodes } from './contact-codes.ts';
import { planOf, type Memory, type Plan, type PlanChoices } from './contact-plan.ts';
import { mergedState, newState } from './contact-states.ts';
import { removeContacts } from './remove-contacts.ts';
import type { Importer, TakenBack, WrittenEntry } from './importer.ts';

export type ContactChoices = PlanChoices & {
  /** What texts of contacts name. */
  around: Pick<NamesAround, 'currency' | 'customFields' | 'ownerNameOf'>;
};

/** What the timeline of a contact says of a change that an import made. */
const operation = 'imports.run';

/** Imports contacts in the order in which they were arranged; a code of the file that stands already is a contact that is known. */
export function contactImporter(
  read: ReadRecords<ArrangedContact>,
  choices: ContactChoices,
): Importer<ArrangedContact> {
  const memory: Memory = { choices, idOfLine: new Map(), parents: new Map(), made: new Set() };
  // No code that the file brings is given to a row without one.
  const fileCodes = new Set(
    read.records
      .flatMap(({ code, organisations }) => [code, ...organisations.map((mention) => mention.code)])
      .map(foldCode),
  );
  const textsOf = (record: ArrangedContact) => incomingTexts(record, choices.around);
  return {
    records: read.records,
    refusedCount: read.refusedCount,
    problems: read.problems,
    weightOf,
    exampleOf: (record) => [textsOf(record)],
    async settle(db, records) {
      const { created, parents, updated, problems, duplicates } = await planOf(db, { records, memory, isDryRun: true });
      return {
        createCount: created.length + parents.length,
        parentCount: parents.length,
        updateCount: updated.length,
        problems,
        duplicates: duplicates.map(({ record, likeness, action }) => ({
          ...likeness,
          line: record.line,
          incoming: textsOf(record),
          action,
        })),
      };
    },
    async write(tx, records) {
      const plan = await planOf(tx, { records, memory, isDryRun: false });
      const { created, parents, updated, problems } = plan;
      const entries = [
        ...(await insertPlanned(tx, plan, { memory, fileCodes })),
        ...(await updatePlanned(tx, plan, memory)),
      ];
      return {
        createCount: created.length + parents.length,
        parentCount: parents.length,
        updateCount: updated.length,
        problems,
        entries,
      };
    },
  };
}

/** How many rows of the database a record comes to, about, in rows of a plain contact. */
function weightOf({ points, organisations, stated }: ArrangedContact): number {
  const partCount = (points?.points.length ?? 0) + organisations.length + (stated.tags?.length ?? 0);
  return 1 + partCount / 4;
}

/** The contact that a row would become, as texts; its organisations as the file names them. */
function incomingTexts(record: ArrangedContact, around: ContactChoices['around']): Record<string, string> {
  const state = newState(record, { code: '', organisations: [] });
  const texts = contactTexts(state, { ...around, organisationOf: () => undefined });
  const { organisations } = record;
  if (organisations.length === 0) return texts;
  return { ...texts, organisations: joinEntries(organisations.map(({ name, role, code }) => [name, role, code])) };
}

type Inserting = { memory: Memory; fileCodes: ReadonlySet<string> };

async function insertPlanned(
  tx: WriteTx,
  { created, parents }: Plan,
  { memory, fileCodes }: Inserting,
): Promise<WrittenEntry[]> {
  const uncoded = [...parents, ...created.map(({ record }) => record)].filter(({ code }) => code === '').length;
  const codes = uncoded === 0 ? [] : await freeCodes(tx, { count: uncoded, taken: fileCodes });
  const codeOf = (code: string) => (code === '' ? (codes.shift() ?? '') : code);
  // The rows' own codes first: what they belong to is not in the file and comes behind them.
  const members = created.map(({ id, record, organisations }): NewContact => ({
    id,
    state: newState(record, { code: codeOf(record.code), organisations }),
  }));
  const above = parents.map(({ id, code, name }): NewContact => {
    const state: ContactState = { ...emptyState, kind: 'organisation', name, code: codeOf(code) };
    return { id, state };
  });
  const contacts = [...above, ...members];
  await insertContacts(tx, contacts, { ...memory.choices, operation });
  for (const { id } of contacts) memory.made.add(id);
  return contacts.map(({ id }) => ({ entityId: id, images: null }));
}

async function updatePlanned(tx: WriteTx, { updated }: Plan, { choices }: Memory): Promise<WrittenEntry[]> {
  const entries: WrittenEntry[] = [];
  const ids = updated.map(({ contactId }) => contactId);
  const stored = await readContacts(tx, ids);
  for (const { record, contactId, organisations } of updated) {
    const contact = stored.get(contactId);
    if (contact === undefined) continue;
    const after = mergedState(record, { before: contact.state, organisations });
    const images = await changeContact(tx, contact, after, { ...choices, operation });
    if (images === null) continue;
    entries.push({ entityId: contactId, images });
    // Two rows may be the same contact.
    stored.set(contactId, { ...contact, version: contact.version + 1, updatedAt: choices.now, state: after });
  }
  return entries;
}

/**
 * Takes contacts of an import back inside a transaction: removes new ones and restores the fields of changed ones, with the tags that it made and
 * what the timeline told of it. What was changed since, or what something names by now, stays.
 * @returns how many contacts stayed, wholly or in part.
 */
export async function takeBackContacts(
  tx: WriteTx,
  { batchId, created, updated, startedAt }: TakenBack,
): Promise<{ createdKept: number; updatedKept: number }> {
  let updatedKept = 0;
  // First those that were there: a new organisation goes only when nobody belongs to it any more.
  for (const { entityId, images } of updated) {
    const change = await lastChange(tx, { contactId: entityId, startedAt });
    if (change === undefined) continue;
    await forgetChange(tx, change.id);
    const by = { userId: change.user_id, now: startedAt, operation, newId: () => change.id };
    const { kept } = await restoreContact(tx, { id: entityId, images, keepsOrganisation: true }, by);
    await forgetChange(tx, change.id);
    if (kept.length > 0) updatedKept += 1;
  }
  const tagIds = await tagsOf(tx, created);
  const removed = await removeContacts(tx, created);
  const names = updated.flatMap(({ images }) => addedTags(images));
  await removeNewTags(tx, { unitId: batchId, ids: tagIds, names });
  return { createdKept: created.length - removed, updatedKept };
}

/** The last thing that the timeline tells of an import: each of its rows that changed the contact has told one. */
async function lastChange(tx: WriteTx, { contactId, startedAt }: { contactId: string; startedAt: Instant }) {
  return tx
    .selectFrom('contact_changes')
    .select(['id', 'user_id'])
    .where('contact_id', '=', contactId)
    .where('operation', '=', operation)
    .where('at', '=', startedAt)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** After an import was taken back there was none. */
async function forgetChange(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('contact_changes').where('id', '=', id).execute();
}
