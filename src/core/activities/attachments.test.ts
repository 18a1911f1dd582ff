// Files that hang on a contact: kept beside the database, by what is in them.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Attachment } from '#contract/activities';
import { explain } from '#core/database/testing';
import { failureOf, openTestApp, rowsOf, tamper, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { attachmentFile, attachmentsFolder } from './attachment-files.ts';
import { attachmentPage } from './read-attachments.ts';
import { restoreAttachment } from './restore.ts';
import { sweepFiles } from './sweep-files.ts';
import { undoableAttachments } from './undoable-contents.ts';

let office: TestApp;
let contactId: string;
beforeEach(async () => {
  office = await openTestApp();
  contactId = (await office.api.contacts.create({ commandId: testId(), name: 'Ada' })).id;
});
afterEach(() => office.end());

const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64');
type Given = { name?: string; mediaType?: string; content?: string | Uint8Array; to?: string; activityId?: string };

/** Every progress of the job and its end. */
async function attaching({
  name = 'Offer.pdf',
  mediaType = 'application/pdf',
  content = '%PDF-1.7 offer',
  to,
  ...rest
}: Given) {
  const file = { name, mediaType, base64: base64(content) };
  const job = await office.api.activities.attach({ commandId: testId(), contactId: to ?? contactId, file, ...rest });
  const progress: { done: number; total: number }[] = [];
  for (;;) {
    const step = await job.next();
    if (step.done === true) return { attachment: step.value, progress };
    progress.push(step.value);
  }
}
const attach = async (given: Given = {}): Promise<Attachment> => (await attaching(given)).attachment;
const get = (id: string) => office.api.activities.attachment({ id });
const detach = (id: string) => office.api.activities.detach({ commandId: testId(), id });
const list = (rest: object = {}) => office.api.activities.attachments({ contactId, ...rest });
const fileOf = ({ sha256 }: Attachment) => attachmentFile(office.folder, sha256);
const isTrue = async () => (await office.api.system.verify()).isTrue;
const reader = () => office.app.context().house.database.reader;

/** The names below the folder of attachments, without those of its folders. */
function kept(): string[] {
  const folder = attachmentsFolder(office.folder);
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile())
    : [];
}

test('activities.attach keeps a file by the digest of its content, and activities.attachment gives it back', async () => {
  const content = '%PDF-1.7 offer';
  const attachment = await attach({ content });
  const sha256 = createHash('sha256').update(content).digest('hex');
  expect(attachment).toMatchObject({ contactId, activityId: null, name: 'Offer.pdf', size: 14, sha256 });
  expect(kept()).toEqual([join(sha256.slice(0, 2), sha256)]);
  expect(readFileSync(fileOf(attachment), 'utf8')).toBe(content);
  expect(await get(attachment.id)).toEqual({
    name: 'Offer.pdf',
    mediaType: 'application/pdf',
    base64: base64(content),
  });
  expect(await isTrue()).toBe(true);
});

test('the same file attached twice is kept once; both stand in the list, newest first', async () => {
  const first = await attach();
  office.setNow('2026-11-21T11:00:00.000Z');
  const second = await attach({ name: 'Copy.pdf' });
  expect(kept()).toHaveLength(1);
  const { rows, total } = await list();
  expect([rows.map((row) => row.id), total]).toEqual([[second.id, first.id], 2]);
});

test('activities.attachments pages through the files of a contact and of what was merged into it', async () => {
  const other = await office.api.contacts.create({ commandId: testId(), name: 'Adda' });
  for (const name of ['a', 'b', 'c']) await attach({ name, content: name });
  await attach({ name: 'd', content: 'd', to: other.id });
  tamper(office.databaseFile, `UPDATE contacts SET merged_into_id = '${contactId}' WHERE id = '${other.id}'`);
  const page = await list({ limit: 3 });
  const rest = await list({ limit: 3, cursor: page.nextCursor });
  expect(page.total).toBe(4);
  expect([...page.rows, ...rest.rows].map((row) => [row.name, row.contactId])).toEqual(
    ['d', 'c', 'b', 'a'].map((name) => [name, contactId]),
  );
  expect(rest.nextCursor).toBeNull();
  expect((await attach({ name: 'e', content: 'e', to: other.id })).contactId).toBe(contactId);
});

