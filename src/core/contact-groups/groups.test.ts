// What was merged stays on the papers, and everything that is asked of the contact that remains is answered for both.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { endProven, failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';
import { mergeContacts, partContacts } from '#core/contact-groups/testing';

let office: TestApp;
let novak: string;
let nowak: string;
beforeEach(async () => {
  office = await openTestApp();
  novak = (await office.api.contacts.create({ commandId: testId(), name: 'Novák & Co', paymentTermsDays: 10 })).id;
  nowak = (await office.api.contacts.create({ commandId: testId(), name: 'Nowak', paymentTermsDays: 60 })).id;
});
afterEach(() => endProven(office));

async function draft(contactId: string, { on = '2026-10-01', euros = 100 } = {}) {
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: euros * 10_000 }];
  return office.api.documents.saveDraft({ commandId: testId(), contactId, issuedOn: on, lines });
}

async function issue(contactId: string, given: { on?: string; euros?: number } = {}) {
  return office.api.documents.issue({ commandId: testId(), id: (await draft(contactId, given)).id });
}

async function pay(contactId: string, euros: number, mode: 'none' | 'oldestFirst' = 'none') {
  const allocation = { mode };
  return office.api.payments.record({ commandId: testId(), contactId, amountMinor: euros * 100, allocation });
}

async function merge() {
  const merged = await mergeContacts(office, { winnerId: novak, loserId: nowak });
  if (merged === null) throw new Error('They are one already');
  return merged;
}

test('documents.list and payments.list show the papers of both under the name that remains, and a paper keeps its buyer', async () => {
  const own = await issue(novak);
  const other = await issue(nowak);
  const money = await pay(nowak, 30);
  await merge();
  for (const contactId of [novak, nowak]) {
    const { rows, total } = await office.api.documents.list({ contactId });
    expect(total).toBe(2);
    expect(rows.map((row) => row.id).toSorted()).toEqual([own.id, other.id].toSorted());
    expect(rows.map((row) => [row.contactId, row.contactName])).toEqual([
      [novak, 'Novák & Co'],
      [novak, 'Novák & Co'],
    ]);
    const payments = await office.api.payments.list({ contactId });
    expect(payments.rows).toMatchObject([{ id: money.id, contactId: novak, contactName: 'Novák & Co' }]);
  }
  expect((await office.api.documents.list({ contactId: nowak, state: 'unpaid' })).total).toBe(2);
  const paper = await office.api.documents.get({ id: other.id });
  expect(paper).toMatchObject({ contactId: novak, contactName: 'Novák & Co', buyer: { name: 'Nowak' } });
  expect(await office.api.payments.get({ id: money.id })).toMatchObject({
    contactId: novak,
    contactName: 'Novák & Co',
  });
  const [frozen] = rowsOf<{ contact_id: string }>(
    office.databaseFile,
    `SELECT contact_id FROM documents WHERE id = '${other.id}'`,
  );
  expect(frozen?.contact_id).toBe(nowak);
});

test('documents.list finds the papers of a merged contact by its own name and by the one that remains', async () => {
  const other = await issue(nowak);
  const money = await pay(nowak, 30);
  await merge();
  for (const q of ['novak', 'nowak']) {
    expect((await office.api.documents.list({ q })).rows.map((row) => row.id)).toEqual([other.id]);
    expect((await office.api.payments.list({ q })).rows.map((row) => row.id)).toEqual([money.id]);
  }
});

test('receivables.ageing has one row for both, as receivables.balance and receivables.csv say it', async () => {
  await issue(novak, { on: '2026-11-01', euros: 100 });
  await issue(nowak, { on: '2026-08-01', euros: 40 });
  await pay(nowak, 15);
  await merge();
  const { rows } = await office.api.receivables.ageing({});
  expect(rows).toMatchObject([
    { contactId: novak, contactName: 'Novák & Co', balanceMinor: 12_500, unappliedMinor: 1500 },
  ]);
  for (const contactId of [novak, nowak]) {
    const balance = await office.api.receivables.balance({ contactId });
    expect(balance).toMatchObject({
      contactId: novak,
      balanceMinor: 12_500,
      openMinor: 14_000,
      oldestOverdueOn: '2026-09-30',
    });
    expect(balance.openItems.map((item) => item.openMinor)).toEqual([4000, 10_000]);
  }
  const csv = Buffer.from((await office.api.receivables.csv({})).base64, 'base64').toString();
  expect(csv.trim().split('\r\n').slice(1)).toEqual([expect.stringContaining('Novák & Co')]);
});

test('payments.record pays what both owe, oldest first, and is money of the contact that remains', async () => {
  const old = await issue(nowak, { on: '2026-08-01', euros: 40 });
  const recent = await issue(novak, { on: '2026-10-01', euros: 100 });
  await merge();
  const payment = await pay(nowak, 60, 'oldestFirst');
  expect(payment).toMatchObject({ contactId: novak, contactName: 'Novák & Co' });
  expect(payment.allocations.map((use) => [use.documentId, use.amountMinor])).toEqual([
    [old.id, 4000],
    [recent.id, 2000],
  ]);
  const chosen = { mode: 'chosen' as const, items: [{ documentId: old.id, amountMinor: 1 }] };
  const again = office.api.payments.record({
    commandId: testId(),
    contactId: novak,
    amountMinor: 1,
    allocation: chosen,
  });
  expect((await failureOf(again)).code).toBe('ALLOCATION_EXCEEDS_OPEN');
});

