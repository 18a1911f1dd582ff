/** All migrations, in order. A migration is frozen once released; its number ascends by ten. */
import type { Kysely } from 'kysely';

import * as foundation from './0010-foundation.ts';
import * as contactMemory from './0020-contact-memory.ts';

export type Migration = { number: number; up: (db: Kysely<unknown>) => Promise<void> };

export const migrations: readonly Migration[] = [foundation, contactMemory];
