// Drafts: saved whole, computed again, and nothing is taken for granted.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
let ada: string;
beforeEach(async () => {
  office = await openTestApp();
  ada = (await office.api.contacts.create({ commandId: testId(), name: 'Ada', paymentTermsDays: 10 })).id;
});
afterEach(() => office.end());

type Draft = Omit<Parameters<TestApp['api']['documents']['saveDraft']>[0], 'commandId'>;
const save = (draft: Draft) => office.api.documents.saveDraft({ commandId: testId(), ...draft });
const codeOf = async (draft: Draft) => (await failureOf(save(draft))).code;
const ink = { description: 'Ink', quantityE4: 10_000, priceE4: 100_000 };

test('documents.preview says what documents.saveDraft saves, and saves nothing itself', async () => {
  const draft = {
    contactId: ada,
    lines: [
      { ...ink, quantityE4: 25_000, discountPercentE4: 50_000 },
      { ...ink, discountMinor: 100 },
    ],
    adjustments: [{ kind: 'charge' as const, reason: 'Freight', amountMinor: 450 }],
  };
  const preview = await office.api.documents.preview(draft);
  expect(rowsOf(office.databaseFile, 'SELECT id FROM documents')).toEqual([]);
  const saved = await save(draft);
  const { lineNetMinor, chargeMinor, netMinor, grossMinor, taxes } = saved;
  expect(preview).toMatchObject({ currency: 'EUR', lineNetMinor, chargeMinor, netMinor, grossMinor, taxes });
  expect([lineNetMinor, chargeMinor, grossMinor]).toEqual([2375 + 900, 450, 3725]);
  expect(saved.lines.map((line) => [line.position, line.netMinor])).toEqual([
    [1, 2375],
    [2, 900],
  ]);
  expect(await office.api.documents.get({ id: saved.id })).toEqual(saved);
});

test('saving again replaces the draft whole and counts its version', async () => {
  const draft = await save({ contactId: ada, lines: [ink, ink], note: 'first', reference: 'PO-1' });
  const again = await save({ id: draft.id, version: 1, lines: [ink] });
  expect(again).toMatchObject({ version: 2, note: '', reference: '', contactId: null, grossMinor: 1000 });
  expect(again.lines).toHaveLength(1);
  const failure = await failureOf(save({ id: draft.id, version: 1, lines: [] }));
  expect(failure).toMatchObject({ code: 'DOCUMENT_CHANGED', data: { version: 2 } });
});

test('what a draft names must exist: contact, item and tax rate, with the line that is wrong', async () => {
  const nowhere = testId();
  expect(await codeOf({ contactId: nowhere, lines: [] })).toBe('CONTACT_NOT_FOUND');
  const item = await failureOf(save({ lines: [ink, { ...ink, itemId: nowhere }] }));
  expect(item).toMatchObject({ code: 'ITEM_NOT_FOUND', data: { line: 2 } });
  const rate = await failureOf(save({ lines: [ink, { ...ink, taxRateId: nowhere }] }));
  expect(rate).toMatchObject({ code: 'TAX_RATE_NOT_FOUND', data: { line: 2 } });
  const adjustments = [{ kind: 'charge' as const, amountMinor: 1, taxRateId: nowhere }];
  const charge = await failureOf(save({ lines: [ink], adjustments }));
  expect(charge).toMatchObject({ code: 'TAX_RATE_NOT_FOUND', data: { line: null } });
  expect(rowsOf(office.databaseFile, 'SELECT id FROM documents')).toEqual([]);
});

test('an amount that cannot be kept exactly is refused, in the preview too', async () => {
  const huge = [{ ...ink, quantityE4: 9e15, priceE4: 9e15 }];
  expect(await codeOf({ lines: huge })).toBe('AMOUNT_OUT_OF_RANGE');
  expect((await failureOf(office.api.documents.preview({ lines: huge }))).code).toBe('AMOUNT_OUT_OF_RANGE');
});

test('a due date before the issue date is refused', async () => {
  expect(await codeOf({ lines: [ink], issuedOn: '2026-11-21', dueOn: '2026-11-20' })).toBe('DATE_ORDER');
  expect((await save({ lines: [ink], issuedOn: '2026-11-21', dueOn: '2026-11-21' })).dueOn).toBe('2026-11-21');
});

test('days that were left open follow the day of issue and the terms of the contact', async () => {
  const draft = await save({ contactId: ada, lines: [ink] });
  expect([draft.issuedOn, draft.dueOn]).toEqual([null, null]);
  office.setNow('2026-12-24T08:00:00.000Z');
  const issued = await office.api.documents.issue({ commandId: testId(), id: draft.id });
  expect([issued.issuedOn, issued.dueOn]).toEqual(['2026-12-24', '2027-01-03']);
});

test('a day that was set stays, and a due date that has passed meanwhile must be mended before issuing', async () => {
  const early = await save({ contactId: ada, lines: [ink], issuedOn: '2026-11-30' });
  const late = await save({ contactId: ada, lines: [ink], dueOn: '2026-11-25' });
  office.setNow('2026-12-24T08:00:00.000Z');
  const issued = await office.api.documents.issue({ commandId: testId(), id: early.id });
  expect([issued.issuedOn, issued.dueOn]).toEqual(['2026-11-30', '2026-12-10']);
  expect((await failureOf(office.api.documents.issue({ commandId: testId(), id: late.id }))).code).toBe('DATE_ORDER');
});

test('a discount in percent on a draft of returns is taken as arithmetic takes it', async () => {
  const draft = await save({
    lines: [{ ...ink, quantityE4: -10_000 }],
    adjustments: [{ kind: 'allowance', percentE4: 100_000 }],
  });
  expect([draft.lineNetMinor, draft.allowanceMinor, draft.grossMinor]).toEqual([-1000, -100, -900]);
});

test('documents.deleteDraft removes a draft with all its rows, and nothing else', async () => {
  const draft = await save({ lines: [ink], adjustments: [{ kind: 'charge', amountMinor: 5 }] });
  expect(await office.api.documents.deleteDraft({ commandId: testId(), id: draft.id })).toEqual({ id: draft.id });
  for (const table of ['documents', 'document_lines', 'document_adjustments', 'document_taxes']) {
    expect(rowsOf(office.databaseFile, `SELECT * FROM ${table}`)).toEqual([]);
  }
  const gone = { commandId: testId(), id: draft.id };
  expect((await failureOf(office.api.documents.deleteDraft(gone))).code).toBe('DOCUMENT_NOT_FOUND');
  expect((await failureOf(office.api.documents.get({ id: draft.id }))).code).toBe('DOCUMENT_NOT_FOUND');
  expect((await failureOf(office.api.documents.issue({ commandId: testId(), id: draft.id }))).code).toBe(
    'DOCUMENT_NOT_FOUND',
  );
});

test('a draft of 2,000 lines is saved, issued and read back line by line', async () => {
  const lines = Array.from({ length: 2000 }, (_, index) => ({ ...ink, description: `Line ${index + 1}` }));
  const draft = await save({ contactId: ada, lines });
  await office.api.documents.issue({ commandId: testId(), id: draft.id });
  const read = await office.api.documents.get({ id: draft.id });
  expect(read.grossMinor).toBe(2_000_000);
  expect(read.lines.map((line) => line.description)).toEqual(lines.map((line) => line.description));
});
