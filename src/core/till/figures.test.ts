// The figures of a shift are the sums of its receipts, payments and movements, whatever is sold.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { endProven, failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { tillOf } from './testing.ts';
import type { Till } from './testing.ts';

let office: TestApp;
let till: Till;
let registerId: string;
let ada: string;
beforeEach(async () => {
  office = await openTestApp();
  till = tillOf(office);
  registerId = (await till.addRegister({ name: 'Counter', prefix: 'A-' })).id;
  ada = await till.addContact('Ada');
  const [rate] = (await office.api.settings.get()).taxRates;
  if (!rate) throw new Error('A company begins with a tax rate');
  const standard = { ...rate, name: 'VAT 20 %', category: 'S' as const, rateE4: 200_000 };
  const reduced = { name: 'VAT 10 %', category: 'S' as const, rateE4: 100_000, isDefault: false, isArchived: false };
  const company = { priceMode: 'inclusive' as const };
  await office.api.settings.update({ commandId: testId(), company, taxRates: [standard, reduced] });
});
afterEach(() => endProven(office));

async function wares() {
  const { taxRates } = await office.api.settings.get();
  const reducedId = taxRates.find((rate) => rate.rateE4 === 100_000)?.id ?? null;
  const ink = await till.addItem({ name: 'Ink', priceE4: 120_000 });
  const book = await till.addItem({ name: 'Book', priceE4: 110_000, taxRateId: reducedId });
  return {
    ink: (quantityE4: number) => ({ kind: 'item' as const, itemId: ink.id, quantityE4 }),
    book: (quantityE4: number) => ({ kind: 'item' as const, itemId: book.id, quantityE4 }),
  };
}

test('till.report adds up sales, returns, discounts, vouchers, rounding, tenders and taxes', async () => {
  await till.saveSettings({ cashRoundingMinor: 5 });
  const { shiftId } = await till.open({ registerId, floatMinor: 10_000 });
  const { ink, book } = await wares();
  const first = await till.sell({
    shiftId,
    lines: [{ ...ink(20_000), discountPercentE4: 100_000, discountReason: 'Old' }, book(10_000)],
    tenders: [
      { tender: 'card', amountMinor: 1000 },
      { tender: 'cash', amountMinor: 5000 },
    ],
  });
  expect(first).toMatchObject({ totalMinor: 3260, changeMinor: 2740 });
  await till.sell({
    shiftId,
    lines: [
      { kind: 'voucher', amountMinor: 2500 },
      { ...ink(10_000), discountMinor: 1, discountReason: 'Odd' },
    ],
    tenders: [{ tender: 'cash', amountMinor: 3700 }],
  });
  await till.sell({
    shiftId,
    lines: [{ kind: 'return', saleId: first.id, position: 2, quantityE4: 10_000 }],
    tenders: [
      { tender: 'card', amountMinor: -1000 },
      { tender: 'cash', amountMinor: -100 },
    ],
  });
  const report = await office.api.till.report({ shiftId });
  expect(report).toMatchObject({ saleCount: 3, returnCount: 1, firstNumber: 'A-000001', lastNumber: 'A-000003' });
  expect(report).toMatchObject({ totalMinor: 5859, grossMinor: 3359, creditSoldMinor: 2500, roundingMinor: 1 });
  expect(report).toMatchObject({ discountMinor: 241, returnedMinor: 1100, netMinor: 2799, taxMinor: 560 });
  expect(report.taxes).toEqual([
    { taxCategory: 'S', taxRateE4: 100_000, taxableMinor: 0, taxMinor: 0, grossMinor: 0 },
    { taxCategory: 'S', taxRateE4: 200_000, taxableMinor: 2799, taxMinor: 560, grossMinor: 3359 },
  ]);
  expect(report.tenders).toEqual([
    { tender: 'card', count: 2, receivedMinor: 1000, refundedMinor: 1000, amountMinor: 0 },
    { tender: 'cash', count: 3, receivedMinor: 5960, refundedMinor: 100, amountMinor: 5860 },
  ]);
  expect(report.cash).toMatchObject({ salesMinor: 5960, refundsMinor: 100, expectedMinor: 15_860 });
});

