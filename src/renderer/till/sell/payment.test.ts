import { describe, expect, test } from 'vitest';

import { minor } from '#domain/money';
import type { SaleTender } from '#domain/till';

import { receipt } from './fixtures.ts';
import { checkRefundRows, creditRow, dueOf, exactCash, offerOf, proposedRefund, tenderInputs } from './payment.ts';
import type { TenderRow } from './payment.ts';

const row = (tender: SaleTender, amount: number): TenderRow => ({
  key: tender,
  tender,
  amountMinor: minor(amount),
  reference: '',
  creditCode: '',
});
const total = minor(7497);

describe('what remains', () => {
  test('is the total at first, and what the tenders leave of it', () => {
    expect(dueOf(total, [], 1)).toMatchObject({ leftMinor: 7497, leftInCashMinor: 7497, isPaid: false });
    expect(dueOf(total, [row('card', 2000)], 1)).toMatchObject({ leftMinor: 5497, isPaid: false });
  });

  test('is rounded to the coins for cash only', () => {
    expect(dueOf(total, [], 5)).toMatchObject({ leftMinor: 7497, leftInCashMinor: 7495 });
    expect(dueOf(total, [row('cash', 5000)], 5)).toMatchObject({ leftMinor: 2497, leftInCashMinor: 2495 });
    expect(dueOf(total, [row('cash', 7495)], 5)).toMatchObject({ isPaid: true, leftInCashMinor: 0 });
    expect(dueOf(total, [row('card', 7497)], 5)).toMatchObject({ isPaid: true, leftMinor: 0 });
  });

  test('is nothing when cash is more than enough', () => {
    expect(dueOf(total, [row('card', 2000), row('cash', 10_000)], 1)).toMatchObject({
      isPaid: true,
      leftMinor: 0,
    });
  });

  test('an even exchange is paid without a tender', () => {
    expect(dueOf(minor(0), [], 1)).toMatchObject({ isPaid: true, leftMinor: 0 });
    expect(exactCash(minor(0), 1, 'k')).toEqual([]);
  });
});

describe('what a tender takes', () => {
  const due = dueOf(total, [], 5);

  test('without an amount all that is left: cash by the coins, others to the cent', () => {
    expect(offerOf(due, { tender: 'cash', typedMinor: null })).toEqual({ kind: 'take', amountMinor: 7495 });
    expect(offerOf(due, { tender: 'card', typedMinor: null })).toEqual({ kind: 'take', amountMinor: 7497 });
  });

  test('more than is left only in cash', () => {
    expect(offerOf(due, { tender: 'cash', typedMinor: minor(10_000) })).toEqual({ kind: 'take', amountMinor: 10_000 });
    expect(offerOf(due, { tender: 'card', typedMinor: minor(10_000) })).toEqual({ kind: 'tooMuch' });
  });

  test('nothing, said in words, when 0 or less was typed', () => {
    for (const typedMinor of [minor(0), minor(-500)]) {
      expect(offerOf(due, { tender: 'cash', typedMinor })).toEqual({ kind: 'notPositive' });
      expect(offerOf(due, { tender: 'card', typedMinor })).toEqual({ kind: 'notPositive' });
    }
  });

  test('of a voucher no more than it holds, and each voucher once', () => {
    const credit = { code: 'V1', creditKind: 'voucher', leftMinor: minor(5000) } as const;
    const first = creditRow(credit, { totalMinor: total, rows: [], stepMinor: 1, key: 'v' });
    expect(first).toMatchObject({ tender: 'voucher', amountMinor: 5000, creditCode: 'V1' });
    const rows = first === undefined ? [] : [first];
    expect(creditRow(credit, { totalMinor: total, rows, stepMinor: 1, key: 'w' })).toBeUndefined();
    const other = { code: 'V2', creditKind: 'storeCredit', leftMinor: minor(9000) } as const;
    expect(creditRow(other, { totalMinor: total, rows, stepMinor: 1, key: 'w' })).toMatchObject({ amountMinor: 2497 });
    expect(creditRow(other, { totalMinor: minor(-100), rows: [], stepMinor: 1, key: 'w' })).toBeUndefined();
  });
});

test('exact cash is what the coins allow', () => {
  expect(exactCash(total, 5, 'k')).toMatchObject([{ tender: 'cash', amountMinor: 7495 }]);
});

