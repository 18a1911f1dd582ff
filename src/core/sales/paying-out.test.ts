// Money that leaves the drawer, the coins that there are, and the tenders that the till takes.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { failureOf, testId } from '#core/testing';

import { account, back, card, cash, openShop, pieces } from './testing/index.ts';
import type { Shop } from './testing/index.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.end());

type Settings = Omit<Parameters<Shop['office']['api']['till']['saveSettings']>[0], 'commandId'>;
const saveSettings = (settings: Settings) => shop.office.api.till.saveSettings({ commandId: testId(), ...settings });
const take = (given: object) =>
  shop.office.api.till.takePayment({ commandId: testId(), shiftId: shop.shiftId, ...given } as never);
const move = (kind: 'payIn' | 'payOut' | 'drop', amountMinor: number) =>
  shop.office.api.till.moveCash({ commandId: testId(), shiftId: shop.shiftId, kind, amountMinor, reason: 'Safe' });
const expected = async () => (await shop.office.api.till.report({ shiftId: shop.shiftId })).cash.expectedMinor;
const refusal = async (call: Promise<unknown>) => {
  const { code, data } = await failureOf(call);
  return { code, data };
};

describe('cash that goes back', () => {
  test('more than the drawer holds is refused by sales.record; after paying in, or by another tender, it goes', async () => {
    const sold = await shop.sell({ lines: [pieces(shop.ink, 3)], tenders: [cash(3000)] });
    await move('drop', 12_000);
    const three = { lines: [back(sold.id, 1, 3)], tenders: [cash(-3000)] };
    expect((await shop.refused(three)).code).toBe('CASH_MISSING');
    await shop.sell({ lines: [back(sold.id, 1)], tenders: [cash(-1000)] });
    expect(await expected()).toBe(0);
    const two = { lines: [back(sold.id, 1, 2)] };
    expect((await shop.refused({ ...two, tenders: [cash(-2000)] })).code).toBe('CASH_MISSING');
    await move('payIn', 1000);
    const split = { ...two, tenders: [cash(-1000), { tender: 'storeCredit' as const, amountMinor: -1000 }] };
    expect((await shop.sell(split)).totalMinor).toBe(-2000);
    expect(await expected()).toBe(0);
  });

  test('an exchange is measured by what leaves the drawer in the end, after it was rounded to the coins', async () => {
    await saveSettings({ cashRoundingMinor: 5 });
    const sold = await shop.sell({ lines: [pieces(shop.ink)], tenders: [cash(1000)] });
    await move('drop', 10_245);
    // 10.00 back less bread at 2.45 leaves 7.55, and the drawer holds 7.55; a cent of rounding more would be too much.
    const exchange = { lines: [back(sold.id, 1), pieces(shop.bread)] };
    await move('drop', 5);
    expect((await shop.refused({ ...exchange, tenders: [cash(-755)] })).code).toBe('CASH_MISSING');
    await move('payIn', 5);
    expect((await shop.sell({ ...exchange, tenders: [cash(-755)] })).totalMinor).toBe(-755);
    expect(await expected()).toBe(0);
    const tea = { kind: 'free' as const, description: 'Tea', quantityE4: 10_000, priceE4: 10_300 };
    const odd = await shop.sell({ lines: [tea], tenders: [cash(105)] });
    await move('payIn', 5);
    await move('drop', 5);
    const refund = { lines: [back(odd.id, 1)], tenders: [cash(-105)] };
    expect((await shop.sell(refund)).roundingMinor).toBe(-2);
    expect(await expected()).toBe(0);
  });

  test('an exchange that brings money in asks for none in the drawer', async () => {
    const sold = await shop.sell({ lines: [pieces(shop.bread)], tenders: [cash(245)] });
    await move('drop', 10_245);
    const exchange = { lines: [back(sold.id, 1), pieces(shop.ink)], tenders: [cash(755)] };
    expect((await shop.sell(exchange)).totalMinor).toBe(755);
  });
});