test('payments.allocate uses the credit of the one for the other only while they are one, and says what keeps them together', async () => {
  const invoice = await issue(novak, { euros: 100 });
  const payment = await pay(nowak, 60);
  const use = { sourceId: payment.id, documentId: invoice.id, amountMinor: 2500 };
  const early = office.api.payments.allocate({ commandId: testId(), ...use });
  expect((await failureOf(early)).code).toBe('ALLOCATION_UNKNOWN_DOCUMENT');
  const merged = await merge();
  const { id } = await office.api.payments.allocate({ commandId: testId(), ...use, allocatedOn: '2026-11-21' });
  expect(await partContacts(office, merged)).toEqual([payment.number]);
  expect((await office.api.contacts.get({ id: nowak })).id).toBe(novak);
  office.setNow('2026-11-25T10:00:00.000Z');
  await office.api.payments.unallocate({ commandId: testId(), allocationId: id });
  expect(await partContacts(office, merged)).toEqual([]);
  // A day on which they were one still adds up, contact by contact.
  for (const day of ['2026-11-22', '2026-11-25']) {
    const report = await office.api.receivables.ageing({ day });
    expect(report.total.balanceMinor).toBe(report.receivablesAccountMinor);
    expect((await office.api.contacts.brief({ id: nowak, day })).balanceMinor).toBe(
      (await office.api.receivables.balance({ contactId: nowak, day })).balanceMinor,
    );
  }
  expect((await office.api.contacts.brief({ id: nowak })).balanceMinor).toBe(-6000);
});

test('documents.issue sends the draft of a merged contact to the one that remains, by its terms, as documents.preview says', async () => {
  const waiting = await draft(nowak, { on: '2026-11-21' });
  expect(waiting.contactId).toBe(nowak);
  await merge();
  expect(await office.api.documents.get({ id: waiting.id })).toMatchObject({
    contactId: novak,
    buyer: { name: 'Novák & Co' },
  });
  const issued = await office.api.documents.issue({ commandId: testId(), id: waiting.id });
  expect(issued).toMatchObject({ contactId: novak, contactName: 'Novák & Co', dueOn: '2026-12-01' });
  const saved = await draft(nowak);
  expect(saved).toMatchObject({ contactId: novak, contactName: 'Novák & Co' });
  const [row] = rowsOf<{ contact_id: string }>(
    office.databaseFile,
    `SELECT contact_id FROM documents WHERE id = '${issued.id}'`,
  );
  expect(row?.contact_id).toBe(novak);
});

test('documents.draftCreditNote of an invoice of a merged contact goes to the one that remains and settles the invoice', async () => {
  const invoice = await issue(nowak, { euros: 100 });
  await merge();
  const note = await office.api.documents.draftCreditNote({ commandId: testId(), invoiceId: invoice.id });
  expect(note).toMatchObject({ contactId: novak, correctsNumber: invoice.number });
  await office.api.documents.issue({ commandId: testId(), id: note.id });
  expect((await office.api.documents.get({ id: invoice.id })).openMinor).toBe(0);
  const brief = await office.api.contacts.brief({ id: nowak });
  expect(brief).toMatchObject({
    contactId: novak,
    balanceMinor: 0,
    lifetimeSalesMinor: 0,
    lastPurchase: { number: invoice.number },
  });
});

test('documents.issue refuses a credit note for an invoice of a contact that was parted from its own since', async () => {
  const invoice = await issue(nowak, { euros: 100 });
  const merged = await merge();
  const note = await office.api.documents.draftCreditNote({ commandId: testId(), invoiceId: invoice.id });
  expect(await partContacts(office, merged)).toEqual([]);
  const issuing = office.api.documents.issue({ commandId: testId(), id: note.id });
  expect((await failureOf(issuing)).code).toBe('CORRECTED_DOCUMENT_INVALID');
});

test('the figures of both are on the contact that remains, and each has its own again when they are parted', async () => {
  const figures = `SELECT name, balance_minor AS balance, sales_minor AS sales, last_purchase_on AS bought FROM contacts ORDER BY code`;
  await issue(novak, { on: '2026-09-01', euros: 100 });
  await issue(nowak, { on: '2026-10-02', euros: 40 });
  await pay(nowak, 15);
  const before = rowsOf(office.databaseFile, figures);
  expect(before).toEqual([
    { name: 'Novák & Co', balance: 10_000, sales: 10_000, bought: '2026-09-01' },
    { name: 'Nowak', balance: 2500, sales: 4000, bought: '2026-10-02' },
  ]);
  const merged = await merge();
  await pay(nowak, 5);
  expect(rowsOf(office.databaseFile, figures)).toEqual([
    { name: 'Novák & Co', balance: 12_000, sales: 14_000, bought: '2026-10-02' },
    { name: 'Nowak', balance: 0, sales: 0, bought: '' },
  ]);
  await partContacts(office, merged);
  const [first, second] = rowsOf<{ balance: number }>(office.databaseFile, figures);
  expect([first?.balance, second?.balance]).toEqual([9500, 2500]);
});
