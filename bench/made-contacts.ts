/** Contacts of many countries, made up by seeded faker: the same ones in each run. Numbers stand in many notations, towns are shared. */
import { dirname } from 'node:path';

import { base, cs_CZ, de, de_AT, en, es, Faker, fr, pl } from '@faker-js/faker';
import BetterSqlite from 'better-sqlite3';

import { uuidV7 } from '#domain/ids';
import { columnsOf, emptyState } from '#core/contacts';
import type { ContactState } from '#core/contacts';
import { openDatabase } from '#core/database';

export type MadeContact = { id: string; state: ContactState };

const firstMs = 1_760_000_000_000;
const at = '2026-01-02T09:00:00.000Z';

/** Makes contact after contact. */
export function contactMaker(): (index: number) => MadeContact {
  const fakers = [de_AT, de, en, fr, es, pl, cs_CZ].map((locale, order) => {
    const faker = new Faker({ locale: [locale, en, base] });
    faker.seed(order + 1);
    return faker;
  });
  return (index) => {
    const faker = fakers[index % fakers.length] ?? new Faker({ locale: [en, base] });
    const [firstName, lastName] = [faker.person.firstName(), faker.person.lastName()];
    const isPerson = index % 3 === 0;
    const full = `${firstName} ${lastName}`;
    const state: ContactState = {
      ...emptyState,
      code: String(10_001 + index),
      kind: isPerson ? 'person' : 'organisation',
      name: isPerson ? full : faker.company.name(),
      contactPerson: isPerson ? '' : full,
      email: faker.internet.email({ firstName, lastName }).toLowerCase(),
      phone: index % 5 === 4 ? faker.phone.number() : phoneOf(index),
      street: faker.location.streetAddress(),
      postalCode: faker.location.zipCode(),
      city: faker.location.city(),
      isArchived: index % 40 === 39,
    };
    const random = Uint8Array.from({ length: 10 }, () => faker.number.int(255));
    return { id: uuidV7({ unixMs: firstMs + index, random }), state };
  };
}

/** An Austrian number in one of four notations. */
function phoneOf(index: number): string {
  const area = String(110 + ((index * 31) % 790));
  const line = String(100_000 + ((index * 7919) % 900_000));
  const notations = [
    `+43 (0)${area} / ${line}`,
    `0${area} ${line.slice(0, 2)} ${line.slice(2, 4)} ${line.slice(4)}`,
    `+43${area}${line}`,
    `0043 ${area} ${line.slice(0, 3)}-${line.slice(3)}`,
  ];
  return notations[index % notations.length] ?? '';
}

/** Adds them by raw SQL in short transactions, without telling the search index. Answers the milliseconds in the database. */
export function addContacts(databaseFile: string, made: Iterable<MadeContact>): number {
  const database = new BetterSqlite(databaseFile);
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('cache_size = -65536');
  database.pragma('temp_store = MEMORY');
  database.pragma('secure_delete = ON');
  const owner = database.prepare<[], string>('SELECT id FROM users LIMIT 1').pluck().get() ?? '';
  let insert: BetterSqlite.Statement | undefined;
  let taken = 0;
  const addAll = database.transaction((rows: readonly Record<string, string | number | null>[]) => {
    for (const row of rows) {
      const columns = Object.keys(row);
      insert ??= database.prepare(
        `INSERT INTO contacts (${columns.join()}) VALUES (${columns.map((column) => `@${column}`).join()})`,
      );
      insert.run(row);
    }
  });
  const write = (rows: readonly Record<string, string | number | null>[]) => {
    const start = performance.now();
    addAll(rows);
    taken += performance.now() - start;
  };
  let waiting: Record<string, string | number | null>[] = [];
  for (const { id, state } of made) {
    waiting.push({ id, ...columnsOf(state), created_at: at, updated_at: at, created_by: owner });
    if (waiting.length < 500) continue;
    write(waiting);
    waiting = [];
  }
  write(waiting);
  database.close();
  return taken;
}

/** Tells the search index of the contacts that were added, as the next transaction of the program would. */
export async function fillIndex(file: string): Promise<void> {
  const opened = await openDatabase(dirname(file));
  if (!opened.ok) throw new Error('The books could not be opened');
  await opened.value.write(async () => {});
  await opened.value.close();
}
