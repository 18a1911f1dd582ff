import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { explain, tableScans } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';
import type { CalendarDate } from '#domain/dates';

import { agedContacts, receivablesAccount } from './age-contacts.ts';
import { owedByGroup } from './owed-on-day.ts';
import { itemsOfGroup } from './read-balance.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(async () => office.end());

async function newContact(name: string) {
  return office.api.contacts.create({ commandId: testId(), name });
}

type Paper = { kind?: 'invoice' | 'creditNote'; on: string; due?: string; euros: number };

/** Issues an invoice (or credit note) without tax. */
async function issue(contactId: string, { kind = 'invoice', on, due = on, euros }: Paper) {
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: euros * 10_000 }];
  const draft = await office.api.documents.saveDraft({
    commandId: testId(),
    kind,
    contactId,
    issuedOn: on,
    dueOn: due,
    lines,
  });
  return office.api.documents.issue({ commandId: testId(), id: draft.id });
}

type Money = { on: string; euros: number; direction?: 'received' | 'refunded'; mode?: 'none' | 'oldestFirst' };

async function pay(contactId: string, { on, euros, direction = 'received', mode = 'oldestFirst' }: Money) {
  const amountMinor = euros * 100;
  return office.api.payments.record({
    commandId: testId(),
    contactId,
    direction,
    paidOn: on,
    amountMinor,
    allocation: { mode },
  });
}

async function rowOf(contactId: string, day: string) {
  const ageing = await office.api.receivables.ageing({ day });
  expect(ageing.receivablesAccountMinor).toBe(ageing.total.balanceMinor);
  return ageing.rows.find((row) => row.contactId === contactId);
}

describe('receivables.ageing', () => {
  test.each([
    { days: 'not yet due', day: '2026-03-30', column: 'currentMinor' },
    { days: 'due on the day', day: '2026-03-31', column: 'currentMinor' },
    { days: '1 day overdue', day: '2026-04-01', column: 'days1to30Minor' },
    { days: '30 days overdue', day: '2026-04-30', column: 'days1to30Minor' },
    { days: '31 days overdue', day: '2026-05-01', column: 'days31to60Minor' },
    { days: '60 days overdue', day: '2026-05-30', column: 'days31to60Minor' },
    { days: '61 days overdue', day: '2026-05-31', column: 'days61to90Minor' },
    { days: '90 days overdue', day: '2026-06-29', column: 'days61to90Minor' },
    { days: '91 days overdue', day: '2026-06-30', column: 'over90Minor' },
  ] as const)('an invoice that is $days stands under $column', async ({ day, column }) => {
    const contact = await newContact(`Bounds ${day}`);
    await issue(contact.id, { on: '2026-03-01', due: '2026-03-31', euros: 100 });
    expect(await rowOf(contact.id, day)).toMatchObject({ [column]: 10_000, balanceMinor: 10_000, unappliedMinor: 0 });
  });

  test('an invoice does not count on the day before its date', async () => {
    const contact = await newContact('Tomorrow');
    await issue(contact.id, { on: '2026-03-02', euros: 100 });
    expect(await rowOf(contact.id, '2026-03-01')).toBeUndefined();
  });

  test('a payment counts from its own day on, and not on the day before', async () => {
    const contact = await newContact('Payer');
    await issue(contact.id, { on: '2026-03-01', euros: 100 });
    await pay(contact.id, { on: '2026-03-10', euros: 30 });
    await pay(contact.id, { on: '2026-03-20', euros: 70 });
    expect(await rowOf(contact.id, '2026-03-09')).toMatchObject({ balanceMinor: 10_000 });
    expect(await rowOf(contact.id, '2026-03-10')).toMatchObject({ balanceMinor: 7000 });
    expect(await rowOf(contact.id, '2026-03-19')).toMatchObject({ balanceMinor: 7000 });
    expect(await rowOf(contact.id, '2026-03-20')).toBeUndefined();
  });

  test('an allocation that was taken back still counts on the days before', async () => {
    const contact = await newContact('Undone');
    const invoice = await issue(contact.id, { on: '2026-03-01', euros: 100 });
    await pay(contact.id, { on: '2026-03-10', euros: 100 });
    const { allocations } = await office.api.documents.get({ id: invoice.id });
    const allocationId = allocations[0]?.id ?? '';
    await office.api.payments.unallocate({ commandId: testId(), allocationId, undoneOn: '2026-03-20' });
    expect(await rowOf(contact.id, '2026-03-19')).toBeUndefined();
    expect(await rowOf(contact.id, '2026-03-20')).toMatchObject({
      days1to30Minor: 10_000,
      unappliedMinor: 10_000,
      balanceMinor: 0,
    });
  });

  test('what was taken back cannot be used for a day on which it was still in use', async () => {
    const contact = await newContact('Used twice');
    const invoice = await issue(contact.id, { on: '2026-03-01', euros: 100 });
    await pay(contact.id, { on: '2026-03-10', euros: 100 });
    const { allocations } = await office.api.documents.get({ id: invoice.id });
    const allocationId = allocations[0]?.id ?? '';
    await office.api.payments.unallocate({ commandId: testId(), allocationId, undoneOn: '2026-03-20' });
    await pay(contact.id, { on: '2026-03-12', euros: 60 });
    expect(await rowOf(contact.id, '2026-03-15')).toMatchObject({ days1to30Minor: 0, unappliedMinor: 6000 });
    expect(await rowOf(contact.id, '2026-03-20')).toMatchObject({ days1to30Minor: 4000, unappliedMinor: 10_000 });
  });

  test('a contact with only credit appears with a negative balance', async () => {
    const contact = await newContact('Creditor');
    await pay(contact.id, { on: '2026-03-10', euros: 50 });
    await issue(contact.id, { kind: 'creditNote', on: '2026-03-11', euros: 20 });
    expect(await rowOf(contact.id, '2026-03-11')).toMatchObject({
      currentMinor: 0,
      unappliedMinor: 7000,
      balanceMinor: -7000,
    });
  });

  test('a refund uses the credit up, from its day on', async () => {
    const contact = await newContact('Refunded');
    await pay(contact.id, { on: '2026-03-10', euros: 50 });
    await pay(contact.id, { on: '2026-03-15', euros: 30, direction: 'refunded' });
    expect(await rowOf(contact.id, '2026-03-14')).toMatchObject({ unappliedMinor: 5000, balanceMinor: -5000 });
    expect(await rowOf(contact.id, '2026-03-15')).toMatchObject({ unappliedMinor: 2000, balanceMinor: -2000 });
  });
});

