/** What becomes of each row of a file of contacts: a new contact, a change of one that is there, or nothing. */
import { sql } from 'kysely';

import { customFieldOf, foldCode, problemAt, type ArrangedContact, type ImportProblem } from '#domain/imports';
import { memberCounts } from '#core/contacts';
import type { ContactState } from '#core/contacts';

import { findLikenesses, type Likeness } from './contact-duplicates.ts';
import { isCircle, meaningsOf, membershipsOf, type Meanings, type Parent } from './contact-parents.ts';
import type { ImportChoices, Reads } from './importer.ts';

export type DuplicateAction = 'skip' | 'update' | 'create';
export type Decision = { action: DuplicateAction; contactId?: string | undefined };

export type PlanChoices = ImportChoices & {
  duplicates: DuplicateAction;
  /** What was decided for single lines; it overrules `duplicates` and `existing`. */
  decisions: ReadonlyMap<number, Decision>;
};

/** What is remembered from chunk to chunk. */
export type Memory = {
  choices: PlanChoices;
  /** The contacts that rows have become, by line; in a dry run those of new ones are stand-ins. */
  idOfLine: Map<number, string>;
  /** Organisations that were made because rows belong to them, by what they are known by. */
  parents: Map<string, string>;
  /** All contacts that this import has made: a row never resembles one of its own file. */
  made: Set<string>;
};

type Memberships = ContactState['organisations'];

export type Plan = {
  parents: (Parent & { id: string })[];
  created: { id: string; record: ArrangedContact; organisations: Memberships }[];
  updated: { record: ArrangedContact; contactId: string; organisations: Memberships }[];
  problems: ImportProblem[];
  duplicates: { record: ArrangedContact; likeness: Likeness; action: DuplicateAction }[];
};

/** What becomes of a row; `contactId` is the contact that it is. */
type Fate =
  | { action: 'create' }
  | { action: 'update'; contactId: string }
  | { action: 'skip'; contactId: string; problem: ImportProblem };

/**
 * Decides about a chunk of rows. `isDryRun` looks for duplicates also where nothing would be done about them, so that they can be shown.
 * Problems: ALREADY_EXISTS, DUPLICATE_SKIPPED, FIELD_GONE, ORGANISATION_HAS_MEMBERS (a row would make a person of it), and those of organisations.
 */
export async function planOf(
  db: Reads,
  { records, memory, isDryRun }: { records: readonly ArrangedContact[]; memory: Memory; isDryRun: boolean },
): Promise<Plan> {
  const { choices, idOfLine, made } = memory;
  const plan: Plan = { parents: [], created: [], updated: [], problems: [], duplicates: [] };
  const coded = await contactsByCode(db, records);
  const others = records.filter((record) => !coded.has(foldCode(record.code)));
  const mustLook = isDryRun || choices.duplicates !== 'create' || choices.decisions.size > 0;
  const alike = mustLook ? await findLikenesses(db, { records: others, except: made }) : new Map<number, Likeness>();
  const decided = await decidedContacts(db, others, choices);
  const planned = records.map((record) => {
    const known = coded.get(foldCode(record.code));
    const likeness = alike.get(record.line);
    const fate =
      known === undefined ? fateOf(record, { choices, likeness, decided }) : codedFate(record, choices, known);
    if (likeness !== undefined) plan.duplicates.push({ record, likeness, action: fate.action });
    idOfLine.set(record.line, fate.action === 'create' ? choices.newId() : fate.contactId);
    return { record, fate };
  });
  const mentions = records.flatMap((record) => record.organisations);
  const books: Books = {
    meanings: await meaningsOf(db, mentions, (line) => idOfLine.get(line)),
    goneFields: await goneFields(db, records),
  };
  for (const { record, fate } of planned) await settleRow(db, { record, fate, books, memory, plan });
  await keepOrganisations(db, plan);
  dropUnnamedParents(plan, memory);
  return plan;
}

/** No row makes a person of an organisation to which contacts belong, be it in the books or by other rows. */
async function keepOrganisations(db: Reads, plan: Plan): Promise<void> {
  const turning = plan.updated.filter(({ record }) => record.stated.kind === 'person');
  if (turning.length === 0) return;
  const ids = turning.map(({ contactId }) => contactId);
  const counts = await memberCounts(db, ids);
  const named = [...plan.created, ...plan.updated].flatMap(({ organisations }) => organisations);
  const bearing = new Set([...counts.keys(), ...named.map((membership) => membership.organisationId)]);
  const refused = turning.filter(({ contactId }) => bearing.has(contactId));
  for (const { record } of refused) {
    const problem = { field: 'kind', code: 'ORGANISATION_HAS_MEMBERS', value: record.name } as const;
    plan.problems.push(problemAt(record.line, problem));
  }
  plan.updated = plan.updated.filter((update) => !refused.includes(update));
}

/** An organisation that only rows name which come to nothing is not made. */
function dropUnnamedParents(plan: Plan, memory: Memory): void {
  const rows = [...plan.created, ...plan.updated];
  const named = new Set(rows.flatMap(({ organisations }) => organisations.map(({ organisationId }) => organisationId)));
  for (const parent of plan.parents) if (!named.has(parent.id)) memory.parents.delete(parent.key);
  plan.parents = plan.parents.filter((parent) => named.has(parent.id));
}

