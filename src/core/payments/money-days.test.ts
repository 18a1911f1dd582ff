import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { endProven, openTestApp, testId, type TestApp } from '#core/testing';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => endProven(office));

const customer = async () => (await office.api.contacts.create({ commandId: testId(), name: 'Customer' })).id;

async function invoice(
  contactId: string,
  { issuedOn, amountMinor = 10_000 }: { issuedOn: string; amountMinor?: number },
) {
  const lines = [{ description: 'Work', quantityE4: 10_000, priceE4: amountMinor * 100 }];
  const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId, issuedOn, lines });
  return office.api.documents.issue({ commandId: testId(), id: draft.id });
}

const pay = (contactId: string, given: object) =>
  office.api.payments.record({ commandId: testId(), contactId, amountMinor: 10_000, ...given });

describe('the days of money', () => {
  test('a payment of tomorrow is refused, because the report of today would not know it', async () => {
    const contactId = await customer();
    await expect(pay(contactId, { paidOn: '2026-11-22' })).rejects.toMatchObject({
      code: 'DATE_IN_FUTURE',
      data: { today: '2026-11-21' },
    });
    expect((await pay(contactId, { paidOn: '2026-11-21' })).unappliedMinor).toBe(10_000);
  });

  test('neither payments.allocate nor payments.unallocate dates anything in the future', async () => {
    const contactId = await customer();
    const { id: documentId } = await invoice(contactId, { issuedOn: '2026-11-01' });
    const payment = await pay(contactId, { paidOn: '2026-11-02', allocation: { mode: 'none' } });
    const use = { sourceId: payment.id, documentId, amountMinor: 10_000 };
    await expect(
      office.api.payments.allocate({ commandId: testId(), ...use, allocatedOn: '2026-12-01' }),
    ).rejects.toMatchObject({ code: 'DATE_IN_FUTURE' });
    const allocated = await office.api.payments.allocate({ commandId: testId(), ...use, allocatedOn: '2026-01-01' });
    expect(allocated.allocatedOn).toBe('2026-11-02');
    await expect(
      office.api.payments.unallocate({ commandId: testId(), allocationId: allocated.id, undoneOn: '2030-01-01' }),
    ).rejects.toMatchObject({ code: 'DATE_IN_FUTURE' });
  });

  test('an invoice dated ahead can be paid today; the allocation waits for its day', async () => {
    const contactId = await customer();
    const { id: documentId } = await invoice(contactId, { issuedOn: '2026-12-01' });
    const payment = await pay(contactId, {
      allocation: { mode: 'chosen', items: [{ documentId, amountMinor: 10_000 }] },
    });
    expect(payment.allocations).toMatchObject([{ allocatedOn: '2026-12-01' }]);
    const today = await office.api.receivables.balance({ contactId });
    expect(today).toMatchObject({ balanceMinor: -10_000, unappliedMinor: 10_000, openItems: [] });
  });

  test('a refund pays out only credit that existed on its day', async () => {
    const contactId = await customer();
    await pay(contactId, { paidOn: '2026-11-10' });
    const refund = { direction: 'refunded' as const, amountMinor: 5_000 };
    await expect(pay(contactId, { ...refund, paidOn: '2026-11-09' })).rejects.toMatchObject({
      code: 'REFUND_EXCEEDS_CREDIT',
      data: { creditMinor: 0 },
    });
    await pay(contactId, { ...refund, paidOn: '2026-11-10' });
    expect((await office.api.receivables.balance({ contactId })).balanceMinor).toBe(-5_000);
  });
});

describe('what a payment is used against', () => {
  test('a chosen invoice that is paid already has nothing open, and is not called unknown', async () => {
    const contactId = await customer();
    const { id: documentId } = await invoice(contactId, { issuedOn: '2026-11-01' });
    await pay(contactId, {});
    await expect(
      pay(contactId, { allocation: { mode: 'chosen', items: [{ documentId, amountMinor: 1 }] } }),
    ).rejects.toMatchObject({ code: 'ALLOCATION_EXCEEDS_OPEN', data: { documentId, openMinor: 0 } });
  });

  test('of a refund it cannot be chosen', async () => {
    const contactId = await customer();
    await pay(contactId, {});
    const items = [{ documentId: testId(), amountMinor: 1 }];
    await expect(
      pay(contactId, { direction: 'refunded', amountMinor: 1, allocation: { mode: 'chosen', items } }),
    ).rejects.toMatchObject({ code: 'REFUND_NOT_CHOSEN' });
  });
});

describe('figures that no report could add up', () => {
  test('are refused as a document and as a payment', async () => {
    const contactId = await customer();
    const line = { description: 'Everything', quantityE4: 10_000, priceE4: 900_000_000_000_000 };
    const lines = [line, line];
    await expect(office.api.documents.saveDraft({ commandId: testId(), contactId, lines })).rejects.toMatchObject({
      code: 'AMOUNT_OUT_OF_RANGE',
    });
    await expect(pay(contactId, { amountMinor: Number.MAX_SAFE_INTEGER })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });
});

describe('a credit note', () => {
  test('cannot be dated before the invoice that it corrects', async () => {
    const contactId = await customer();
    const { id: invoiceId } = await invoice(contactId, { issuedOn: '2026-03-01' });
    const draft = await office.api.documents.draftCreditNote({ commandId: testId(), invoiceId });
    const lines = [{ description: 'Work', quantityE4: 10_000, priceE4: 1_000_000 }];
    const early = { id: draft.id, kind: 'creditNote' as const, contactId, correctsDocumentId: invoiceId, lines };
    await office.api.documents.saveDraft({ commandId: testId(), ...early, issuedOn: '2026-02-01' });
    await expect(office.api.documents.issue({ commandId: testId(), id: draft.id })).rejects.toMatchObject({
      code: 'CREDIT_BEFORE_INVOICE',
      data: { invoiceIssuedOn: '2026-03-01' },
    });
  });
});

describe('the id of a draft', () => {
  test('cannot be that of a payment, or it could never be issued', async () => {
    const contactId = await customer();
    const payment = await pay(contactId, {});
    await expect(
      office.api.documents.saveDraft({ commandId: testId(), id: payment.id, contactId, lines: [] }),
    ).rejects.toMatchObject({ code: 'ID_TAKEN' });
  });
});