describe('money that goes back', () => {
  let count = 0;
  const newKey = () => `k${(count += 1)}`;
  const rules = { receipts: [receipt()], contactId: null, stepMinor: 1, givesCredit: true };

  test('goes the way it came: to the card first, then in cash', () => {
    const rows = proposedRefund(minor(-2380), rules, newKey);
    expect(rows.map(({ tender, amountMinor }) => [tender, amountMinor])).toEqual([
      ['card', 2000],
      ['cash', 380],
    ]);
    expect(checkRefundRows(minor(-2380), rows, rules)).toEqual({
      leftMinor: 0,
      isComplete: true,
      roundingMinor: 0,
      isOtherWay: false,
    });
    expect(tenderInputs(rows, true).map((input) => input.amountMinor)).toEqual([-2000, -380]);
  });

  test('in cash as the coins allow it: the rounding is told', () => {
    const inCash = [receipt({ tenders: [{ tender: 'cash', paidMinor: minor(3570), refundedMinor: minor(0) }] })];
    const byCoins = { ...rules, receipts: inCash, stepMinor: 5 };
    const rows = proposedRefund(minor(-738), byCoins, newKey);
    expect(rows.map(({ amountMinor }) => amountMinor)).toEqual([740]);
    const check = checkRefundRows(minor(-738), rows, byCoins);
    expect(check).toMatchObject({ isComplete: true, roundingMinor: 2 });
  });

  test('another way is told, too much and too little as well', () => {
    const check = (rows: TenderRow[]) => checkRefundRows(minor(-2380), rows, rules);
    expect(check([row('cash', 2380)])).toMatchObject({ isComplete: true, isOtherWay: true });
    expect(check([row('storeCredit', 2380)])).toMatchObject({ isComplete: true, isOtherWay: false });
    expect(check([row('card', 2000)])).toMatchObject({ isComplete: false, leftMinor: 380 });
    expect(check([row('cash', 3000)])).toMatchObject({ isComplete: false, leftMinor: -620 });
  });

  test('what one customer owes is not taken off what another one does', () => {
    const owed = { tender: 'account', paidMinor: minor(3570), refundedMinor: minor(0) } as const;
    const onAccount = { ...rules, receipts: [receipt({ contactId: 'ada', tenders: [owed] })] };
    const proposed = (contactId: string | null) =>
      proposedRefund(minor(-2380), { ...onAccount, contactId }, newKey).map(({ tender }) => tender);
    expect([proposed('ada'), proposed('ben'), proposed(null)]).toEqual([['account'], ['storeCredit'], ['storeCredit']]);
  });

  test('a till that gives no store credit proposes none, and tells that it is another way', () => {
    const none = { ...rules, receipts: [receipt({ tenders: [] })], givesCredit: false };
    const rows = proposedRefund(minor(-2380), none, newKey);
    expect(rows.map(({ tender, amountMinor }) => [tender, amountMinor])).toEqual([['cash', 2380]]);
    expect(checkRefundRows(minor(-2380), [row('storeCredit', 2380)], none).isOtherWay).toBe(true);
    expect(proposedRefund(minor(-2380), { ...none, givesCredit: true }, newKey)[0]?.tender).toBe('storeCredit');
  });
});

test('a card that took more than is left after a line went out is told, cash that did pays it', () => {
  const taken = { key: 'a', amountMinor: minor(1500), reference: '', creditCode: '' };
  expect(dueOf(minor(1188), [{ ...taken, tender: 'card' }], 1)).toMatchObject({ isPaid: false, isTooMuch: true });
  expect(dueOf(minor(1188), [{ ...taken, tender: 'cash' }], 1)).toMatchObject({
    isPaid: true,
    isTooMuch: false,
  });
});

test('an amount that no coins make is refused in cash, and only there', () => {
  const due = dueOf(minor(738), [], 5);
  const offered = (tender: SaleTender, typed: number) =>
    offerOf(due, { tender, typedMinor: minor(typed), stepMinor: 5 }).kind;
  expect(offered('cash', 738)).toBe('noCoins');
  expect(offered('cash', 740)).toBe('take');
  expect(offered('card', 738)).toBe('take');
});
