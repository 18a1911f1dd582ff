// Goods that come back, for money or for other goods: never more than was sold, to the cent, the way the money came.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { account, back, card, cash, openShop, pieces } from '#core/sales/testing';
import type { Sale, Shop } from '#core/sales/testing';
import { failureOf, testId } from '#core/testing';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.end());

test('partial returns of discounted lines give back exactly what was paid, taxes and all', async () => {
  const discount = { percentE4: 333_333, reason: 'Sale' };
  const sale = await shop.sell({ lines: [pieces(shop.ink, 3), pieces(shop.bread)], discount });
  const returned: Sale[] = [];
  // 3 x 10.00 less a third is 20.00, of which no piece is a third.
  for (const [position, amount] of [
    [1, 667],
    [1, 666],
    [1, 667],
    [2, 163],
  ] as const) {
    returned.push(await shop.sell({ lines: [back(sale.id, position)], tenders: [cash(0 - amount)] }));
  }
  const leftOf = (field: 'netMinor' | 'taxMinor' | 'totalMinor') =>
    returned.reduce((left, each) => left + each[field], Number(sale[field]));
  expect([leftOf('netMinor'), leftOf('taxMinor'), leftOf('totalMinor')]).toEqual([0, 0, 0]);
  const left = await shop.office.api.sales.returnable({ saleId: sale.id });
  expect(left.lines.map((line) => line.returnableE4)).toEqual([0, 0]);
});

test('sales.returnable tells what can come back and what each tender can take', async () => {
  const sale = await shop.sell({
    lines: [pieces(shop.ink, 2), { kind: 'voucher', amountMinor: 500 }],
    tenders: [card(1500), cash(2000)],
  });
  await shop.sell({ lines: [back(sale.id, 1)], tenders: [card(-1000)] });
  const returnable = await shop.office.api.sales.returnable({ saleId: sale.id });
  expect(returnable).toMatchObject({
    number: sale.number,
    lines: [
      { returnedE4: 10_000, returnableE4: 10_000 },
      { kind: 'voucher', returnableE4: 0 },
    ],
    tenders: [
      { tender: 'card', paidMinor: 1500, refundedMinor: 1000 },
      { tender: 'cash', paidMinor: 1000, refundedMinor: 0 },
    ],
  });
  expect((await failureOf(shop.office.api.sales.returnable({ saleId: testId() }))).code).toBe('SALE_NOT_FOUND');
});

test('more than was sold does not come back, nor the same piece twice: RETURN_EXCEEDS_SOLD', async () => {
  const sale = await shop.sell({ lines: [pieces(shop.ink, 2)] });
  expect(await shop.refused({ lines: [back(sale.id, 1, 3)], tenders: [cash(-3000)] })).toEqual({
    code: 'RETURN_EXCEEDS_SOLD',
    data: { line: 1, returnableE4: 20_000 },
  });
  const twice = [back(sale.id, 1), back(sale.id, 1, 2)];
  expect(await shop.refused({ lines: twice, tenders: [cash(-3000)] })).toMatchObject({ data: { line: 2 } });
  const both = await shop.sell({ lines: [back(sale.id, 1), back(sale.id, 1)], tenders: [cash(-2000)] });
  expect(both.lines.map((line) => line.settledMinor)).toEqual([-1000, -1000]);
  expect(await shop.refused({ lines: [back(sale.id, 1)], tenders: [cash(-1000)] })).toEqual({
    code: 'RETURN_EXCEEDS_SOLD',
    data: { line: 1, returnableE4: 0 },
  });
});

test('what was not sold on a receipt does not come back from it: RETURN_LINE_UNKNOWN', async () => {
  const sale = await shop.sell({ lines: [pieces(shop.ink), { kind: 'voucher', amountMinor: 500 }] });
  const unknown = async (saleId: string, position: number) =>
    shop.refused({ lines: [back(saleId, position)], tenders: [cash(-1000)] });
  expect(await unknown(testId(), 1)).toEqual({ code: 'RETURN_LINE_UNKNOWN', data: { line: 1 } });
  expect(await unknown(sale.id, 9)).toEqual({ code: 'RETURN_LINE_UNKNOWN', data: { line: 1 } });
  expect((await unknown(sale.id, 2)).code).toBe('RETURN_LINE_UNKNOWN');
  const returning = await shop.sell({ lines: [back(sale.id, 1)], tenders: [cash(-1000)] });
  expect((await unknown(returning.id, 1)).code).toBe('RETURN_LINE_UNKNOWN');
});

