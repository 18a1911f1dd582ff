/** The memory of the office: whole contacts, what happened with them, how they are organised, and how it is all undone. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';

import { contactColumns } from './0020-contact-memory/contacts.ts';
import { figureTables } from './0020-contact-memory/figures.ts';
import { fillKeys } from './0020-contact-memory/keys.ts';
import { listColumns, listIndexes } from './0020-contact-memory/lists.ts';
import { memoryTables } from './0020-contact-memory/memory.ts';
import { organisingTables } from './0020-contact-memory/organising.ts';
import { makeSearch } from './0020-contact-memory/search.ts';
import { undoTables } from './0020-contact-memory/undo.ts';

export const number = 20;

export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = [
    ...contactColumns,
    ...organisingTables,
    ...memoryTables,
    ...undoTables,
    ...figureTables,
    ...listColumns,
  ];
  for (const statement of tables) await sql.raw(statement).execute(db);
  await fillKeys(db);
  for (const statement of listIndexes) await sql.raw(statement).execute(db);
  await makeSearch(db);
}
