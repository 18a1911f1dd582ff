import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minor, negate, sumMinor } from '#domain/money';
import {
  cashDue,
  checkRefund,
  planRefund,
  saleTenders,
  settleTenders,
  tendersFor,
  type PaidTender,
  type Refund,
  type SaleTender,
} from './index.ts';

function paid(rows: readonly [SaleTender, number, number?][]): PaidTender[] {
  return rows.map(([tender, amount, refunded = 0]) => ({
    tender,
    paidMinor: minor(amount),
    refundedMinor: minor(refunded),
  }));
}

function plan(
  amount: number,
  rows: readonly [SaleTender, number, number?][],
  cashStepMinor = 1,
): [SaleTender, number][] {
  const refunds = planRefund({ amountMinor: minor(amount), paid: paid(rows), cashStepMinor });
  return refunds.map(({ tender, amountMinor }) => [tender, amountMinor]);
}

const refund = (tender: SaleTender, amount: number): Refund => ({ tender, amountMinor: minor(amount) });

test('money goes back to the card first, then the way it came, cash last', () => {
  const receipt: [SaleTender, number][] = [
    ['cash', 1_000],
    ['cheque', 500],
    ['card', 2_000],
    ['account', 300],
  ];
  expect(plan(1_500, receipt)).toEqual([['card', 1_500]]);
  expect(plan(3_500, receipt)).toEqual([
    ['card', 2_000],
    ['cheque', 500],
    ['account', 300],
    ['cash', 700],
  ]);
});

test('what vouchers and store credit paid goes back as store credit, and so does what no tender can take', () => {
  expect(
    plan(800, [
      ['voucher', 500],
      ['storeCredit', 200],
      ['cash', 100],
    ]),
  ).toEqual([
    ['storeCredit', 700],
    ['cash', 100],
  ]);
  expect(
    plan(800, [
      ['card', 500],
      ['cash', 100],
    ]),
  ).toEqual([
    ['card', 500],
    ['cash', 100],
    ['storeCredit', 200],
  ]);
  expect(plan(800, [])).toEqual([['storeCredit', 800]]);
});

test('what has gone back before does not go back again', () => {
  expect(
    plan(1_000, [
      ['card', 1_500, 1_000],
      ['cash', 800],
    ]),
  ).toEqual([
    ['card', 500],
    ['cash', 500],
  ]);
  expect(
    plan(300, [
      ['voucher', 500],
      ['storeCredit', 0, 500],
      ['cash', 300],
    ]),
  ).toEqual([['cash', 300]]);
});

test('cents of cash rounding never become a store credit, however often something comes back', () => {
  expect(plan(997, [['cash', 995]], 5)).toEqual([['cash', 995]]);
  // Two pieces of 1.28, paid with 2.55: each comes back for 1.30.
  expect(plan(128, [['cash', 256]], 5)).toEqual([['cash', 130]]);
  expect(plan(128, [['cash', 256, 128]], 5)).toEqual([['cash', 130]]);
  expect(checkRefund({ refunds: [refund('cash', 130)], paid: paid([['cash', 256, 128]]), cashStepMinor: 5 }).ok).toBe(
    true,
  );
});

test('cents that round to nothing are given back as cash of 0, so that the receipt can be finished', () => {
  expect(plan(1, [['cash', 1_280]], 5)).toEqual([['cash', 0]]);
  expect(plan(2, [['cash', 256, 255]], 5)).toEqual([['cash', 0]]);
  expect(plan(1, [['card', 1_280]], 5)).toEqual([['card', 1]]);
});

