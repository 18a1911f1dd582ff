/**
 * Merged contacts. Issued documents, payments and the ledger keep the contact that they were made for; that one bears the id of the contact
 * that it went into, its root. Whatever is asked of a root is answered for the whole group, so that a merge moves nothing that is frozen
 * and can be taken back exactly. A root is never merged itself: groups are flat.
 */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import type { Condition, ReadDb } from '#core/database';

type Reads = Pick<ReadDb, 'selectFrom'>;

/** The contact that this one went into, or itself; undefined when there is none. */
export async function rootOf(db: Reads, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('contacts').select('merged_into_id').where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : (row.merged_into_id ?? id);
}

/** The root and all that were merged into it. */
export async function membersOf(db: Reads, rootId: string): Promise<string[]> {
  const merged = await db.selectFrom('contacts').select('id').where('merged_into_id', '=', rootId).execute();
  return [rootId, ...merged.map((row) => row.id)];
}

/** The group that a contact is in, its root first; just the id itself when there is no such contact. */
export async function groupOf(db: Reads, id: string): Promise<string[]> {
  return membersOf(db, (await rootOf(db, id)) ?? id);
}

/** Whether two contacts are one to the office. */
export async function areOneGroup(db: Reads, leftId: string, rightId: string): Promise<boolean> {
  return leftId === rightId || (await rootOf(db, leftId)) === (await rootOf(db, rightId));
}

/** The contact that stands for the one that a paper names: itself, or its root. A paper names a contact that exists. */
export async function readRoot(db: Reads, contactId: string): Promise<{ id: string; name: string }> {
  return db
    .selectFrom('contacts as named')
    .innerJoin('contacts as root', (join) => join.on('root.id', '=', rootIdOf('named')))
    .select(['root.id', 'root.name'])
    .where('named.id', '=', contactId)
    .executeTakeFirstOrThrow();
}

/** The root of a row of `contacts`, by the name that the table has in the query. */
export function rootIdOf(contacts: string): RawBuilder<string> {
  return sql<string>`coalesce(${sql.ref(`${contacts}.merged_into_id`)}, ${sql.ref(`${contacts}.id`)})`;
}

/** Whether the column names a member of the group; an index on the column answers it, member by member. */
export function isInGroup(column: RawBuilder<unknown>, memberIds: readonly string[]): Condition {
  const [only, ...others] = memberIds;
  // One member is the rule, and an equality keeps the order of an index that begins with the contact.
  if (others.length === 0) return sql`${column} = ${only}`;
  return sql`${column} IN (${sql.join(memberIds)})`;
}