describe('amounts that no coins can pay', () => {
  beforeEach(() => saveSettings({ cashRoundingMinor: 5 }));
  const notPayable = { code: 'CASH_NOT_PAYABLE', data: { stepMinor: 5 } };

  test('till.moveCash and till.openShift refuse them', async () => {
    for (const kind of ['payIn', 'payOut', 'drop'] as const)
      expect(await refusal(move(kind, 1003))).toEqual(notPayable);
    const { api } = shop.office;
    const { id } = await api.till.saveRegister({ commandId: testId(), name: 'Back', prefix: 'B-' });
    const open = (floatMinor: number) => api.till.openShift({ commandId: testId(), registerId: id, floatMinor });
    expect(await refusal(open(10_001))).toEqual(notPayable);
    await open(10_005);
  });

  test('sales.record refuses them in cash, for its change could not be given; what a card leaves is rounded to coins', async () => {
    const lines = [pieces(shop.ink)];
    expect(await shop.refused({ lines, tenders: [cash(1003)] })).toEqual(notPayable);
    expect(await shop.refused({ lines, tenders: [cash(1000), cash(2)] })).toEqual(notPayable);
    expect((await shop.refused({ lines, tenders: [cash(998)] })).code).toBe('TENDER_TOO_LITTLE');
    const split = await shop.sell({ lines, tenders: [card(501), cash(600)] });
    expect([split.roundingMinor, split.changeMinor]).toEqual([1, 100]);
  });

  test('till.takePayment refuses them in cash and takes them by card; the rest stays on the account', async () => {
    const contactId = await shop.contact();
    const tea = { kind: 'free' as const, description: 'Tea', quantityE4: 10_000, priceE4: 12_330 };
    await shop.sell({ contactId, lines: [tea], tenders: [account(123)] });
    expect(await refusal(take({ contactId, amountMinor: 123 }))).toEqual(notPayable);
    expect(await refusal(take({ contactId, amountMinor: 120, givenMinor: 201 }))).toEqual(notPayable);
    await take({ contactId, amountMinor: 120, givenMinor: 200 });
    expect(await expected()).toBe(10_120);
    await take({ contactId, amountMinor: 3, tender: 'card' });
    expect((await shop.office.api.receivables.balance({ contactId })).balanceMinor).toBe(0);
  });
});

