// A command: once, whole or not at all, and remembered.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

const ink = { description: 'Ink', quantityE4: 10_000, priceE4: 100_000 };
const countOf = (table: string) => rowsOf(office.databaseFile, `SELECT 1 FROM ${table}`).length;

async function draftFor(name: string): Promise<{ id: string; contactId: string }> {
  const contact = await office.api.contacts.create({ commandId: testId(), name });
  const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId: contact.id, lines: [ink] });
  return { id: draft.id, contactId: contact.id };
}

test('the same command sent twice answers the first answer and writes nothing, also after reopening', async () => {
  const order = { commandId: testId(), name: 'Double click' };
  const first = await office.api.items.create(order);
  const written = [countOf('items'), countOf('command_log'), countOf('audit_entries')];
  await office.api.items.update({ commandId: testId(), id: first.id, name: 'Renamed since' });
  expect(await office.api.items.create(order)).toEqual(first);
  await office.reopen();
  expect(await office.api.items.create(order)).toEqual(first);
  const [items, commands, audited] = written;
  expect([countOf('items'), countOf('command_log') - 1, countOf('audit_entries') - 1]).toEqual([
    items,
    commands,
    audited,
  ]);
});

test('a command about a person sent twice answers the person as it is by now: what is said of persons is kept once', async () => {
  const order = { commandId: testId(), name: 'Double Nelson', email: 'nelson@example.com' };
  const first = await office.api.contacts.create(order);
  await office.api.contacts.update({ commandId: testId(), id: first.id, name: 'Renamed since' });
  await office.reopen();
  expect(await office.api.contacts.create(order)).toMatchObject({ id: first.id, version: 2, name: 'Renamed since' });
  const traces = rowsOf(
    office.databaseFile,
    `SELECT 1 FROM command_log WHERE response_json LIKE '%nelson%'
      UNION ALL SELECT 1 FROM audit_entries WHERE detail_json LIKE '%nelson%'`,
  );
  expect(traces).toEqual([]);
});

test('a saved draft is answered again from the draft itself, so that typing does not fill the books', async () => {
  const order = { commandId: testId(), lines: [ink], note: 'A long note. '.repeat(100) };
  const first = await office.api.documents.saveDraft(order);
  const written = countOf('audit_entries');
  await office.reopen();
  expect(await office.api.documents.saveDraft(order)).toEqual(first);
  expect(countOf('audit_entries')).toBe(written);
  const [kept] = rowsOf<{ response_json: string }>(
    office.databaseFile,
    'SELECT response_json FROM command_log WHERE command_id = ?',
    order.commandId,
  );
  expect(kept?.response_json.length).toBeLessThan(100);
  await office.api.documents.saveDraft({ commandId: testId(), id: first.id, lines: [ink], note: 'Shorter' });
  const changed = { code: 'DOCUMENT_CHANGED', data: { version: 2 } };
  expect(await failureOf(office.api.documents.saveDraft(order))).toMatchObject(changed);
  await office.api.documents.deleteDraft({ commandId: testId(), id: first.id });
  expect(await failureOf(office.api.documents.saveDraft(order))).toMatchObject({ code: 'DOCUMENT_CHANGED' });
});

test('a payment sent twice by a bad network is recorded once', async () => {
  const { id, contactId } = await draftFor('Bad network');
  await office.api.documents.issue({ commandId: testId(), id });
  const payment = { commandId: testId(), contactId, amountMinor: 400 };
  const [first, second] = await Promise.all([office.api.payments.record(payment), office.api.payments.record(payment)]);
  expect(second).toEqual(first);
  expect((await office.api.documents.get({ id })).openMinor).toBe(600);
});

test('a command id that was used for another operation or another input is refused', async () => {
  const commandId = testId();
  const contact = await office.api.contacts.create({ commandId, name: 'First' });
  const reused = { code: 'COMMAND_REUSED', data: { commandId } };
  expect(await failureOf(office.api.contacts.create({ commandId, name: 'Second' }))).toMatchObject(reused);
  expect(await failureOf(office.api.contacts.delete({ commandId, id: contact.id }))).toMatchObject(reused);
  expect((await office.api.contacts.get({ id: contact.id })).name).toBe('First');
});

