import { afterEach, beforeEach, expect, test } from 'vitest';

import { endProven, failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';
import { mergeContacts } from '#core/contact-groups/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => endProven(office));

async function newContact(fields: object = {}) {
  return (await office.api.contacts.create({ commandId: testId(), name: 'Ada', ...fields })).id;
}

type Paper = { on: string; due?: string; euros: number; kind?: 'invoice' | 'creditNote' };

async function draft(contactId: string, { on, due = on, euros, kind = 'invoice' }: Paper) {
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: euros * 10_000 }];
  const days = { issuedOn: on, dueOn: due };
  return office.api.documents.saveDraft({ commandId: testId(), kind, contactId, ...days, lines });
}

async function issue(contactId: string, paper: Paper) {
  return office.api.documents.issue({ commandId: testId(), id: (await draft(contactId, paper)).id });
}

type Entry = Omit<Parameters<TestApp['api']['activities']['create']>[0], 'commandId' | 'contactId'>;

async function plan(contactId: string, entry: Entry) {
  return office.api.activities.create({ commandId: testId(), contactId, ...entry });
}

test('contacts.brief tells balance, what is overdue since when, and what is left of the credit', async () => {
  const id = await newContact({ creditLimitMinor: 20_000 });
  await issue(id, { on: '2026-09-01', due: '2026-10-01', euros: 100 });
  await issue(id, { on: '2026-11-01', due: '2026-12-01', euros: 50 });
  await office.api.payments.record({ commandId: testId(), contactId: id, amountMinor: 3000, paidOn: '2026-11-10' });
  expect(await office.api.contacts.brief({ id })).toMatchObject({
    contactId: id,
    day: '2026-11-21',
    currency: 'EUR',
    balanceMinor: 12_000,
    overdueMinor: 7000,
    overdueSince: '2026-10-01',
    creditLimitMinor: 20_000,
    creditLeftMinor: 8000,
  });
  expect(await office.api.contacts.brief({ id, day: '2026-10-01' })).toMatchObject({
    balanceMinor: 10_000,
    overdueMinor: 0,
    overdueSince: null,
    creditLeftMinor: 10_000,
  });
  expect(await office.api.contacts.brief({ id, day: '2026-11-09' })).toMatchObject({
    balanceMinor: 15_000,
    overdueMinor: 10_000,
  });
});

test('contacts.brief lets credit run below its limit, for the screens to warn, and nobody is refused for it', async () => {
  const id = await newContact({ creditLimitMinor: 5000 });
  await issue(id, { on: '2026-11-01', euros: 80 });
  expect(await office.api.contacts.brief({ id })).toMatchObject({ creditLeftMinor: -3000 });
});

test('contacts.brief tells lifetime and twelve months of sales, credit notes deducted, and the newest invoice', async () => {
  const id = await newContact();
  await issue(id, { on: '2024-05-05', euros: 1000 });
  await issue(id, { on: '2025-11-30', euros: 500 });
  await issue(id, { on: '2025-12-01', euros: 300 });
  const last = await issue(id, { on: '2026-11-02', euros: 200 });
  await issue(id, { on: '2026-11-03', euros: 50, kind: 'creditNote' });
  await issue(id, { on: '2026-11-25', euros: 7000 });
  const brief = await office.api.contacts.brief({ id });
  expect(brief).toMatchObject({
    lifetimeSalesMinor: 195_000,
    yearSalesMinor: 45_000,
    lastPurchase: { documentId: last.id, number: last.number, on: '2026-11-02', grossMinor: 20_000 },
  });
  expect(brief.months.map((month) => month.month).slice(0, 2)).toEqual(['2025-12', '2026-01']);
  expect(brief.months).toHaveLength(12);
  expect(brief.months[0]?.salesMinor).toBe(30_000);
  expect(brief.months.at(-1)).toEqual({ month: '2026-11', salesMinor: 15_000 });
});

test('contacts.brief tells what is to be done next, tasks, promises to pay and when the contact was last spoken to', async () => {
  const id = await newContact({ instructions: 'Ring twice', areInstructionsImportant: true });
  await plan(id, { kind: 'note', text: 'Send the\nnew list', dueOn: '2026-11-10' });
  await plan(id, { kind: 'task', subject: 'Offer', dueOn: '2026-11-15' });
  await plan(id, { kind: 'task', subject: 'Some day' });
  const done = await plan(id, { kind: 'task', subject: 'Done', dueOn: '2026-11-01' });
  await office.api.activities.update({ commandId: testId(), id: done.id, isDone: true });
  await plan(id, { kind: 'promise', subject: 'By and by' });
  await plan(id, { kind: 'promise', subject: 'Half of it', dueOn: '2026-11-05', amountMinor: 5000 });
  await plan(id, { kind: 'call', subject: 'Rang', at: '2026-11-18T09:00:00.000Z' });
  await plan(id, { kind: 'meeting', subject: 'To come', at: '2026-12-18T09:00:00.000Z' });
  await plan(id, { kind: 'call', subject: 'Ring back', dueOn: '2026-11-20' });
  await draft(id, { on: '2026-11-21', euros: 1 });
  expect(await office.api.contacts.brief({ id })).toMatchObject({
    nextActivity: { kind: 'note', subject: 'Send the', dueOn: '2026-11-10' },
    openTaskCount: 2,
    promises: [
      { subject: 'Half of it', dueOn: '2026-11-05', amountMinor: 5000 },
      { subject: 'By and by', dueOn: null, amountMinor: null },
    ],
    lastContactedAt: '2026-11-18T09:00:00.000Z',
    openDraftCount: 1,
    instructions: 'Ring twice',
    areInstructionsImportant: true,
  });
});

test('contacts.brief of a contact with whom nothing has happened is empty, not missing', async () => {
  const id = await newContact();
  expect(await office.api.contacts.brief({ id })).toMatchObject({
    balanceMinor: 0,
    overdueSince: null,
    creditLimitMinor: null,
    creditLeftMinor: null,
    lastPurchase: null,
    lifetimeSalesMinor: 0,
    yearSalesMinor: 0,
    nextActivity: null,
    promises: [],
    lastContactedAt: null,
  });
});

test('contacts.brief counts what is planned, drafted and bought with a merged contact', async () => {
  const id = await newContact({ instructions: 'Stays' });
  const merged = await newContact({ name: 'Ida' });
  await issue(merged, { on: '2026-10-01', euros: 10 });
  const newest = await issue(merged, { on: '2026-10-03', euros: 20 });
  await issue(id, { on: '2026-10-02', euros: 40 });
  await draft(merged, { on: '2026-11-21', euros: 1 });
  await plan(merged, { kind: 'task', subject: 'Offer', dueOn: '2026-11-15' });
  await mergeContacts(office, { winnerId: id, loserId: merged });
  const brief = await office.api.contacts.brief({ id: merged });
  expect(brief).toEqual(await office.api.contacts.brief({ id }));
  expect(brief).toMatchObject({
    contactId: id,
    balanceMinor: 7000,
    lifetimeSalesMinor: 7000,
    lastPurchase: { documentId: newest.id },
    openDraftCount: 1,
    openTaskCount: 1,
    nextActivity: { subject: 'Offer' },
    instructions: 'Stays',
  });
});

test('contacts.brief of nobody is refused', async () => {
  const asking = office.api.contacts.brief({ id: testId() });
  expect((await failureOf(asking)).code).toBe('CONTACT_NOT_FOUND');
});
