// Credit notes: they mirror their invoice to the cent, are used against it, and never exceed it.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
let ada: string;
beforeEach(async () => {
  office = await openTestApp();
  ada = (await office.api.contacts.create({ commandId: testId(), name: 'Ada' })).id;
});
afterEach(() => office.end());

type Draft = Omit<Parameters<TestApp['api']['documents']['saveDraft']>[0], 'commandId'>;
const save = (draft: Draft) => office.api.documents.saveDraft({ commandId: testId(), ...draft });
const issue = (id: string) => office.api.documents.issue({ commandId: testId(), id });
const mirror = (invoiceId: string) => office.api.documents.draftCreditNote({ commandId: testId(), invoiceId });
const ink = { description: 'Ink', quantityE4: 10_000, priceE4: 100_000 };

async function invoice(draft: Partial<Draft> = {}): Promise<string> {
  const { id } = await save({ contactId: ada, lines: [ink], ...draft });
  await issue(id);
  return id;
}

/** An invoice on which every rounding counts: three odd lines, two discounts, tax. */
const crooked: Partial<Draft> = {
  lines: [
    { ...ink, priceE4: 2_993_300, quantityE4: 10_000 },
    { ...ink, priceE4: 1_793_300, discountPercentE4: 33_333 },
    { ...ink, priceE4: 993_400, discountMinor: 7 },
  ],
  adjustments: [
    { kind: 'allowance', percentE4: 25_000 },
    { kind: 'charge', amountMinor: 333 },
  ],
};

test('documents.draftCreditNote mirrors its invoice to the cent, and its posting undoes the invoice account by account', async () => {
  const taxRates = [{ name: 'VAT', category: 'S' as const, rateE4: 190_000, isDefault: true, isArchived: false }];
  await office.api.settings.update({ commandId: testId(), company: { taxRounding: 'line' }, taxRates });
  const id = await invoice(crooked);
  // The rounding of tax can change with the fiscal year, and not before.
  office.setNow('2027-01-04T10:00:00.000Z');
  await office.api.settings.update({
    commandId: testId(),
    company: { taxRounding: 'document', priceMode: 'inclusive' },
  });
  const [original, draft] = [await office.api.documents.get({ id }), await mirror(id)];
  const { netMinor, taxMinor, grossMinor, allowanceMinor, chargeMinor, taxes, priceMode } = original;
  expect(draft).toMatchObject({
    kind: 'creditNote',
    status: 'draft',
    correctsDocumentId: id,
    correctsNumber: 'INV-00001',
  });
  const totals = { netMinor, taxMinor, grossMinor, allowanceMinor, chargeMinor, taxes, priceMode };
  expect(draft).toMatchObject(totals);
  const issued = await issue(draft.id);
  expect(issued).toMatchObject({ number: 'CN-00001', netMinor, taxMinor, grossMinor, openMinor: 0, state: 'paid' });
  const balances = rowsOf<{ sum: number }>(
    office.databaseFile,
    'SELECT sum(amount_minor) AS sum FROM ledger_lines GROUP BY account_code',
  );
  expect(balances.map(({ sum }) => sum)).toEqual([0, 0, 0]);
});

test('a credit note is used against its invoice at once, and what is left of it stays as credit', async () => {
  const id = await invoice();
  await office.api.payments.record({ commandId: testId(), contactId: ada, amountMinor: 400 });
  const credit = await issue((await mirror(id)).id);
  expect(credit).toMatchObject({ openMinor: 400, state: 'partlyPaid' });
  const { openMinor, state, allocations } = await office.api.documents.get({ id });
  expect([openMinor, state]).toEqual([0, 'paid']);
  expect(
    allocations.map(({ sourceKind, sourceNumber, amountMinor }) => [sourceKind, sourceNumber, amountMinor]),
  ).toEqual([
    ['payment', 'RV-00001', 400],
    ['creditNote', 'CN-00001', 600],
  ]);
});

test('the credit notes of an invoice together may not exceed it', async () => {
  const id = await invoice();
  const part = await mirror(id);
  await save({
    id: part.id,
    kind: 'creditNote',
    contactId: ada,
    correctsDocumentId: id,
    lines: [{ ...ink, priceE4: 70_000 }],
  });
  await issue(part.id);
  const rest = await mirror(id);
  const failure = await failureOf(issue(rest.id));
  expect(failure).toMatchObject({ code: 'CREDIT_EXCEEDS_INVOICE', data: { creditableMinor: 300 } });
  await save({
    id: rest.id,
    kind: 'creditNote',
    contactId: ada,
    correctsDocumentId: id,
    lines: [{ ...ink, priceE4: 30_000 }],
  });
  expect((await issue(rest.id)).number).toBe('CN-00002');
});

test('only an issued invoice of the same contact can be corrected', async () => {
  const bob = (await office.api.contacts.create({ commandId: testId(), name: 'Bob' })).id;
  const id = await invoice();
  const draft = await save({ contactId: ada, lines: [ink] });
  expect((await failureOf(mirror(draft.id))).code).toBe('CORRECTED_DOCUMENT_INVALID');
  expect((await failureOf(mirror(testId()))).code).toBe('DOCUMENT_NOT_FOUND');
  const credit = await issue((await mirror(id)).id);
  expect((await failureOf(mirror(credit.id))).code).toBe('CORRECTED_DOCUMENT_INVALID');
  const wrong: Draft[] = [
    { kind: 'creditNote', contactId: bob, correctsDocumentId: id, lines: [ink] },
    { kind: 'invoice', contactId: ada, correctsDocumentId: id, lines: [ink] },
    { kind: 'creditNote', contactId: ada, correctsDocumentId: draft.id, lines: [ink] },
    { kind: 'creditNote', contactId: ada, correctsDocumentId: testId(), lines: [ink] },
  ];
  for (const each of wrong) expect((await failureOf(save(each))).code).toBe('CORRECTED_DOCUMENT_INVALID');
});

test('a credit note made under the id of another draft does not write over it', async () => {
  const [id, other] = [await invoice(), await save({ contactId: ada, lines: [ink, ink] })];
  const onto = { commandId: testId(), invoiceId: id, id: other.id };
  expect((await failureOf(office.api.documents.draftCreditNote(onto))).code).toBe('ID_TAKEN');
  expect((await office.api.documents.get({ id: other.id })).kind).toBe('invoice');
});

test('a credit note without an invoice is credit that an invoice can use later', async () => {
  const draft = await save({ kind: 'creditNote', contactId: ada, lines: [{ ...ink, priceE4: 25_000 }] });
  const credit = await issue(draft.id);
  expect(credit).toMatchObject({ number: 'CN-00001', openMinor: 250, state: 'open' });
  const id = await invoice();
  await office.api.payments.allocate({ commandId: testId(), sourceId: credit.id, documentId: id, amountMinor: 250 });
  expect((await office.api.documents.get({ id })).openMinor).toBe(750);
});
