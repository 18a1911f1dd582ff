/** The least power for each need: queries can only read, commands get the open transaction, nobody but the house gets the root. */
import type { Kysely, Transaction } from 'kysely';

import type { Database } from './tables.ts';

/** Reads only. Given to queries and to helpers that look something up. */
export type ReadDb = Pick<Kysely<Database>, 'selectFrom' | 'with' | 'fn'>;

/** The open write transaction of a command. */
export type WriteTx = Pick<
  Transaction<Database>,
  'selectFrom' | 'with' | 'fn' | 'insertInto' | 'updateTable' | 'deleteFrom'
>;