test('tenders come to the receipts and their rounding, and two shifts share nothing', async () => {
  const { ink } = await wares();
  const early = await till.open({ registerId, floatMinor: 0 });
  await till.sell({ shiftId: early.shiftId, lines: [ink(10_000)], tenders: [{ tender: 'cash', amountMinor: 1200 }] });
  const earlyZ = await till.close({ shiftId: early.shiftId, countedMinor: 1200 });
  const late = await till.open({ registerId, floatMinor: 1200 });
  await till.sell({
    shiftId: late.shiftId,
    contactId: ada,
    lines: [ink(30_000)],
    tenders: [
      { tender: 'account', amountMinor: 2600 },
      { tender: 'cash', amountMinor: 1000 },
    ],
  });
  const lateZ = await till.close({ shiftId: late.shiftId, countedMinor: 2200 });
  expect([earlyZ.lastNumber, lateZ.firstNumber]).toEqual(['A-000001', 'A-000002']);
  for (const { tenders, totalMinor, roundingMinor, overShortMinor } of [earlyZ, lateZ]) {
    expect(tenders.reduce((sum, row) => sum + row.amountMinor, 0)).toBe(totalMinor + roundingMinor);
    expect(overShortMinor).toBe(0);
  }
  expect(await office.api.till.report({ shiftId: early.shiftId })).toEqual(earlyZ);
});

test('till.takePayment takes money on account, pays the oldest and counts in the shift', async () => {
  const { ink } = await wares();
  const { shiftId } = await till.open({ registerId, floatMinor: 1000 });
  const bought = { shiftId, contactId: ada, lines: [ink(10_000)] };
  await till.sell({ ...bought, tenders: [{ tender: 'account', amountMinor: 1200 }] });
  const command = { commandId: testId(), shiftId, contactId: ada, amountMinor: 1300, givenMinor: 2000 };
  const taken = await office.api.till.takePayment(command);
  expect(taken).toMatchObject({ changeMinor: 700, isQueued: false });
  expect(taken.payment).toMatchObject({ tender: 'cash', amountMinor: 1300, unappliedMinor: 100, number: 'RV-00001' });
  expect(await office.api.till.takePayment(command)).toEqual(taken);
  await till.take({ shiftId, contactId: ada, amountMinor: 50, tender: 'card' });
  const report = await office.api.till.report({ shiftId });
  expect(report.paidOnAccount).toEqual([
    { tender: 'card', count: 1, amountMinor: 50 },
    { tender: 'cash', count: 1, amountMinor: 1300 },
  ]);
  expect(report.cash).toMatchObject({ onAccountMinor: 1300, salesMinor: 0, expectedMinor: 2300 });
  expect((await office.api.receivables.balance({ contactId: ada })).balanceMinor).toBe(-150);
});

test('money on account is at least what is paid, more only in cash, and from somebody', async () => {
  const { shiftId } = await till.open({ registerId, floatMinor: 0 });
  const paid = { shiftId, contactId: ada, amountMinor: 500 };
  const little = await failureOf(till.take({ ...paid, givenMinor: 499 }));
  expect(little).toMatchObject({ code: 'TENDER_TOO_LITTLE', data: { leftMinor: 1 } });
  const over = await failureOf(till.take({ ...paid, tender: 'card', givenMinor: 501 }));
  expect(over).toMatchObject({ code: 'TENDER_OVER', data: { overMinor: 1 } });
  expect((await failureOf(till.take({ ...paid, contactId: testId() }))).code).toBe('CONTACT_NOT_FOUND');
  const { payment } = await till.take(paid);
  expect((await failureOf(till.take({ ...paid, id: payment.id }))).code).toBe('ID_TAKEN');
  expect((await office.api.payments.list({})).total).toBe(1);
});