describe('a tender that was switched off', () => {
  const off = (tender: string) => ({ code: 'TENDER_NOT_TAKEN', data: { tender } });

  test('is refused by sales.record and by till.takePayment', async () => {
    const contactId = await shop.contact();
    await saveSettings({ tenders: ['cash'] });
    const lines = [pieces(shop.ink)];
    expect(await shop.refused({ lines, tenders: [card(1000)] })).toEqual(off('card'));
    expect(await shop.refused({ lines, tenders: [cash(500), card(500)] })).toEqual(off('card'));
    expect(await shop.refused({ contactId, lines, tenders: [account(1000)] })).toEqual(off('account'));
    expect(await refusal(take({ contactId, amountMinor: 100, tender: 'card' }))).toEqual(off('card'));
    expect(await refusal(take({ contactId, amountMinor: 100, tender: 'cheque' }))).toEqual(off('cheque'));
    await take({ contactId, amountMinor: 100 });
  });

  test('still gives back what was paid by it, and nothing else', async () => {
    const byCard = await shop.sell({ lines: [pieces(shop.ink, 2)], tenders: [card(2000)] });
    const inCash = await shop.sell({ lines: [pieces(shop.ink)], tenders: [cash(1000)] });
    await saveSettings({ tenders: ['cash', 'bankTransfer'] });
    await shop.sell({ lines: [back(byCard.id, 1)], tenders: [card(-1000)] });
    const otherwise = { lines: [back(inCash.id, 1)], otherTenderReason: 'Wishes so' };
    expect(await shop.refused({ ...otherwise, tenders: [card(-1000)] })).toEqual(off('card'));
    const transfer = { tender: 'bankTransfer' as const, amountMinor: -1000 };
    await shop.sell({ ...otherwise, tenders: [transfer] });
    await shop.sell({ lines: [back(byCard.id, 1)], tenders: [card(-1000)], otherTenderReason: 'Other card' });
  });

  test('gives back no more than it took, also when it has given back before what it never took', async () => {
    const inCash = await shop.sell({ lines: [pieces(shop.ink, 2)], tenders: [cash(2000)] });
    const mixed = await shop.sell({ lines: [pieces(shop.ink)], tenders: [cash(600), card(400)] });
    const otherTenderReason = 'Wishes so';
    await shop.sell({ lines: [back(inCash.id, 1)], tenders: [card(-1000)], otherTenderReason });
    await saveSettings({ tenders: ['cash'] });
    const again = { lines: [back(inCash.id, 1)], tenders: [card(-1000)], otherTenderReason };
    expect(await shop.refused(again)).toEqual(off('card'));
    const both = { lines: [back(mixed.id, 1)], otherTenderReason };
    expect(await shop.refused({ ...both, tenders: [card(-1000)] })).toEqual(off('card'));
    await shop.sell({ ...both, tenders: [card(-400), cash(-600)] });
  });

  test('is not sold either: sales.record sells no voucher that the till would not take', async () => {
    await saveSettings({ tenders: ['cash', 'storeCredit'] });
    const voucher = { lines: [pieces(shop.ink), { kind: 'voucher' as const, amountMinor: 500 }] };
    expect(await shop.refused(voucher)).toEqual({ code: 'VOUCHERS_NOT_TAKEN' });
    await saveSettings({ tenders: ['cash', 'voucher'] });
    await shop.sell(voucher);
  });

  test('store credit that is switched off is given for what a voucher paid, and for nothing else', async () => {
    const { credits } = await shop.sell({ lines: [{ kind: 'voucher', amountMinor: 500 }] });
    const lines = [pieces(shop.ink)];
    const paid = { tender: 'voucher' as const, amountMinor: 500, creditCode: credits[0]?.code ?? '' };
    const mixed = await shop.sell({ lines, tenders: [paid, card(500)] });
    await saveSettings({ tenders: ['cash', 'card', 'voucher'] });
    const credit = (amountMinor: number, tender: 'storeCredit' | 'voucher' = 'storeCredit') => ({
      tender,
      amountMinor,
    });
    const refund = { lines: [back(mixed.id, 1)] };
    for (const otherTenderReason of ['', 'Wishes so']) {
      const all = { ...refund, otherTenderReason };
      expect(await shop.refused({ ...all, tenders: [credit(-1000)] })).toEqual(off('storeCredit'));
      expect(await shop.refused({ ...all, tenders: [credit(-501, 'voucher'), card(-499)] })).toEqual(
        off('storeCredit'),
      );
    }
    expect((await shop.sell({ ...refund, tenders: [credit(-500), card(-500)] })).credits).toHaveLength(1);
  });

  test('is no way onto the account of somebody who did not pay', async () => {
    const [ada, bob] = [await shop.contact(), await shop.contact({ name: 'Bob' })];
    const owed = await shop.sell({ contactId: ada, lines: [pieces(shop.ink)], tenders: [account(1000)] });
    await saveSettings({ tenders: ['cash'] });
    const refund = { lines: [back(owed.id, 1)], tenders: [account(-1000)], otherTenderReason: 'Wishes so' };
    expect(await shop.refused({ ...refund, contactId: bob })).toEqual(off('account'));
    await shop.sell({ ...refund, contactId: ada });
  });

  test('a voucher is refused by what it is, whichever button it came by', async () => {
    const sold = await shop.sell({ lines: [{ kind: 'voucher', amountMinor: 1000 }], tenders: [cash(1000)] });
    await saveSettings({ tenders: ['cash', 'storeCredit'] });
    const creditCode = sold.credits[0]?.code ?? '';
    const paid = { tender: 'storeCredit' as const, amountMinor: 1000, creditCode };
    expect(await shop.refused({ lines: [pieces(shop.ink)], tenders: [paid] })).toEqual(off('voucher'));
  });
});
