/** Which payments a list shows, as SQL: for each way to ask, the one index that leaves the fewest rows. */
import { sql } from 'kysely';

import { isInGroup } from '#core/contact-groups';
import { allOf, anyOf, fewRows, listColumn, placesOf } from '#core/database';
import type { Condition, FoundText, PageKey, ReadDb } from '#core/database';
import type { InputOf } from '#core/pipeline';

export type ListInput = InputOf<'payments', 'list'>;

/** What is asked; `memberIds` is the group of the contact, `found` says where the text of the search occurs, null without one. */
export type Asked = { input: ListInput; memberIds: readonly string[]; key: PageKey | null; found: FoundText | null };

type Field = 'contactId' | 'paidOn' | 'number';

/** How many payments the filters leave. */
export async function countPayments(db: ReadDb, asked: Asked): Promise<number> {
  const { count } = await db
    .selectFrom('payments')
    .select(db.fn.countAll<number>().as('count'))
    .where(allOf(filters(asked, leading(asked.input))))
    .executeTakeFirstOrThrow();
  return count;
}

/** The conditions of a page, and whether it is read in the order of its sort index. */
export function pageConditions(asked: Asked, total: number): { condition: Condition; isWalk: boolean } {
  const { input } = asked;
  const isWalk = input.contactId === undefined && (total > fewRows || leading(input).length === 0);
  const sameOrder: Field[] = input.sort === 'paidOn' ? ['paidOn'] : [];
  return { condition: allOf(filters(asked, isWalk ? sameOrder : leading(input))), isWalk };
}

/** The fields by which few rows are fetched: the ones that leave the fewest. */
function leading({ contactId, q, paidFrom, paidTo }: ListInput): Field[] {
  if (contactId !== undefined) return ['contactId', 'paidOn'];
  if (q !== undefined && q !== '') return ['contactId', 'number'];
  return paidFrom === undefined && paidTo === undefined ? [] : ['paidOn'];
}

const columns: Record<Field, string> = {
  contactId: 'payments.contact_id',
  paidOn: 'payments.paid_on',
  number: 'payments.number',
};

function filters({ input, memberIds, found }: Asked, indexed: readonly Field[]): Condition[] {
  const column = (field: Field) => listColumn(columns[field], { isIndexed: indexed.includes(field) });
  const { contactId, paidFrom, paidTo } = input;
  const conditions: Condition[] = [];
  if (contactId !== undefined) conditions.push(isInGroup(column('contactId'), memberIds));
  if (paidFrom !== undefined) conditions.push(sql`${column('paidOn')} >= ${paidFrom}`);
  if (paidTo !== undefined) conditions.push(sql`${column('paidOn')} <= ${paidTo}`);
  if (found === null) return conditions;
  return [...conditions, anyOf(placesOf(found, { contactId: column('contactId'), number: column('number') }))];
}