test('a file that hangs on an entry stands in the timeline beside it and goes with it', async () => {
  const note = await office.api.activities.create({
    commandId: testId(),
    contactId,
    kind: 'note',
    text: 'See the offer',
  });
  const attachment = await attach({ activityId: note.id, name: 'Angebot für Käthe.pdf' });
  const timeline = async (asked: object = {}) => (await office.api.contacts.timeline({ id: contactId, ...asked })).rows;
  const [file] = await timeline({ q: 'kathe' });
  expect(file).toMatchObject({
    kind: 'file',
    title: 'Angebot für Käthe.pdf',
    fileId: attachment.id,
    activityId: note.id,
  });
  expect(file?.fileSize).toBe(attachment.size);
  const { undoId } = await office.api.activities.delete({ commandId: testId(), id: note.id });
  expect(await timeline({ kinds: ['note', 'file'] })).toEqual([]);
  const entries = rowsOf(
    office.databaseFile,
    'SELECT subject_kind FROM undo_entries WHERE unit_id = ? ORDER BY position',
    undoId,
  );
  expect(entries).toEqual([{ subject_kind: 'activity' }, { subject_kind: 'attachment' }]);
});

test('a large file comes and goes whole, tells its progress, and leaves turns to others', async () => {
  const content = Buffer.alloc(5 * 1024 * 1024 + 1, 'Counterbook ');
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 0);
  const { attachment, progress } = await attaching({ content, name: 'Scan.tif', mediaType: 'image/tiff' });
  clearInterval(others);
  expect(turns).toBeGreaterThan(2);
  expect(progress.length).toBeGreaterThan(5);
  expect(progress.at(-1)?.done).toBe(content.length);
  expect(progress.map(({ done }) => done)).toEqual(progress.map(({ done }) => done).toSorted((a, b) => a - b));
  expect(attachment.size).toBe(content.length);
  expect(Buffer.from((await get(attachment.id)).base64, 'base64').equals(content)).toBe(true);
});

test('a job that comes twice attaches once, and its answer is not kept with the name of the file', async () => {
  const file = { name: 'Secret.txt', mediaType: 'text/plain', base64: base64('x') };
  const command = { commandId: testId(), contactId, file };
  const run = async () => {
    const job = await office.api.activities.attach(command);
    for (;;) {
      const step = await job.next();
      if (step.done === true) return step.value;
    }
  };
  const first = await run();
  expect(await run()).toEqual(first);
  expect((await list()).total).toBe(1);
  const trail = rowsOf(
    office.databaseFile,
    'SELECT detail_json FROM audit_entries UNION ALL SELECT response_json FROM command_log',
  );
  expect(JSON.stringify(trail)).not.toContain('Secret');
  expect(await isTrue()).toBe(true);
});

test('who stops listening in the middle leaves nothing behind', async () => {
  const file = { name: 'Scan.tif', mediaType: '', base64: base64(Buffer.alloc(4 * 1024 * 1024)) };
  const job = await office.api.activities.attach({ commandId: testId(), contactId, file });
  await job.next();
  await job.return?.(undefined);
  expect(kept()).toEqual([]);
  expect((await list()).total).toBe(0);
});

test('activities.detach takes the file from the contact; its content stays, and bringing it back needs no more', async () => {
  const attachment = await attach();
  const { undoId } = await detach(attachment.id);
  expect((await failureOf(get(attachment.id))).code).toBe('ATTACHMENT_NOT_FOUND');
  expect((await failureOf(detach(attachment.id))).code).toBe('ATTACHMENT_NOT_FOUND');
  const [entry] = rowsOf<{ before_json: string }>(
    office.databaseFile,
    'SELECT before_json FROM undo_entries WHERE unit_id = ?',
    undoId,
  );
  const before = JSON.parse(entry?.before_json ?? 'null') as never;
  const { write } = office.app.context().house.database;
  expect(await write((tx) => restoreAttachment(tx, attachment.id, before))).toBe('restored');
  expect((await get(attachment.id)).name).toBe('Offer.pdf');
  expect((await list()).rows).toEqual([attachment]);
  expect(await isTrue()).toBe(true);
});

test('a file that is gone or was changed on the disk is ATTACHMENT_DAMAGED, and attaching it again heals it', async () => {
  const attachment = await attach();
  const whole = readFileSync(fileOf(attachment));
  for (const damage of [Buffer.from('%PDF-1.7 Offer'), Buffer.from('short'), Buffer.concat([whole, whole])]) {
    writeFileSync(fileOf(attachment), damage);
    expect((await failureOf(get(attachment.id))).code).toBe('ATTACHMENT_DAMAGED');
  }
  rmSync(fileOf(attachment));
  expect((await failureOf(get(attachment.id))).code).toBe('ATTACHMENT_DAMAGED');
  await attach();
  expect((await get(attachment.id)).base64).toBe(whole.toString('base64'));
});