test('an exchange pays the difference, and a receipt says what it took back and which one took back of it', async () => {
  const sale = await shop.sell({ lines: [pieces(shop.bread, 2)] });
  const exchange = await shop.sell({ lines: [back(sale.id, 1), pieces(shop.ink)], tenders: [cash(1000)] });
  expect(exchange).toMatchObject({ totalMinor: 755, changeMinor: 245, hasReturns: true });
  expect(exchange.lines[0]).toMatchObject({ quantityE4: -10_000, returnsNumber: sale.number, settledMinor: -245 });
  const even = await shop.sell({ lines: [back(sale.id, 1), pieces(shop.bread)], tenders: [] });
  expect(even).toMatchObject({ totalMinor: 0, tenders: [] });
  expect((await shop.office.api.sales.get({ id: sale.id })).returnedBy.map(({ number }) => number)).toEqual([
    exchange.number,
    even.number,
  ]);
});

test('money goes back the way it came, or somebody says why not: REFUND_NOT_ORIGINAL', async () => {
  const sale = await shop.sell({ lines: [pieces(shop.ink, 2)], tenders: [card(2000)] });
  const lines = [back(sale.id, 1)];
  expect(await shop.refused({ lines, tenders: [cash(-1000)] })).toEqual({
    code: 'REFUND_NOT_ORIGINAL',
    data: { tender: 'cash', refundableMinor: 0 },
  });
  const otherwise = await shop.sell({ lines, tenders: [cash(-1000)], otherTenderReason: 'Card is lost' });
  expect(otherwise.tenders).toMatchObject([{ tender: 'cash', amountMinor: -1000 }]);
  const credit = await shop.sell({ lines, tenders: [{ tender: 'storeCredit', amountMinor: -1000 }] });
  expect(credit.credits).toMatchObject([{ kind: 'storeCredit', amountMinor: 1000, leftMinor: 1000 }]);
});

test('a refund of two receipts counts for each by what came back of it', async () => {
  const first = await shop.sell({ lines: [pieces(shop.ink)], tenders: [card(1000)] });
  const second = await shop.sell({ lines: [pieces(shop.ink, 3)], tenders: [card(3000)] });
  await shop.sell({ lines: [back(first.id, 1), back(second.id, 1)], tenders: [card(-2000)] });
  const { tenders } = await shop.office.api.sales.returnable({ saleId: second.id });
  expect(tenders).toEqual([{ tender: 'card', paidMinor: 3000, refundedMinor: 1000 }]);
});

test('receipts with and without tax in their prices come back on receipts of their own: RETURN_MODES_DIFFER', async () => {
  const { api } = shop.office;
  const contactId = await shop.contact();
  const terms = { contactId, priceListId: null, isTaxExempt: true, exemptionReason: 'Embassy' };
  await api.priceLists.setTerms({ commandId: testId(), ...terms });
  const exclusive = await shop.sell({ contactId, lines: [pieces(shop.ink)] });
  const inclusive = await shop.sell({ lines: [pieces(shop.ink)] });
  const lines = [back(exclusive.id, 1), back(inclusive.id, 1)];
  expect((await shop.refused({ lines, tenders: [cash(-1833)] })).code).toBe('RETURN_MODES_DIFFER');
  const exchange = await shop.sell({ lines: [back(exclusive.id, 1), pieces(shop.ink)], tenders: [cash(1000)] });
  expect(exchange).toMatchObject({ priceMode: 'exclusive', totalMinor: 167 });
});

test('a refund in the wrong direction or larger than what came back is refused: TENDER_NEGATIVE, TENDER_OVER', async () => {
  const sale = await shop.sell({ lines: [pieces(shop.ink)] });
  const lines = [back(sale.id, 1)];
  expect((await shop.refused({ lines, tenders: [cash(1000)] })).code).toBe('TENDER_NEGATIVE');
  expect((await shop.refused({ lines, tenders: [cash(-1001)] })).code).toBe('TENDER_OVER');
  expect((await shop.refused({ lines, tenders: [] })).code).toBe('TENDER_TOO_LITTLE');
});

test("a return to the customer's account is used at once for what is still owed, and one customer's goods do not pay another's debt", async () => {
  const { api } = shop.office;
  const contactId = await shop.contact();
  const sale = await shop.sell({ contactId, lines: [pieces(shop.ink, 2)], tenders: [account(2000)] });
  const lines = [back(sale.id, 1)];
  const otherId = await shop.contact({ name: 'Bert' });
  expect((await shop.refused({ contactId: otherId, lines, tenders: [account(-1000)] })).code).toBe(
    'REFUND_NOT_ORIGINAL',
  );
  await shop.sell({ contactId, lines, tenders: [account(-1000)] });
  expect((await api.receivables.balance({ contactId })).balanceMinor).toBe(1000);
  const brief = await api.sales.returnable({ saleId: sale.id });
  expect(brief.tenders).toEqual([{ tender: 'account', paidMinor: 2000, refundedMinor: 1000 }]);
});