type Books = { meanings: Meanings; goneFields: ReadonlySet<string> };
type Settling = { record: ArrangedContact; fate: Fate; books: Books; memory: Memory; plan: Plan };

async function settleRow(db: Reads, { record, fate, books, memory, plan }: Settling): Promise<void> {
  if (fate.action === 'skip') {
    plan.problems.push(fate.problem);
    return;
  }
  const refuse = (problem: ImportProblem) => {
    plan.problems.push(problem);
    // Whoever belongs to this row has nothing to belong to.
    memory.idOfLine.delete(record.line);
  };
  const lost = Object.keys(record.stated.custom ?? {}).find((id) => books.goneFields.has(id));
  if (lost !== undefined) {
    refuse(problemAt(record.line, { field: customFieldOf(lost), code: 'FIELD_GONE', value: '' }));
    return;
  }
  const { meanings } = books;
  const organisations = membershipsOf(record, { meanings, idOfParent: (parent) => takeParent(parent, memory, plan) });
  if (!Array.isArray(organisations)) refuse(organisations);
  else if (fate.action === 'create') {
    plan.created.push({ id: memory.idOfLine.get(record.line) ?? memory.choices.newId(), record, organisations });
  } else if (await isCircle(db, { id: fate.contactId, organisations })) {
    const value = record.organisations.map((mention) => mention.name).join(', ');
    plan.problems.push(problemAt(record.line, { field: 'organisations', code: 'ORGANISATION_CYCLE', value }));
  } else {
    plan.updated.push({ record, contactId: fate.contactId, organisations });
  }
}

/** A row whose code stands in the books: the contact with it, or the one that this went into. */
function codedFate(record: ArrangedContact, { existing, decisions }: PlanChoices, contactId: string): Fate {
  const decided = decisions.get(record.line)?.action;
  const action = decided === 'skip' || decided === 'update' ? decided : existing;
  if (action === 'update') return { action, contactId };
  const problem = problemAt(record.line, { field: 'code', code: 'ALREADY_EXISTS', value: record.code });
  return { action, contactId, problem };
}

function fateOf(
  record: ArrangedContact,
  given: { choices: PlanChoices; likeness: Likeness | undefined; decided: ReadonlySet<string> },
): Fate {
  const { choices, likeness, decided } = given;
  const decision = choices.decisions.get(record.line);
  const action = decision?.action ?? choices.duplicates;
  const stated = decision?.contactId !== undefined && decided.has(decision.contactId) ? decision.contactId : undefined;
  const contactId = stated ?? likeness?.contactId;
  // A row that resembles nobody is a new contact, whatever is done with those that do.
  if (contactId === undefined && !(action === 'skip' && decision !== undefined)) return { action: 'create' };
  switch (action) {
    case 'create':
      return { action };
    case 'update':
      return contactId === undefined ? { action: 'create' } : { action, contactId };
    case 'skip': {
      const problem = problemAt(record.line, { field: 'name', code: 'DUPLICATE_SKIPPED', value: record.name });
      return { action, contactId: contactId ?? '', problem };
    }
  }
}

/** The contacts that have one of the codes, by folded code; for a merged one the contact that it went into. */
async function contactsByCode(db: Reads, records: readonly ArrangedContact[]): Promise<Map<string, string>> {
  const codes = records.map((record) => record.code).filter((code) => code !== '');
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('contacts')
    .select(['id', 'code', 'merged_into_id'])
    // As one value: a statement with hundreds of them would be made anew for each number of codes.
    .where('code', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(codes)}))`)
    .execute();
  return new Map(rows.map((row) => [foldCode(row.code), row.merged_into_id ?? row.id]));
}

/** Those of the contacts that were chosen for single lines that are still there. */
async function decidedContacts(
  db: Reads,
  records: readonly ArrangedContact[],
  { decisions }: PlanChoices,
): Promise<ReadonlySet<string>> {
  const chosen = records.flatMap((record) => decisions.get(record.line)?.contactId ?? []);
  if (chosen.length === 0) return new Set();
  const rows = await db
    .selectFrom('contacts')
    .select('id')
    .where('id', 'in', chosen)
    .where('merged_into_id', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Custom fields that somebody has removed since the file was read. */
async function goneFields(db: Reads, records: readonly ArrangedContact[]): Promise<ReadonlySet<string>> {
  const asked = new Set(records.flatMap((record) => Object.keys(record.stated.custom ?? {})));
  if (asked.size === 0) return asked;
  const rows = await db
    .selectFrom('custom_fields')
    .select('id')
    .where('id', 'in', [...asked])
    .execute();
  return asked.difference(new Set(rows.map((row) => row.id)));
}

function takeParent(parent: Parent, { parents, choices }: Memory, plan: Plan): string {
  const known = parents.get(parent.key);
  if (known !== undefined) return known;
  const id = choices.newId();
  parents.set(parent.key, id);
  plan.parents.push({ ...parent, id });
  return id;
}
