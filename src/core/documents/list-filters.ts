/** Which documents a list shows, as SQL: for each way to ask, the one index that leaves the fewest rows. */
import { sql } from 'kysely';

import type { CalendarDate } from '#domain/dates';
import { isInGroup } from '#core/contact-groups';
import { allOf, anyOf, fewRows, findText, listColumn, placesOf, startsWith } from '#core/database';
import type { Condition, FoundText, PageKey, ReadDb } from '#core/database';
import type { InputOf } from '#core/pipeline';

export type ListInput = InputOf<'documents', 'list'>;

/** What is asked; `memberIds` is the group of the contact, `found` says where the text of the search occurs, null without one. */
export type Asked = {
  input: ListInput;
  memberIds: readonly string[];
  key: PageKey | null;
  today: CalendarDate;
  found: Found | null;
};
export type Found = FoundText & { isInReferences: boolean };

type Field = 'kind' | 'contactId' | 'issuedOn' | 'number' | 'reference';

/** Where the text of a search begins a number or reference, or stands in a contact. */
export async function findInDocuments(db: ReadDb, q: string | undefined): Promise<Found | null> {
  const found = await findText(db, 'documents', q);
  if (found === null) return null;
  const reference = await db
    .selectFrom('documents')
    .select('id')
    .where(sql<boolean>`reference <> ''`)
    .where(startsWith(sql.ref('reference'), found.text))
    .limit(1)
    .executeTakeFirst();
  return { ...found, isInReferences: reference !== undefined };
}

/** Whether only documents with something open are asked for: those are found by their open items. */
export function asksForOpen({ state }: ListInput): boolean {
  return state === 'unpaid' || state === 'overdue';
}

/** How many documents the filters leave. */
export async function countDocuments(db: ReadDb, asked: Asked): Promise<number> {
  const { input, found } = asked;
  if (found && found.contacts === null && !found.isInNumbers && !found.isInReferences) return 0;
  if (asksForOpen(input)) return countOpen(db, asked);
  const issued = input.state === 'paid' ? { ...asked, input: { ...input, state: 'issued' as const } } : asked;
  const { count } = await db
    .selectFrom('documents')
    .select(db.fn.countAll<number>().as('count'))
    .where(
      allOf([...stateConditions(issued), ...filters(issued, { columns: documentColumns, indexed: leading(input) })]),
    )
    .executeTakeFirstOrThrow();
  if (input.state !== 'paid') return count;
  return count - (await countOpen(db, { ...asked, input: { ...input, state: 'unpaid' } }));
}

async function countOpen(db: ReadDb, asked: Asked): Promise<number> {
  const open = db.selectFrom('open_items as balance');
  // Only the reference is not on the open item.
  const joined = asked.found?.isInReferences ? open.innerJoin('documents', 'documents.id', 'balance.id') : open;
  const { count } = await joined
    .select(db.fn.countAll<number>().as('count'))
    .where(
      allOf([...openConditions(asked), ...filters(asked, { columns: openColumns, indexed: leading(asked.input) })]),
    )
    .executeTakeFirstOrThrow();
  return count;
}

/** The conditions of a page, and whether it is read in the order of its sort index. */
export function pageConditions(asked: Asked, total: number): { condition: Condition; isWalk: boolean } {
  const { input } = asked;
  if (asksForOpen(input)) {
    const isWalk = leading(input).length === 0 || total > fewRows;
    const indexed = isWalk ? [] : leading(input);
    return {
      condition: allOf([...openConditions(asked), ...filters(asked, { columns: openColumns, indexed })]),
      isWalk,
    };
  }
  const hasIndex = leading(input).length > 0 || input.state === 'draft';
  const isWalk = input.contactId === undefined && (total > fewRows || input.state === 'paid' || !hasIndex);
  const sameOrder: Field[] = input.sort === 'issuedOn' ? ['kind', 'issuedOn'] : [];
  const indexed = isWalk ? sameOrder : leading(input);
  return {
    condition: allOf([...stateConditions(asked), ...filters(asked, { columns: documentColumns, indexed })]),
    isWalk,
  };
}

/** The fields by which few rows are fetched: the ones that leave the fewest. What is open and drafts have indexes of their own. */
function leading({ contactId, q, state, kind, issuedFrom, issuedTo }: ListInput): Field[] {
  if (contactId !== undefined) return ['contactId', 'issuedOn'];
  if (q !== undefined && q !== '') return ['contactId', 'number', 'reference'];
  if (state === 'draft' || state === 'unpaid' || state === 'overdue') return [];
  if (kind !== undefined) return ['kind', 'issuedOn'];
  return issuedFrom === undefined && issuedTo === undefined ? [] : ['issuedOn'];
}

const documentColumns: Record<Field, string> = {
  kind: 'documents.kind',
  contactId: 'documents.contact_id',
  issuedOn: 'documents.issued_on',
  number: 'documents.number',
  reference: 'documents.reference',
};
const openColumns: Record<Field, string> = {
  kind: 'balance.kind',
  contactId: 'balance.contact_id',
  issuedOn: 'balance.dated_on',
  number: 'balance.number',
  reference: 'documents.reference',
};

type Reach = { columns: Record<Field, string>; indexed: readonly Field[] };

function filters({ input, memberIds, found }: Asked, { columns, indexed }: Reach): Condition[] {
  const column = (field: Field) => listColumn(columns[field], { isIndexed: indexed.includes(field) });
  const { kind, contactId, issuedFrom, issuedTo } = input;
  const conditions: Condition[] = [];
  if (kind !== undefined) conditions.push(sql`${column('kind')} = ${kind}`);
  if (contactId !== undefined) conditions.push(isInGroup(column('contactId'), memberIds));
  if (issuedFrom !== undefined) conditions.push(sql`${column('issuedOn')} >= ${issuedFrom}`);
  if (issuedTo !== undefined) conditions.push(sql`${column('issuedOn')} <= ${issuedTo}`);
  if (found === null) return conditions;
  const places = placesOf(found, { contactId: column('contactId'), number: column('number') });
  if (found.isInReferences)
    places.push(sql`(documents.reference <> '' AND ${startsWith(column('reference'), found.text)})`);
  conditions.push(anyOf(places));
  return conditions;
}

/** Written out, because indexes cover just these rows. */
const isOpen: Condition = sql`balance.open_minor > 0`;

function stateConditions({ input: { state } }: Asked): Condition[] {
  switch (state) {
    case undefined:
      return [];
    case 'draft':
      return [sql`documents.status = 'draft'`];
    case 'issued':
      return [sql`documents.status = 'issued'`];
    case 'paid':
      return [
        sql`documents.status = 'issued'`,
        sql`NOT EXISTS (SELECT 1 FROM open_items WHERE open_items.id = documents.id AND open_items.open_minor > 0)`,
      ];
    case 'unpaid':
    case 'overdue':
      return [isOpen];
  }
}

function openConditions({ input: { state }, today }: Asked): Condition[] {
  const isDocument: Condition = sql`balance.kind IN ('invoice', 'creditNote')`;
  if (state !== 'overdue') return [isOpen, isDocument];
  return [isOpen, sql`+balance.kind = 'invoice'`, sql`balance.due_on < ${today}`];
}