test('a refund by a tender that did not pay, or paid less, is refused with what it can take', () => {
  const receipt = paid([
    ['card', 1_000, 400],
    ['account', 300],
  ]);
  expect(checkRefund({ refunds: [refund('cash', 1)], paid: receipt })).toEqual({
    ok: false,
    error: { code: 'REFUND_NOT_ORIGINAL', tender: 'cash', refundableMinor: 0 },
  });
  expect(checkRefund({ refunds: [refund('card', 300), refund('card', 301)], paid: receipt })).toEqual({
    ok: false,
    error: { code: 'REFUND_NOT_ORIGINAL', tender: 'card', refundableMinor: 600 },
  });
  expect(checkRefund({ refunds: [refund('account', 301)], paid: receipt }).ok).toBe(false);
  expect(checkRefund({ refunds: [refund('card', 600), refund('account', 300)], paid: receipt }).ok).toBe(true);
});

test('what was put on an account goes back only to the account that it was put on', () => {
  const receipt = paid([
    ['account', 700],
    ['cash', 300],
  ]);
  expect(tendersFor(receipt, true)).toEqual(receipt);
  expect(tendersFor(receipt, false).map(({ tender }) => tender)).toEqual(['cash']);
});

test('store credit instead of money is always allowed where the till gives any', () => {
  expect(checkRefund({ refunds: [refund('storeCredit', 5_000)], paid: [] }).ok).toBe(true);
});

test('where the till gives no store credit, only vouchers and store credit that paid go back so', () => {
  const receipt = paid([
    ['voucher', 500],
    ['storeCredit', 200, 100],
    ['card', 300],
  ]);
  const check = (refunds: Refund[]) => checkRefund({ refunds, paid: receipt, givesCredit: false });
  expect(check([refund('storeCredit', 600), refund('card', 300)]).ok).toBe(true);
  expect(check([refund('storeCredit', 601)])).toEqual({
    ok: false,
    error: { code: 'REFUND_NOT_ORIGINAL', tender: 'storeCredit', refundableMinor: 600 },
  });
  // Cash that nobody has paid wants a reason: see `checkRefund`.
  expect(planRefund({ amountMinor: minor(1_003), paid: receipt, givesCredit: false, cashStepMinor: 5 })).toEqual([
    refund('card', 300),
    refund('storeCredit', 600),
    refund('cash', 105),
  ]);
});

const receipt = fc.array(
  fc
    .record({ tender: fc.constantFrom(...saleTenders), paid: fc.nat({ max: 400 }), refunded: fc.nat({ max: 400 }) })
    .map((row): PaidTender => ({
      tender: row.tender,
      paidMinor: minor(row.paid * 5),
      refundedMinor: minor(Math.min(row.paid, row.refunded) * 5),
    })),
  { maxLength: 6 },
);

test('what is proposed comes to the amount and passes the check', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), receipt, (amount, rows) => {
      const refunds = planRefund({ amountMinor: minor(amount), paid: rows });
      expect(sumMinor(refunds.map(({ amountMinor }) => amountMinor))).toBe(amount);
      expect(checkRefund({ refunds, paid: rows })).toEqual({ ok: true, value: null });
    }),
    { numRuns: 500 },
  );
});

test('with coins of five cents only the cash is off, by half a coin at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), receipt, (amount, rows) => {
      const refunds = planRefund({ amountMinor: minor(amount), paid: rows, cashStepMinor: 5 });
      expect(checkRefund({ refunds, paid: rows, cashStepMinor: 5 }).ok).toBe(true);
      const others = sumMinor(refunds.filter(({ tender }) => tender !== 'cash').map(({ amountMinor }) => amountMinor));
      const cash = sumMinor(refunds.filter(({ tender }) => tender === 'cash').map(({ amountMinor }) => amountMinor));
      const hasCash = rows.some(
        ({ tender, paidMinor, refundedMinor }) => tender === 'cash' && paidMinor > refundedMinor,
      );
      const left = minor(amount - others);
      expect(cash).toBe(hasCash ? cashDue(left, 5) : left);
      const tenders = refunds.map(({ tender, amountMinor }) => ({ tender, amountMinor: negate(amountMinor) }));
      expect(settleTenders({ totalMinor: negate(minor(amount)), cashStepMinor: 5, tenders }).ok).toBe(true);
    }),
    { numRuns: 500 },
  );
});
