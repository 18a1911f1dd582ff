// Copies of everything: whole, proven, and nothing but what is whole.
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { attachmentFile } from '#core/activities';
import { failureOf, openTestApp, rowsOf, tamper, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
let contactId: string;
beforeEach(async () => {
  office = await openTestApp();
  contactId = (await office.api.contacts.create({ commandId: testId(), name: 'Ada' })).id;
});
afterEach(() => office.end());

async function attach(content: string, name = 'Offer.txt') {
  const file = { name, mediaType: 'text/plain', base64: Buffer.from(content).toString('base64') };
  const job = await office.api.activities.attach({ commandId: testId(), contactId, file });
  for (;;) {
    const step = await job.next();
    if (step.done === true) return step.value;
  }
}

async function backingUp(commandId = testId()) {
  const job = await office.api.backups.create({ commandId });
  const messages: string[] = [];
  for (;;) {
    const step = await job.next();
    if (step.done === true) return { backup: step.value, messages };
    messages.push(step.value.message);
    expect(step.value.done).toBeLessThanOrEqual(step.value.total);
  }
}
const backUp = async () => (await backingUp()).backup;
const folder = () => join(office.folder, 'backups');
const names = () => (existsSync(folder()) ? readdirSync(folder()) : []);
const fileIn = (place: string, content: string) =>
  attachmentFile(place, createHash('sha256').update(content).digest('hex'));

test('backups.create makes a folder that opens as a data folder: true books, every file readable', async () => {
  const attachment = await attach('Three boxes of tea');
  await office.api.activities.create({ commandId: testId(), contactId, kind: 'note', text: 'Prefers tea' });
  const { backup, messages } = await backingUp();
  expect(backup).toMatchObject({
    name: '2026-11-21T10-00-00Z',
    folder: join(folder(), backup.name),
    attachmentCount: 1,
  });
  expect(backup.databaseBytes).toBe(statSync(join(backup.folder, 'counterbook.db')).size);
  expect(backup.attachmentBytes).toBe(18);
  expect(messages).toContain('checking');
  expect(readdirSync(backup.folder).toSorted()).toEqual(['attachments', 'counterbook.db', 'manifest.json']);
  const copy = mkdtempSync(join(tmpdir(), 'counterbook-restored-'));
  cpSync(backup.folder, copy, { recursive: true });
  const restored = await openTestApp({ folder: copy });
  expect((await restored.api.system.verify()).isTrue).toBe(true);
  const { base64 } = await restored.api.activities.attachment({ id: attachment.id });
  expect(Buffer.from(base64, 'base64').toString()).toBe('Three boxes of tea');
  expect((await restored.api.activities.attachments({ contactId })).rows).toEqual([attachment]);
  expect((await restored.api.contacts.timeline({ id: contactId, q: 'tea' })).rows).toHaveLength(1);
  await restored.end();
  expect((await office.api.system.verify()).isTrue).toBe(true);
});

test('backups.list tells the finished ones, newest first, and passes over what is none', async () => {
  expect(await office.api.backups.list()).toEqual({ backups: [] });
  const first = await backUp();
  const sameMoment = await backUp();
  office.setNow('2026-11-22T08:30:00.000Z');
  const last = await backUp();
  mkdirSync(join(folder(), 'photos'));
  mkdirSync(join(folder(), 'half.part'));
  mkdirSync(join(folder(), 'broken'));
  writeFileSync(join(folder(), 'broken', 'manifest.json'), '{"format":"counterbook-backup","at":"yesterday"}');
  writeFileSync(join(folder(), 'notes.txt'), 'x');
  expect(sameMoment.name).toBe('2026-11-21T10-00-00Z-2');
  expect(await office.api.backups.list()).toEqual({ backups: [last, sameMoment, first] });
});

test('the copy is of one moment, whatever others write meanwhile', async () => {
  const job = await office.api.backups.create({ commandId: testId() });
  const ended = new AbortController();
  const others = (async () => {
    while (!ended.signal.aborted) {
      await office.api.activities.create({ commandId: testId(), contactId, kind: 'note', text: 'Meanwhile' });
      await nextTurn();
    }
  })();
  for (;;) {
    const step = await job.next();
    if (step.done !== true) continue;
    ended.abort();
    await others;
    const copy = mkdtempSync(join(tmpdir(), 'counterbook-restored-'));
    cpSync(step.value.folder, copy, { recursive: true });
    const restored = await openTestApp({ folder: copy });
    expect((await restored.api.system.verify()).isTrue).toBe(true);
    await restored.end();
    break;
  }
});

test('a backup keeps what an undo of the last 30 days needs, and no file that nothing names', async () => {
  const kept = await attach('kept', 'Kept.txt');
  const detached = await attach('detached');
  await office.api.activities.detach({ commandId: testId(), id: detached.id });
  const orphan = attachmentFile(office.folder, 'ab'.repeat(32));
  mkdirSync(join(office.folder, 'attachments', 'ab'), { recursive: true });
  writeFileSync(orphan, 'x');
  const backup = await backUp();
  expect(backup.attachmentCount).toBe(2);
  for (const content of ['kept', 'detached']) expect(existsSync(fileIn(backup.folder, content))).toBe(true);
  expect(existsSync(attachmentFile(backup.folder, 'ab'.repeat(32)))).toBe(false);
  rmSync(fileIn(office.folder, 'detached'));
  expect((await backUp()).attachmentCount).toBe(1);
  expect(kept.size).toBe(4);
});

test('what is attached, removed or healed after a backup does not change it', async () => {
  const attachment = await attach('Three boxes of tea');
  const backup = await backUp();
  rmSync(fileIn(office.folder, 'Three boxes of tea'));
  await attach('Three boxes of tea', 'Again.txt');
  await office.api.activities.detach({ commandId: testId(), id: attachment.id });
  expect(readFileSync(fileIn(backup.folder, 'Three boxes of tea'), 'utf8')).toBe('Three boxes of tea');
});

test('a missing or changed attachment is BACKUP_DAMAGED by its name, and nothing is left behind', async () => {
  await attach('Three boxes of tea', 'Order.txt');
  const file = fileIn(office.folder, 'Three boxes of tea');
  const damaged = { code: 'BACKUP_DAMAGED', data: { name: 'Order.txt' } };
  appendFileSync(file, '!');
  expect(await failureOf(backUp())).toMatchObject(damaged);
  writeFileSync(file, 'Three boxes of Tea');
  expect(await failureOf(backUp())).toMatchObject(damaged);
  rmSync(file);
  expect(await failureOf(backUp())).toMatchObject(damaged);
  expect(names()).toEqual([]);
  await attach('Three boxes of tea');
  expect((await backUp()).attachmentCount).toBe(1);
});

test('a damaged database is BACKUP_DAMAGED, and nothing is left behind', async () => {
  for (let number = 0; number < 30; number += 1) {
    const note = { contactId, kind: 'note', text: `Note ${number} `.repeat(100) } as const;
    await office.api.activities.create({ commandId: testId(), ...note });
  }
  tamper(office.databaseFile, 'PRAGMA wal_checkpoint(TRUNCATE)');
  const [index] = rowsOf<{ rootpage: number }>(
    office.databaseFile,
    "SELECT rootpage FROM sqlite_master WHERE name = 'activities'",
  );
  await office.app.close();
  const bytes = readFileSync(office.databaseFile);
  bytes.fill(0xff, ((index?.rootpage ?? 1) - 1) * 4096 + 100, (index?.rootpage ?? 1) * 4096);
  writeFileSync(office.databaseFile, bytes);
  await office.reopen();
  expect(await failureOf(backUp())).toMatchObject({ code: 'BACKUP_DAMAGED', data: { name: 'counterbook.db' } });
  expect(names()).toEqual([]);
});

test('where nothing can be written, BACKUP_NOT_STORED is told and the books are untouched', async () => {
  writeFileSync(folder(), 'A file stands where the folder should be');
  expect((await failureOf(backUp())).code).toBe('BACKUP_NOT_STORED');
  expect(await office.api.backups.list()).toEqual({ backups: [] });
  expect((await office.api.system.verify()).isTrue).toBe(true);
});

test('who stops listening, while the database is copied or later, leaves nothing behind', async () => {
  for (const content of ['one', 'two', 'three']) await attach(content);
  for (const steps of [1, 2, 3]) {
    const job = await office.api.backups.create({ commandId: testId() });
    for (let step = 0; step < steps; step += 1) await job.next();
    await job.return?.(undefined);
    expect(names()).toEqual([]);
  }
});

test('a backup that is asked for twice with one command is made once', async () => {
  const commandId = testId();
  const { backup } = await backingUp(commandId);
  expect((await backingUp(commandId)).backup).toEqual(backup);
  expect(names()).toEqual([backup.name]);
});

test('what an ended program left half made goes with the next backup, once it is old', async () => {
  const [old, young] = [join(folder(), 'old.part'), join(folder(), 'young.part')];
  for (const part of [old, young]) mkdirSync(join(part, 'attachments'), { recursive: true });
  utimesSync(old, new Date('2026-11-20T09:00:00Z'), new Date('2026-11-20T09:00:00Z'));
  utimesSync(young, new Date('2026-11-20T11:00:00Z'), new Date('2026-11-20T11:00:00Z'));
  const { name } = await backUp();
  expect(names().toSorted()).toEqual([name, 'young.part']);
});
