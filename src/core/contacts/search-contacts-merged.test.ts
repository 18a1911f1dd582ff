// What a search does with contacts that were merged, archived, erased or changed, and with the numbers of papers.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

const hitsOf = async (q: string) => (await office.api.contacts.search({ q })).hits;
const namesOf = async (q: string) => (await hitsOf(q)).map((hit) => hit.name);
const add = (name: string, given: Partial<Parameters<TestApp['api']['contacts']['create']>[0]> = {}) =>
  office.api.contacts.create({ commandId: testId(), name, ...given });

async function issued(contactId: string): Promise<string> {
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 100_000 }];
  const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId, lines });
  return (await office.api.documents.issue({ commandId: testId(), id: draft.id })).number ?? '';
}

async function expectTrue(): Promise<void> {
  expect(await office.api.system.verify()).toMatchObject({ isTrue: true });
}

test('contacts.search finds the root by what a merged contact was called, its code, address and number', async () => {
  const winner = await add('Berger Ltd', { code: 'B1' });
  const loser = await add('Huber & Sons', { code: 'H77', email: 'old@huber.example', phone: '0316 445566' });
  const paper = await issued(loser.id);
  await office.api.contacts.merge({ commandId: testId(), winnerId: winner.id, loserIds: [loser.id] });
  for (const [q, field, text] of [
    ['huber', 'name', 'Huber & Sons'],
    ['h77', 'code', 'H77'],
    ['hubre', 'name', 'Huber & Sons'],
    [paper, 'document', paper],
  ] as const) {
    const hits = await hitsOf(q);
    expect([q, hits.length]).toEqual([q, 1]);
    expect(hits[0]).toMatchObject({ id: winner.id, name: 'Berger Ltd', code: 'B1', why: { field, text } });
  }
  for (const q of ['old@hub', '0043 316 445566', 'berger']) {
    expect((await hitsOf(q)).map((hit) => hit.id)).toEqual([winner.id]);
  }
  await expectTrue();
});

test('lists find a merged contact by its old name: contacts the root, documents and payments those of the whole group', async () => {
  const { api } = office;
  const winner = await add('Berger Ltd');
  const loser = await add('Huber & Sons');
  const papers = [await issued(winner.id), await issued(loser.id), await issued((await add('Other')).id)].slice(0, 2);
  for (const contactId of [winner.id, loser.id]) {
    await api.payments.record({ commandId: testId(), contactId, amountMinor: 100, allocation: { mode: 'none' } });
  }
  await api.contacts.merge({ commandId: testId(), winnerId: winner.id, loserIds: [loser.id] });
  for (const q of ['huber', 'berger', 'sons hub']) {
    expect((await api.contacts.list({ q })).rows.map((row) => row.id)).toEqual([winner.id]);
    const { rows, total } = await api.documents.list({ q, sort: 'number', direction: 'asc' });
    expect([rows.map((row) => row.number), total]).toEqual([papers, 2]);
    expect((await api.payments.list({ q })).total).toBe(2);
  }
  expect((await api.contacts.list({ q: 'hochhuber' })).total).toBe(0);
});

test('lists find parts of words, too', async () => {
  await add('Hochhuber Bau');
  expect((await office.api.contacts.list({ q: 'hube' })).total).toBe(1);
  expect((await office.api.contacts.list({ q: 'bau ochhu' })).total).toBe(1);
});

test('the number of a document or payment finds its contact', async () => {
  const ada = await add('Ada');
  const number = await issued(ada.id);
  expect(await hitsOf(number.toLowerCase())).toMatchObject([{ name: 'Ada', why: { field: 'document', text: number } }]);
  expect(await namesOf('INV-0')).toEqual(['Ada']);
  const payment = await office.api.payments.record({ commandId: testId(), contactId: ada.id, amountMinor: 5 });
  expect(await namesOf(payment.number)).toEqual(['Ada']);
  expect(await namesOf('INV')).toEqual([]);
});

test('archived contacts come after those in use, and say so', async () => {
  const old = await add('Ada Archive');
  await add('Ada Zimmer');
  await add('Zed Adams');
  await office.api.contacts.update({ commandId: testId(), id: old.id, isArchived: true });
  const hits = await hitsOf('ada');
  expect(hits.map(({ name, isArchived }) => [name, isArchived])).toEqual([
    ['Ada Zimmer', false],
    ['Zed Adams', false],
    ['Ada Archive', true],
  ]);
  expect(await namesOf('ada archive')).toEqual(['Ada Archive']);
});

test('a contact that has changed is found by what it is now, also with typing errors, and not by what it was', async () => {
  const ada = await add('Käthe Müller', { tags: ['Wholesale'] });
  expect(await namesOf('mullre')).toEqual(['Käthe Müller']);
  await office.api.contacts.update({ commandId: testId(), id: ada.id, name: 'Ada Baumgartner', tags: [] });
  for (const q of ['muller', 'mullre', 'kathe', 'wholesale']) expect([q, await namesOf(q)]).toEqual([q, []]);
  expect(await namesOf('baumgratner')).toEqual(['Ada Baumgartner']);
  await office.api.contacts.delete({ commandId: testId(), id: ada.id });
  expect(await namesOf('baumgartner')).toEqual([]);
  await expectTrue();
});

test('a plain change of a figure leaves the index alone', async () => {
  const ada = await add('Ada');
  const stateOf = () =>
    rowsOf(office.databaseFile, 'SELECT id, hex(block) AS block FROM contacts_search_data ORDER BY id');
  const before = stateOf();
  await issued(ada.id);
  await office.api.contacts.update({ commandId: testId(), id: ada.id, note: 'Not searched' });
  expect(stateOf()).toEqual(before);
});

test('words that came after the first search are forgiven, and so are those of another program beside this one', async () => {
  await add('Ada');
  expect(await namesOf('ad')).toEqual(['Ada']);
  await add('Schwarzenegger');
  expect(await namesOf('schwarzeneger')).toEqual(['Schwarzenegger']);
  const beside = await openTestApp({ folder: office.folder });
  await beside.api.contacts.create({ commandId: testId(), name: 'Baumgartner' });
  await beside.app.close();
  expect(await namesOf('baumgratner')).toEqual(['Baumgartner']);
});

test('what nobody bears any longer is forgotten at the next opening, and what another bears is not', async () => {
  const wordsOf = (table: string) =>
    rowsOf<{ word: string }>(office.databaseFile, `SELECT word FROM ${table} ORDER BY word`).map((row) => row.word);
  const ada = await add('Ada Baumgartner');
  await add('Bob Baumgartner');
  await office.api.contacts.delete({ commandId: testId(), id: ada.id });
  expect([wordsOf('contact_words'), wordsOf('contact_words_left')]).toEqual([
    ['ada', 'baumgartner', 'bob'],
    ['ada', 'baumgartner'],
  ]);
  await office.reopen();
  await expect.poll(() => wordsOf('contact_words_left')).toEqual([]);
  expect(wordsOf('contact_words')).toEqual(['baumgartner', 'bob']);
  expect(await namesOf('baumgratner')).toEqual(['Bob Baumgartner']);
  await add('Ada');
  expect(await namesOf('adda')).toEqual(['Ada']);
  await expectTrue();
});