describe('the whole report', () => {
  test('it is ordered by balance, by name and by the oldest debt, and is cut into pages', async () => {
    const day = '2026-12-31';
    const byBalance = await office.api.receivables.ageing({ day });
    expect(byBalance.rows.length).toBe(byBalance.rowCount);
    const balances = byBalance.rows.map((row) => row.balanceMinor);
    expect(balances).toEqual(balances.toSorted((left, right) => right - left));
    const byName = await office.api.receivables.ageing({ day, sort: 'name' });
    const names = byName.rows.map((row) => row.contactName);
    expect(names).toEqual(names.toSorted());
    const byAge = await office.api.receivables.ageing({ day, sort: 'over90' });
    expect(byAge.rows[0]?.over90Minor).toBe(Math.max(...byAge.rows.map((row) => row.over90Minor)));
    const page = await office.api.receivables.ageing({ day, sort: 'name', limit: 3, offset: 2 });
    expect(page.rows).toEqual(byName.rows.slice(2, 5));
    expect(page.rowCount).toBe(byName.rowCount);
    expect(page.total).toEqual(byName.total);
  });

  test('its day is today in the company unless another is asked for', async () => {
    expect(await office.api.receivables.ageing({})).toMatchObject({ day: '2026-11-21', currency: 'EUR' });
  });

  test('receivables.pdf is a PDF named after its day', async () => {
    const file = await office.api.receivables.pdf({ day: '2026-04-30' });
    expect(file.mediaType).toBe('application/pdf');
    expect(file.name).toMatch(/\.pdf$/);
    expect(Buffer.from(file.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('receivables.balance', () => {
  test('it names every open document and credit of the day, the oldest due date first', async () => {
    const contact = await newContact('Whole');
    const late = await issue(contact.id, { on: '2026-03-01', due: '2026-03-15', euros: 100 });
    const later = await issue(contact.id, { on: '2026-03-02', due: '2026-04-30', euros: 40 });
    const payment = await pay(contact.id, { on: '2026-03-20', euros: 10, mode: 'none' });
    const documentId = late.id;
    const use = { sourceId: payment.id, documentId, amountMinor: 400, allocatedOn: '2026-03-25' };
    await office.api.payments.allocate({ commandId: testId(), ...use });
    const before = await office.api.receivables.balance({ contactId: contact.id, day: '2026-03-24' });
    expect(before).toMatchObject({ openMinor: 14_000, unappliedMinor: 1000, balanceMinor: 13_000 });
    const balance = await office.api.receivables.balance({ contactId: contact.id, day: '2026-03-25' });
    expect(balance).toMatchObject({
      openMinor: 13_600,
      overdueMinor: 9600,
      unappliedMinor: 600,
      balanceMinor: 13_000,
      oldestOverdueOn: '2026-03-15',
    });
    expect(balance.openItems).toMatchObject([
      { documentId, number: late.number, daysOverdue: 10, grossMinor: 10_000, openMinor: 9600 },
      { documentId: later.id, number: later.number, daysOverdue: -36, openMinor: 4000 },
    ]);
    expect(balance.credits).toMatchObject([
      { sourceKind: 'payment', sourceId: payment.id, number: payment.number, amountMinor: 1000, creditMinor: 600 },
    ]);
  });

  test('a contact that does not exist is said to be missing', async () => {
    const asking = office.api.receivables.balance({ contactId: testId() });
    await expect(asking).rejects.toMatchObject({ code: 'CONTACT_NOT_FOUND' });
  });
});

test('indexes answer the report, the account and a contact: no big table is read whole', () => {
  const db = office.app.context().house.database.reader;
  const day = '2026-11-21' as CalendarDate;
  const queries = [
    agedContacts(db, day),
    receivablesAccount(db, day),
    itemsOfGroup(db, { memberIds: [testId()], day }),
    itemsOfGroup(db, { memberIds: [testId(), testId()], day }),
    owedByGroup(db, { memberIds: [testId(), testId()], day }),
  ];
  for (const query of queries) expect(tableScans(office.databaseFile, query.compile())).toEqual([]);
});

test('what one contact owes is found among what is open and what was settled later, not among all that it ever bought', () => {
  const db = office.app.context().house.database.reader;
  const asked = { memberIds: [testId()], day: '2026-11-21' as CalendarDate };
  for (const query of [owedByGroup(db, asked), itemsOfGroup(db, asked)]) {
    const plan = explain(office.databaseFile, query.compile()).filter((step) => step.includes('open_items'));
    expect(plan).toEqual([
      expect.stringContaining('open_items_open_by_contact (contact_id=?'),
      expect.stringContaining('open_items_settled_by_contact (contact_id=? AND last_allocated_on>?)'),
    ]);
  }
});
