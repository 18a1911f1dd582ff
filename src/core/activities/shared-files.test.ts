// One content, named by several records: attaching it here while it is removed there.
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Instant } from '#domain/dates';
import { ended, endProven, openTestApp, tamper, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { attachmentsFolder } from './attachment-files.ts';
import { sweepFiles } from './sweep-files.ts';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => endProven(office));

const base64 = Buffer.from('%PDF-1.7 A price list that both of them have').toString('base64');
const create = async (name: string) => (await office.api.contacts.create({ commandId: testId(), name })).id;
const attach = (contactId: string) => {
  const file = { name: 'Prices.pdf', mediaType: 'application/pdf', base64 };
  return ended(office.api.activities.attach({ commandId: testId(), contactId, file }));
};
const erase = (id: string) => ended(office.api.contacts.anonymise({ commandId: testId(), id }));
const contentOf = async (id: string) => (await office.api.activities.attachment({ id })).base64;

/** The files below the folder of attachments. */
function files(): string[] {
  const folder = attachmentsFolder(office.folder);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.map((name) => join(folder, name)).filter((name) => statSync(name).isFile());
}

const database = () => office.app.context().house.database;

/** Holds the lock of all writing until it is let go; whoever wants to write meanwhile gets his turn then, in the order of coming. */
function holdLock(): { held: Promise<undefined>; release: () => void } {
  const gate = Promise.withResolvers<undefined>();
  return { held: database().write(() => gate.promise), release: () => gate.resolve(undefined) };
}

/** Waits until somebody stands in the line behind the lock. */
async function someoneWaits(): Promise<void> {
  await expect.poll(() => database().isAwaited()).toBe(true);
}

/** Long enough for whatever waits for no lock to have come to its end. */
async function others(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await nextTurn();
}

test('a file that is attached while another who has the same is being erased stays, whoever comes first to the lock', async () => {
  for (const isErasedFirst of [true, false]) {
    const [ada, bob] = [await create('Ada'), await create('Bob')];
    await attach(ada);
    const first = holdLock();
    const works = [() => erase(ada), () => attach(bob).then(({ id }) => id)] as const;
    const begun: Promise<unknown>[] = [];
    for (const work of isErasedFirst ? works : works.toReversed()) {
      begun.push(work());
      await others();
      await someoneWaits();
    }
    // What is written behind both waits for this one: so whatever the erasing does without a lock is done before.
    const second = holdLock();
    first.release();
    await others();
    second.release();
    await Promise.all([first.held, second.held, ...begun]);
    const { rows } = await office.api.activities.attachments({ contactId: bob });
    expect(await contentOf(rows[0]?.id ?? '')).toBe(base64);
    expect(files()).toHaveLength(1);
    await erase(bob);
    expect(files()).toEqual([]);
  }
});

test('an old file that nobody named when the sweep began, and somebody attaches before it is removed, stays', async () => {
  const [ada, bob] = [await create('Ada'), await create('Bob')];
  await attach(ada);
  const [file = ''] = files();
  tamper(office.databaseFile, 'DELETE FROM attachments');
  const { reader: db, write } = database();
  const sweep = (begin: () => Promise<unknown>) => {
    const long = '2026-11-20T00:00:00Z';
    utimesSync(file, new Date(long), new Date(long));
    const now = '2026-11-22T00:00:00.000Z' as Instant;
    const given = { dataFolder: office.folder, db, now };
    return sweepFiles({ ...given, write: (work) => begin().then(() => write(work)) });
  };
  expect(await sweep(() => attach(bob))).toBe(0);
  expect(files()).toEqual([file]);
  tamper(office.databaseFile, 'DELETE FROM attachments');
  expect(await sweep(() => Promise.resolve())).toBe(1);
});
