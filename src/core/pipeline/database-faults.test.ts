// What a command says when the database cannot be written: nothing is saved, and the reason has a name.
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

const ada = () => ({ commandId: testId(), name: 'Ada' });
const contacts = () => rowsOf(office.databaseFile, 'SELECT name FROM contacts').length;

/** A setting of the program's own writing connection: how a full disk or a file made read-only shows itself to SQLite. */
async function onWriter(pragma: string): Promise<void> {
  const { database } = office.app.context().house;
  await database.write((tx) => sql.raw(pragma).execute(tx as Kysely<unknown>));
}

test('while another program holds the write lock a command waits a little and then says DATABASE_BUSY', async () => {
  const other = new BetterSqlite(office.databaseFile);
  other.exec('BEGIN IMMEDIATE');
  const order = ada();
  const failure = await failureOf(office.api.contacts.create(order));
  expect(failure.code).toBe('DATABASE_BUSY');
  expect((await office.api.contacts.list({})).total).toBe(0);
  other.exec('ROLLBACK');
  other.close();
  expect((await office.api.contacts.create(order)).name).toBe('Ada');
  expect(office.logged.map((entry) => entry.level)).toEqual(['warn']);
});

test('a job that meets the lock before it has done anything says DATABASE_BUSY too', { timeout: 20_000 }, async () => {
  await office.api.documents.saveDraft({ commandId: testId(), lines: [] });
  const other = new BetterSqlite(office.databaseFile);
  other.exec('BEGIN IMMEDIATE');
  const issuing = await office.api.documents.issueMany({ commandId: testId() });
  expect((await failureOf(issuing.next())).code).toBe('DATABASE_BUSY');
  other.close();
});

async function saveDrafts(count: number): Promise<void> {
  const contact = await office.api.contacts.create({ commandId: testId(), name: 'Many orders' });
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 10_000 }];
  for (let index = 0; index < count; index += 1) {
    await office.api.documents.saveDraft({ commandId: testId(), contactId: contact.id, lines });
  }
}

test(
  'a job that meets the lock in the middle tells what it has done, and names the rest',
  { timeout: 20_000 },
  async () => {
    await saveDrafts(30);
    const issuing = await office.api.documents.issueMany({ commandId: testId() });
    await issuing.next();
    const other = new BetterSqlite(office.databaseFile);
    other.exec('BEGIN IMMEDIATE');
    const { value } = await issuing.next();
    other.close();
    expect(value).toMatchObject({ issued: 25, wasCancelled: false });
    const { failed } = value as { failed: { code: string }[] };
    expect(failed.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => 'DATABASE_BUSY'));
    const issued = rowsOf(office.databaseFile, "SELECT 1 FROM documents WHERE status = 'issued'");
    expect(issued).toHaveLength(25);
  },
);

test('a lock that is let go of soon does not disturb a job', { timeout: 20_000 }, async () => {
  await saveDrafts(30);
  const issuing = await office.api.documents.issueMany({ commandId: testId() });
  await issuing.next();
  const other = new BetterSqlite(office.databaseFile);
  other.exec('BEGIN IMMEDIATE');
  setTimeout(() => other.close(), 2200);
  await issuing.next();
  expect((await issuing.next()).value).toMatchObject({ issued: 30, failed: [] });
});

test('a database that cannot be written says DATABASE_READ_ONLY and still reads', async () => {
  await onWriter('PRAGMA query_only = ON');
  expect((await failureOf(office.api.contacts.create(ada()))).code).toBe('DATABASE_READ_ONLY');
  expect((await office.api.settings.get()).company.name).toBe('Test Office');
  expect(contacts()).toBe(0);
});

test('a full disk says DATABASE_READ_ONLY and leaves nothing half written', async () => {
  await onWriter('PRAGMA max_page_count = 1');
  const note = 'A long note. '.repeat(380);
  let failure = null;
  for (let index = 0; index < 40 && failure === null; index += 1) {
    const [result] = await Promise.allSettled([office.api.contacts.create({ ...ada(), note })]);
    failure = result?.status === 'rejected' ? result.reason : null;
  }
  expect(failure).toMatchObject({ code: 'DATABASE_READ_ONLY' });
  const written = rowsOf(office.databaseFile, "SELECT 1 FROM audit_entries WHERE operation = 'contacts.create'").length;
  expect(contacts()).toBe(written);
});
