// What a merged contact was sold at: its price list and its tax exemption go where there are none, and come back with an un-merge.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { dumpContacts, endProven, openTestApp, rowsOf, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
let trade: string;
let staff: string;
beforeEach(async () => {
  office = await openTestApp();
  trade = (await office.api.priceLists.save({ commandId: testId(), name: 'Trade', priceMode: 'exclusive' })).id;
  staff = (await office.api.priceLists.save({ commandId: testId(), name: 'Staff', priceMode: 'inclusive' })).id;
});
afterEach(() => endProven(office));

type Terms = { priceListId?: string | null; isTaxExempt?: boolean; exemptionReason?: string };
async function create(name: string, terms: Terms = {}): Promise<string> {
  const { id } = await office.api.contacts.create({ commandId: testId(), name });
  if (Object.keys(terms).length > 0) await setTerms(id, terms);
  return id;
}
const setTerms = (contactId: string, terms: Terms) =>
  office.api.priceLists.setTerms({
    commandId: testId(),
    contactId,
    priceListId: null,
    isTaxExempt: false,
    exemptionReason: '',
    ...terms,
  });
const termsOf = (contactId: string) => office.api.priceLists.termsOf({ contactId });
const merge = (winnerId: string, loserIds: string[]) =>
  office.api.contacts.merge({ commandId: testId(), winnerId, loserIds });
const embassy = { isTaxExempt: true, exemptionReason: 'Embassy' };
const changes = async (contactId: string) => {
  const { rows } = await office.api.contacts.timeline({ id: contactId, kinds: ['change'] });
  return rows.flatMap((row) => row.changes.map(({ field, before, after }) => `${field}: ${before} > ${after}`));
};
const terms = () => rowsOf(office.databaseFile, 'SELECT * FROM contact_trade_terms ORDER BY contact_id');

test('contacts.merge gives the winner what it has not, the timeline says so, and undo.run takes it back', async () => {
  const winner = await create('Müller GmbH');
  const first = await create('Mueller', { priceListId: trade });
  const second = await create('Muller', { priceListId: staff, ...embassy });
  const before = [dumpContacts(office), terms()];
  const { undoId } = await merge(winner, [first, second]);
  expect(await termsOf(second)).toMatchObject({ contactId: winner, priceListName: 'Trade', ...embassy });
  const told = await changes(winner);
  expect(told).toEqual(expect.arrayContaining(['priceListId:  > Trade', 'taxExemption:  > Embassy']));
  expect((await office.api.undo.preview({ id: undoId })).keptCount).toBe(0);
  expect((await undone(office, undoId)).keptCount).toBe(0);
  expect([dumpContacts(office), terms()]).toEqual(before);
  expect(await termsOf(winner)).toMatchObject({ priceListId: null, isTaxExempt: false });
  expect(await changes(winner)).toEqual(expect.arrayContaining(['priceListId: Trade > ', 'taxExemption: Embassy > ']));
});

test('a winner keeps its own terms, each by itself', async () => {
  const winner = await create('Müller GmbH', { priceListId: staff });
  const loser = await create('Mueller', { priceListId: trade, ...embassy });
  const { undoId } = await merge(winner, [loser]);
  expect(await termsOf(winner)).toMatchObject({ priceListName: 'Staff', ...embassy });
  await undone(office, undoId);
  expect(await termsOf(winner)).toMatchObject({ priceListName: 'Staff', isTaxExempt: false });
  expect(await termsOf(loser)).toMatchObject({ priceListName: 'Trade', ...embassy });
});

test('terms that somebody has set since a merge stay when it is undone, and are told', async () => {
  const winner = await create('Müller GmbH');
  const loser = await create('Mueller', { priceListId: trade, ...embassy });
  const { undoId } = await merge(winner, [loser]);
  await setTerms(winner, { priceListId: staff, ...embassy });
  const { kept } = await office.api.undo.preview({ id: undoId });
  const told = { subjectId: winner, field: 'priceListId', reason: 'changedSince', current: 'Staff', before: '' };
  expect(kept).toMatchObject([told]);
  expect((await undone(office, undoId)).kept).toMatchObject([told]);
  expect(await termsOf(winner)).toMatchObject({ priceListName: 'Staff', isTaxExempt: false });
});

test('an archived list is handed on to nobody: the next list that prices something is, or none', async () => {
  const winner = await create('Müller GmbH');
  const loser = await create('Mueller', { priceListId: trade, ...embassy });
  const next = await create('Muller', { priceListId: staff });
  const list = { name: 'Trade', priceMode: 'exclusive', isArchived: true } as const;
  await office.api.priceLists.save({ commandId: testId(), id: trade, ...list });
  const { undoId } = await merge(winner, [loser, next]);
  expect(await termsOf(winner)).toMatchObject({ priceListName: 'Staff', ...embassy });
  await undone(office, undoId);
  expect(await termsOf(loser)).toMatchObject({ priceListName: 'Trade' });
  await merge(winner, [loser]);
  expect(await termsOf(winner)).toMatchObject({ priceListId: null, ...embassy });
});

test('two contacts without terms are merged without any', async () => {
  const winner = await create('Müller GmbH');
  await merge(winner, [await create('Mueller')]);
  expect(terms()).toEqual([]);
  expect((await changes(winner)).filter((line) => /priceList|taxExemption/.test(line))).toEqual([]);
});