test('a command that failed can be sent again with the same id once its cause is gone', async () => {
  const { id } = await draftFor('Closed books');
  await office.api.settings.update({ commandId: testId(), company: { closedUntil: '2026-12-31' } });
  const issue = { commandId: testId(), id };
  expect((await failureOf(office.api.documents.issue(issue))).code).toBe('PERIOD_CLOSED');
  await office.api.settings.update({ commandId: testId(), company: { closedUntil: null } });
  expect((await office.api.documents.issue(issue)).status).toBe('issued');
});

test('a defect in the middle rolls everything back, burns no number, is logged and shows no SQL', async () => {
  const { id } = await draftFor('Defect');
  const before = ['command_log', 'audit_entries', 'open_items', 'ledger_lines'].map(countOf);
  const { database } = office.app.context().house;
  const trigger = "CREATE TRIGGER breakdown BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(ABORT, 'secret'); END";
  const run = (statement: string) => database.write((tx) => sql.raw(statement).execute(tx as Kysely<unknown>));
  await run(trigger);
  const failure = await failureOf(office.api.documents.issue({ commandId: testId(), id }));
  await run('DROP TRIGGER breakdown');
  expect(failure.code).toBe('INTERNAL');
  const { reference } = failure.data as { reference: string };
  expect(reference).toMatch(/^[0-9A-F]{8}$/);
  expect(failure.message).toContain(reference);
  expect(JSON.stringify(failure)).not.toMatch(/secret|insert|audit_entries/i);
  expect(office.logged.find((entry) => entry.message.includes(reference))).toMatchObject({ level: 'error' });
  expect(['command_log', 'audit_entries', 'open_items', 'ledger_lines'].map(countOf)).toEqual(before);
  expect((await office.api.documents.get({ id })).status).toBe('draft');
  const next = (await office.api.settings.get()).numberSeries[0]?.nextNumber;
  expect((await office.api.documents.issue({ commandId: testId(), id })).number).toBe(next);
});

test('every command leaves one row in the audit trail and one in the command log, a query none', async () => {
  const before = [countOf('audit_entries'), countOf('command_log')];
  const commandId = testId();
  const item = await office.api.items.create({ commandId, name: 'Audited' });
  await office.api.items.get({ id: item.id });
  const [audited] = rowsOf(office.databaseFile, 'SELECT * FROM audit_entries ORDER BY position DESC LIMIT 1');
  expect(audited).toMatchObject({
    operation: 'items.create',
    command_id: commandId,
    subject_kind: 'item',
    subject_id: item.id,
    user_id: office.app.context().session.userId,
  });
  expect([countOf('audit_entries'), countOf('command_log')]).toEqual(before.map((count) => count + 1));
});

test('a logo is kept out of the audit trail but still tells two inputs apart', async () => {
  const commandId = testId();
  const logo = { mediaType: 'image/png' as const, base64: onePixel };
  await office.api.settings.update({ commandId, logo });
  const [audited] = rowsOf<{ detail_json: string }>(
    office.databaseFile,
    'SELECT detail_json FROM audit_entries WHERE command_id = ?',
    commandId,
  );
  expect(audited?.detail_json).toContain('sha256');
  expect(audited?.detail_json).not.toContain(onePixel.slice(0, 40));
  const other = { mediaType: 'image/png' as const, base64: `${onePixel.slice(0, -8)}AAAAAAAA` };
  expect((await failureOf(office.api.settings.update({ commandId, logo: other }))).code).toBe('COMMAND_REUSED');
});

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('two commands at once are both right: each takes its own number', async () => {
  const drafts = await Promise.all([draftFor('One'), draftFor('Two'), draftFor('Three')]);
  const issued = await Promise.all(drafts.map(({ id }) => office.api.documents.issue({ commandId: testId(), id })));
  const sequences = issued.map(({ number }) => Number(number?.slice(4))).toSorted((left, right) => left - right);
  const [first = 0] = sequences;
  expect(sequences).toEqual([first, first + 1, first + 2]);
});

test('an id that another record has is refused, not written over', async () => {
  const contact = await office.api.contacts.create({ commandId: testId(), name: 'Owner of the id' });
  const again = { commandId: testId(), id: contact.id, name: 'Thief' };
  expect((await failureOf(office.api.contacts.create(again))).code).toBe('ID_TAKEN');
  expect((await office.api.contacts.get({ id: contact.id })).name).toBe('Owner of the id');
});
