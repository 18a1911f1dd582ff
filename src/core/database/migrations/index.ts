/** All migrations, in order. A migration is frozen once released; its number ascends by ten. */
import type { Kysely } from 'kysely';

import * as foundation from './0010-foundation.ts';
import * as contactMemory from './0020-contact-memory.ts';
import * as till from './0030-till.ts';

export type Migration = {
  number: number;
  up: (db: Kysely<unknown>) => Promise<void>;
  /** It makes tables anew that others refer to: foreign keys are off while it runs, and all are checked after it. */
  remakesTables?: boolean;
};

export const migrations: readonly Migration[] = [foundation, contactMemory, till];
