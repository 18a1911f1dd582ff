// Rows that are perhaps contacts of the books: shown beside them, then left out, made one with them, or added all the same.
import { beforeEach, expect, test } from 'vitest';

import { openTestApp, testId, type TestApp } from '#core/testing';

import { carried, ended, endVerified } from './testing.ts';

let house: TestApp;
let annaId: string;
beforeEach(async () => {
  house = await openTestApp();
  const anna = await house.api.contacts.create({
    commandId: testId(),
    code: 'K1',
    name: 'Bäckerei Huber',
    email: 'office@huber.example',
    phone: '+43 316 123456',
    city: 'Graz',
    note: 'Pays late',
  });
  annaId = anna.id;
  return () => endVerified(house);
});

const content = [
  'Code,Name,E-Mail,Phone,City',
  ',Baeckerei Huber,office@huber.example,,Graz',
  'X9,Huber,,0316/123456,',
  ',Somebody else,other@b.example,,Wien',
].join('\n');
type Settings = {
  duplicates?: 'skip' | 'update' | 'create';
  decisions?: Record<string, { action: 'skip' | 'update' | 'create'; contactId?: string }>;
};
const preview = (settings: Settings = {}) =>
  house.api.imports.preview({ kind: 'contacts', file: carried(content), ...settings });
const run = async (settings: Settings = {}, text: string | Uint8Array = content) =>
  (await ended(house.api.imports.run({ commandId: testId(), kind: 'contacts', file: carried(text), ...settings })))
    .result;
const total = async () => (await house.api.contacts.list({})).total;

test('imports.preview shows each row beside the contact that it resembles, with the reasons', async () => {
  const shown = await preview();
  expect(shown).toMatchObject({ duplicateCount: 2, willCreate: 3, willSkip: 0 });
  expect(shown.duplicates.map(({ line, action, existing }) => [line, action, existing.code])).toEqual([
    [2, 'create', 'K1'],
    [3, 'create', 'K1'],
  ]);
  expect(shown.duplicates[0]).toMatchObject({
    reasons: ['email', 'nameAndTown'],
    incoming: { name: 'Baeckerei Huber', email: 'office@huber.example', city: 'Graz' },
    existingTexts: { code: 'K1', name: 'Bäckerei Huber', note: 'Pays late' },
  });
  expect(shown.duplicates[1]?.reasons).toContain('phone');
  expect(await preview({ duplicates: 'skip' })).toMatchObject({ willCreate: 1, willSkip: 2 });
  expect(await total()).toBe(1);
});

test('left out, they are told; made one, the file’s words replace those of the contact and its code stays', async () => {
  const skipped = await run({ duplicates: 'skip' });
  expect(skipped).toMatchObject({ created: 1, updated: 0, skipped: 2 });
  expect(skipped.problems.map(({ line, code }) => [line, code])).toEqual([
    [2, 'DUPLICATE_SKIPPED'],
    [3, 'DUPLICATE_SKIPPED'],
  ]);
  const updated = await run({ duplicates: 'update' });
  expect(updated).toMatchObject({ created: 0, updated: 3, problems: [] });
  expect(await house.api.contacts.get({ id: annaId })).toMatchObject({
    code: 'K1',
    name: 'Huber',
    phone: '0316/123456',
    city: 'Graz',
    note: 'Pays late',
  });
});

test('what was decided for a line overrules what is done with the others', async () => {
  const other = await house.api.contacts.create({ commandId: testId(), code: 'K2', name: 'Another' });
  const decisions = {
    2: { action: 'create' as const },
    3: { action: 'update' as const, contactId: other.id },
    4: { action: 'skip' as const },
  };
  expect(await preview({ duplicates: 'skip', decisions })).toMatchObject({ willCreate: 1, willUpdate: 1, willSkip: 1 });
  expect(await run({ duplicates: 'skip', decisions })).toMatchObject({ created: 1, updated: 1, skipped: 1 });
  expect(await house.api.contacts.get({ id: other.id })).toMatchObject({ code: 'K2', name: 'Huber' });
  expect(await house.api.contacts.get({ id: annaId })).toMatchObject({ name: 'Bäckerei Huber' });
});

test('a file imported a second time makes no contact twice, with codes or without, of cards as of rows', async () => {
  const cards = ['Anna', 'Bert Berger', 'Carl']
    .map(
      (name, index) => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\n${index === 1 ? 'EMAIL:b@b.example\n' : ''}END:VCARD\n`,
    )
    .join('');
  const bare = 'Name,City\nDora,\nEmil,Wien';
  for (const text of [cards, bare]) {
    const first = await run({ duplicates: 'skip' }, text);
    expect(first.skipped).toBe(0);
    expect(await run({ duplicates: 'skip' }, text)).toMatchObject({ created: 0, skipped: first.created });
  }
  expect(await total()).toBe(6);
});

test('a row that repeats another of its file counts as one with it, unless duplicates are wanted', async () => {
  const twice = 'Name,E-Mail\nAnna,a@a.example\nANNA,A@a.example\nBert,a@a.example';
  expect(await run({ duplicates: 'skip' }, twice)).toMatchObject({
    created: 2,
    skipped: 1,
    problems: [{ line: 3, code: 'ROW_REPEATED' }],
  });
  expect(await run({ duplicates: 'create' }, twice)).toMatchObject({ created: 3, skipped: 0 });
});