test('an empty file is ATTACHMENT_EMPTY; a contact or an entry that is not there is told; no name is INPUT_INVALID; nothing is kept', async () => {
  const other = await office.api.contacts.create({ commandId: testId(), name: 'Bert' });
  const note = await office.api.activities.create({
    commandId: testId(),
    contactId: other.id,
    kind: 'note',
    text: 'x',
  });
  expect((await failureOf(attach({ content: '' }))).code).toBe('ATTACHMENT_EMPTY');
  expect((await failureOf(attach({ to: testId() }))).code).toBe('CONTACT_NOT_FOUND');
  expect((await failureOf(attach({ activityId: testId() }))).code).toBe('ACTIVITY_NOT_FOUND');
  expect((await failureOf(attach({ activityId: note.id }))).code).toBe('ACTIVITY_NOT_FOUND');
  expect((await failureOf(attach({ name: '' }))).code).toBe('INPUT_INVALID');
  const file = { name: 'x', mediaType: '', base64: 'no base64!' };
  expect((await failureOf(office.api.activities.attach({ commandId: testId(), contactId, file }))).code).toBe(
    'INPUT_INVALID',
  );
  expect((await failureOf(list({ contactId: testId() }))).code).toBe('CONTACT_NOT_FOUND');
  expect((await failureOf(list({ cursor: 'nonsense' }))).code).toBe('CURSOR_INVALID');
  expect(kept()).toEqual([]);
});

test('where nothing can be written, ATTACHMENT_NOT_STORED is told and no row is made', async () => {
  writeFileSync(attachmentsFolder(office.folder), 'A file stands where the folder should be');
  expect((await failureOf(attach())).code).toBe('ATTACHMENT_NOT_STORED');
  expect((await list()).total).toBe(0);
  expect(office.logged.map((entry) => entry.message)).toContain('A file could not be stored');
});

test('a page or a drawing that could run a script is handed out only to be saved, as is a PDF that is none', async () => {
  const handedOut = async (mediaType: string, content: string) =>
    (await get((await attach({ mediaType, content })).id)).mediaType;
  const saved = 'application/octet-stream';
  expect(await handedOut('text/html', '<script>alert(1)</script>')).toBe(saved);
  expect(await handedOut('image/svg+xml', '<svg onload="alert(1)"/>')).toBe(saved);
  expect(await handedOut('application/pdf', '<html>%PDF-')).toBe(saved);
  expect(await handedOut('application/pdf', '%PDF-1.4 x')).toBe('application/pdf');
  expect(await handedOut('image/jpeg', 'no picture')).toBe(saved);
});

test('old files that nothing names are swept; young ones, attached ones and what an undo could need stay', async () => {
  const [attached, detached] = [await attach({ content: 'attached' }), await attach({ content: 'detached' })];
  await detach(detached.id);
  const orphan = attachmentFile(office.folder, 'ab'.repeat(32));
  const young = attachmentFile(office.folder, 'ac'.repeat(32));
  const part = join(attachmentsFolder(office.folder), 'half.part');
  for (const folder of ['ab', 'ac']) mkdirSync(join(attachmentsFolder(office.folder), folder), { recursive: true });
  for (const file of [orphan, young, part]) writeFileSync(file, 'x');
  const age = (now: string, files: string[]) => {
    for (const file of files) utimesSync(file, new Date(now), new Date(now));
  };
  age('2026-11-20T09:00:00Z', [fileOf(attached), fileOf(detached), orphan, part]);
  age('2026-11-20T11:00:00Z', [young]);
  const sweep = (now: string) => {
    const { reader: db, write } = office.app.context().house.database;
    return sweepFiles({ dataFolder: office.folder, db, write, now: now as never });
  };
  expect(await sweep('2026-11-21T10:00:00.000Z')).toBe(2);
  expect([orphan, part, young, fileOf(attached), fileOf(detached)].map((file) => existsSync(file))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
  expect(await sweep('2026-12-21T10:00:00.000Z')).toBe(1);
  expect(await sweep('2026-12-21T10:00:00.001Z')).toBe(1);
  expect(kept()).toHaveLength(1);
  expect(await isTrue()).toBe(true);
});

test('the program sweeps when it opens', async () => {
  const orphan = attachmentFile(office.folder, 'ab'.repeat(32));
  mkdirSync(dirname(orphan), { recursive: true });
  writeFileSync(orphan, 'x');
  utimesSync(orphan, new Date('2026-11-01T00:00:00Z'), new Date('2026-11-01T00:00:00Z'));
  await office.reopen();
  await expect.poll(() => existsSync(orphan)).toBe(false);
});

test('the page of one contact comes in the order of an index; what an undo needs is found by an index', () => {
  for (const key of [null, { value: '2026-11-21', id: testId() }]) {
    const plan = explain(
      office.databaseFile,
      attachmentPage(reader(), { members: [contactId], limit: 50 }, key).compile(),
    );
    expect(plan.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
    expect(plan.join('\n')).toContain('attachments USING INDEX attachments_by_contact');
  }
  const plan = explain(office.databaseFile, undoableAttachments(reader(), '2026-11-21' as never).compile());
  expect(plan.join('\n')).toMatch(/undo_entries USING INDEX undo_entries_of_attachments/);
});
