/** Which receipts a list shows, as SQL: for each way to ask, the one index that leaves the fewest rows. */
import { sql } from 'kysely';

import { addDays } from '#domain/dates';
import { isInGroup } from '#core/contact-groups';
import { allOf, anyOf, fewRows, listColumn, placesOf } from '#core/database';
import type { Condition, FoundText, PageKey, ReadDb } from '#core/database';
import type { InputOf } from '#core/pipeline';

export type ListInput = InputOf<'sales', 'list'>;

/** What is asked; `memberIds` is the group of the contact, `found` says where the text of the search occurs, null without one. */
export type Asked = { input: ListInput; memberIds: readonly string[]; key: PageKey | null; found: FoundText | null };

type Field = 'contactId' | 'shiftId' | 'registerId' | 'soldAt' | 'number';

/** How many receipts the filters leave. */
export async function countSales(db: ReadDb, asked: Asked): Promise<number> {
  const { found } = asked;
  if (found !== null && found.contacts === null && !found.isInNumbers) return 0;
  const { count } = await db
    .selectFrom('sales')
    .select(db.fn.countAll<number>().as('count'))
    .where(allOf(filters(asked, leading(asked.input))))
    .executeTakeFirstOrThrow();
  return count;
}

/** The conditions of a page, and whether it is read in the order of its sort index. */
export function pageConditions(asked: Asked, total: number): { condition: Condition; isWalk: boolean } {
  const { input } = asked;
  const isWalk = input.contactId === undefined && (total > fewRows || leading(input).length === 0);
  const sameOrder: Field[] = input.sort === 'soldAt' ? ['soldAt'] : [];
  return { condition: allOf(filters(asked, isWalk ? sameOrder : leading(input))), isWalk };
}

/** The fields by which few rows are fetched: the ones that leave the fewest. */
function leading({ contactId, q, shiftId, registerId, soldFrom, soldTo }: ListInput): Field[] {
  if (contactId !== undefined) return ['contactId', 'soldAt'];
  if (q !== undefined && q !== '') return ['contactId', 'number'];
  if (shiftId !== undefined) return ['shiftId'];
  if (soldFrom !== undefined || soldTo !== undefined) return ['soldAt'];
  return registerId === undefined ? [] : ['registerId'];
}

const columns: Record<Field, string> = {
  contactId: 'sales.contact_id',
  shiftId: 'sales.shift_id',
  registerId: 'sales.register_id',
  soldAt: 'sales.sold_at',
  number: 'sales.number',
};

function filters({ input, memberIds, found }: Asked, indexed: readonly Field[]): Condition[] {
  const column = (field: Field) => listColumn(columns[field], { isIndexed: indexed.includes(field) });
  const { contactId, shiftId, registerId } = input;
  const conditions: Condition[] = [...dayConditions(input, column('soldAt'))];
  if (contactId !== undefined) conditions.push(isInGroup(column('contactId'), memberIds));
  if (shiftId !== undefined) conditions.push(sql`${column('shiftId')} = ${shiftId}`);
  if (registerId !== undefined) conditions.push(sql`${column('registerId')} = ${registerId}`);
  if (found === null) return conditions;
  return [...conditions, anyOf(placesOf(found, { contactId: column('contactId'), number: column('number') }))];
}

/** The index is by the instant; the day that it was in the shop lies at most a day beside that of UTC. */
function dayConditions({ soldFrom, soldTo }: ListInput, soldAt: ReturnType<typeof listColumn>): Condition[] {
  const conditions: Condition[] = [];
  if (soldFrom !== undefined) {
    conditions.push(sql`${soldAt} >= ${addDays(soldFrom, -1)}`, sql`+sales.sold_on >= ${soldFrom}`);
  }
  if (soldTo !== undefined) {
    conditions.push(sql`${soldAt} < ${addDays(soldTo, 2)}`, sql`+sales.sold_on <= ${soldTo}`);
  }
  return conditions;
}
