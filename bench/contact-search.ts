/**
 * `contact-search`: what `contacts.search` takes at the contract per keystroke with 100 k and with 1 M contacts, against raw SQL that merely
 * reads the first names that begin so by an index. The million is kept in the system's temporary folder for the next run.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { en, Faker } from '@faker-js/faker';
import BetterSqlite from 'better-sqlite3';

import { searchKey } from '#core/database';
import { openTestApp, rowsOf } from '#core/testing';
import type { TestApp } from '#core/testing';

import { keystroke } from './keystrokes.ts';
import { addContacts, contactMaker, fillIndex } from './made-contacts.ts';
import type { MadeContact } from './made-contacts.ts';
import { print, quantile } from './measure.ts';

const keystrokes = 2000;
const hundredThousand = 100_000;
const million = 1_000_000;

export async function benchContactSearch(): Promise<void> {
  const small = await openTestApp();
  addContacts(small.databaseFile, made(hundredThousand));
  await fillIndex(small.databaseFile);
  await measure(small, { name: '100 k', count: hundredThousand });
  await small.end();
  const large = await openMillion();
  await measure(large, { name: '1 M', count: million });
  await large.app.close();
}

function* made(count: number): Generator<MadeContact, void, void> {
  const make = contactMaker();
  for (let index = 0; index < count; index += 1) yield make(index);
}

/** Built whole under another name first, so that a run that was cut short leaves no half million. */
async function openMillion(): Promise<TestApp> {
  const folder = join(tmpdir(), 'counterbook-bench-contacts');
  if (!(await isCurrent(folder))) {
    const part = `${folder}.part`;
    for (const old of [folder, part]) rmSync(old, { recursive: true, force: true });
    mkdirSync(part);
    const building = await openTestApp({ folder: part });
    addContacts(building.databaseFile, made(million));
    await fillIndex(building.databaseFile);
    await building.app.close();
    renameSync(part, folder);
  }
  return openTestApp({ folder });
}

/** Whether the kept million is what this program would make: the same schema, and the same rows as far as a sample tells. */
async function isCurrent(folder: string): Promise<boolean> {
  const databaseFile = join(folder, 'counterbook.db');
  if (!existsSync(databaseFile)) return false;
  const fresh = await openTestApp();
  addContacts(fresh.databaseFile, made(500));
  const [kept, wanted] = [databaseFile, fresh.databaseFile].map((file) =>
    rowsOf(
      file,
      `SELECT sql AS text FROM sqlite_master UNION ALL
        SELECT text FROM (SELECT code || name || search_text AS text FROM contacts ORDER BY row_number LIMIT 500)`,
    ),
  );
  await fresh.end();
  return JSON.stringify(kept) === JSON.stringify(wanted);
}

async function measure(test: TestApp, { name, count }: { name: string; count: number }): Promise<void> {
  const faker = new Faker({ locale: [en] });
  faker.seed(42);
  const typed = keystrokesOf(faker, count);
  const database = new BetterSqlite(test.databaseFile, { readonly: true });
  database.pragma('cache_size = -65536');
  const raw = database.prepare<[string, string]>(
    'SELECT id, name FROM contacts WHERE name_key >= ? AND name_key < ? ORDER BY name_key LIMIT 20',
  );
  const [times, baseline]: [number[], number[]] = [[], []];
  let missed = 0;
  for (const q of typed) {
    const key = searchKey(q);
    baseline.push(await timed(() => raw.all(key, `${key}\u{10ffff}`)));
    times.push(
      await timed(async () => {
        const { hits } = await test.api.contacts.search({ q });
        if (hits.length === 0) missed += 1;
      }),
    );
  }
  database.close();
  // Nonsense finds nothing, and little else may.
  if (missed > typed.length / 10) throw new Error(`${missed} of ${typed.length} keystrokes found nothing`);
  for (const [label, share] of [
    ['median', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ] as const) {
    const [value, rawValue] = [times, baseline].map((all) => quantile(sorted(all), share));
    print({ name: `contact-search ${name} ${label}`, value: value ?? 0, baseline: rawValue ?? null });
  }
}

/** What somebody types who looks for contacts from all over the book. */
function keystrokesOf(faker: Faker, count: number): string[] {
  const wanted = new Set(faker.helpers.multiple(() => faker.number.int({ max: count - 1 }), { count: keystrokes }));
  const typed: string[] = [];
  const make = contactMaker();
  for (let index = 0; index < count; index += 1) {
    const { state } = make(index);
    if (wanted.has(index)) typed.push(keystroke(state, faker));
  }
  return faker.helpers.shuffle(typed);
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The first tenth warms up. */
function sorted(times: readonly number[]): number[] {
  return times.slice(times.length / 10).toSorted((left, right) => left - right);
}
