// Whatever a day brings, the reports of its shifts are the sums of what happened in them, and no two share anything.
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { minor } from '#domain/money';
import { cashDue } from '#domain/till';
import type { Sale } from '#contract/sales';
import type { ShiftReport } from '#contract/till';
import { endProven, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { tillOf } from './testing.ts';
import type { Till } from './testing.ts';

const step = 5;
const cents = (max: number) => fc.integer({ min: 1, max });
/** What coins can pay. */
const coins = (max: number) => cents(max / step).map((count) => count * step);
const events = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('sale' as const),
      quantity: cents(30_000),
      percent: fc.constantFrom(0, 50_000, 333_333),
      cardShare: fc.constantFrom(0, 0, 3, 10),
      over: fc.constantFrom(0, 0, 35, 1000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('account' as const), quantity: cents(30_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('voucher' as const), amount: cents(5000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('return' as const), of: fc.nat(), exchanges: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('onAccount' as const), amount: coins(3000), isCash: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('payIn' as const, 'payOut' as const, 'drop' as const),
      amount: coins(2000),
    }),
  },
);
type Event = typeof events extends fc.Arbitrary<infer Value> ? Value : never;
type Happened = { sales: Sale[]; movedMinor: number; onAccountMinor: number };
type Shop = { office: TestApp; till: Till; shiftId: string; ada: string; ink: string; book: string };

/** Lets one thing happen in the shift and notes what came of it. */
async function happen(shop: Shop, event: Event, happened: Happened): Promise<void> {
  const { till, shiftId, ada } = shop;
  switch (event.kind) {
    case 'sale':
    case 'account':
    case 'voucher':
      happened.sales.push(await sell(shop, event));
      return;
    case 'return': {
      const back = await giveBack(shop, event, happened.sales);
      if (back !== null) happened.sales.push(back);
      return;
    }
    case 'onAccount': {
      const tender = event.isCash ? 'cash' : 'card';
      await till.take({ shiftId, contactId: ada, amountMinor: event.amount, tender });
      if (event.isCash) happened.onAccountMinor += event.amount;
      return;
    }
    case 'payIn':
    case 'payOut':
    case 'drop':
      await till.move({ shiftId, kind: event.kind, amountMinor: event.amount, reason: 'Something' });
      happened.movedMinor += event.kind === 'payIn' ? event.amount : -event.amount;
  }
}

async function sell(shop: Shop, event: Extract<Event, { kind: 'sale' | 'account' | 'voucher' }>): Promise<Sale> {
  const { till, shiftId, ada, ink, book } = shop;
  if (event.kind === 'voucher') {
    const lines = [{ kind: 'voucher' as const, amountMinor: event.amount }];
    return till.sell({ shiftId, lines, tenders: [{ tender: 'card', amountMinor: event.amount }] });
  }
  const wares = [ink, book].map((itemId) => ({ kind: 'item' as const, itemId, quantityE4: event.quantity }));
  if (event.kind === 'account') {
    const total = await totalOf(shop, { lines: wares });
    return till.sell({ shiftId, contactId: ada, lines: wares, tenders: [{ tender: 'account', amountMinor: total }] });
  }
  const discount = { percentE4: event.percent, reason: event.percent === 0 ? '' : 'Regular' };
  const total = await totalOf(shop, { lines: wares, discount });
  const card = Math.floor((total * event.cardShare) / 10);
  const cash = cashDue(minor(total - card), step) + event.over;
  const tenders = [
    { tender: 'card' as const, amountMinor: card },
    { tender: 'cash' as const, amountMinor: cash },
  ];
  return till.sell({ shiftId, lines: wares, discount, tenders });
}

type Priced = Pick<Parameters<Till['sell']>[0], 'lines' | 'discount'>;

/** What a sale would come to: the refusal of a wrong total tells it. */
async function totalOf({ till, shiftId }: Shop, priced: Priced): Promise<number> {
  const refused = till.sell({ shiftId, ...priced, expectedTotalMinor: 999_999_999, tenders: [] });
  const told = await refused.catch((error: unknown) => (error as { data: { totalMinor: number } }).data);
  return told.totalMinor;
}

/** Takes a line back that is not back yet, for cash, perhaps against something else; null where there is none. */
async function giveBack(
  shop: Shop,
  { of, exchanges }: { of: number; exchanges: boolean },
  sales: readonly Sale[],
): Promise<Sale | null> {
  const { office, till, shiftId, ink } = shop;
  const sale = sales[of % Math.max(sales.length, 1)];
  if (sale === undefined) return null;
  const { lines } = await office.api.sales.returnable({ saleId: sale.id });
  const line = lines.find((each) => each.returnableE4 > 0);
  if (line === undefined) return null;
  const back = { kind: 'return' as const, saleId: sale.id, position: line.position, quantityE4: line.returnableE4 };
  const more = exchanges ? [{ kind: 'item' as const, itemId: ink, quantityE4: 20_000 }] : [];
  const all = [back, ...more];
  const total = await totalOf(shop, { lines: all });
  const cash = cashDue(minor(total), step);
  const tenders = [{ tender: 'cash' as const, amountMinor: cash }];
  return till.sell({ shiftId, lines: all, tenders, otherTenderReason: total < 0 ? 'Cash is easier' : '' });
}

function expectSums(z: ShiftReport, { sales, movedMinor, onAccountMinor }: Happened): void {
  const sum = (of: (sale: Sale) => number) => sales.reduce((total, sale) => total + of(sale), 0);
  const tendered = z.tenders.reduce((total, row) => total + row.amountMinor, 0);
  expect(tendered).toBe(z.totalMinor + z.roundingMinor);
  expect(z).toMatchObject({
    saleCount: sales.length,
    returnCount: sales.filter((sale) => sale.hasReturns).length,
    totalMinor: sum((sale) => sale.totalMinor),
    netMinor: sum((sale) => sale.netMinor),
    taxMinor: sum((sale) => sale.taxMinor),
    grossMinor: sum((sale) => sale.grossMinor),
    creditSoldMinor: sum((sale) => sale.creditSoldMinor),
    roundingMinor: sum((sale) => sale.roundingMinor),
    firstNumber: sales[0]?.number ?? null,
    lastNumber: sales.at(-1)?.number ?? null,
  });
  expect(z.taxes.reduce((total, tax) => total + tax.taxMinor, 0)).toBe(z.taxMinor);
  const inCash = sum((sale) =>
    sale.tenders.filter((row) => row.tender === 'cash').reduce((total, row) => total + row.amountMinor, 0),
  );
  expect(z.cash.expectedMinor).toBe(z.cash.floatMinor + inCash + movedMinor + onAccountMinor);
  expect(z.overShortMinor).toBe((z.countedMinor ?? 0) - z.cash.expectedMinor);
}

async function openShop(): Promise<Omit<Shop, 'shiftId'> & { registerId: string }> {
  const office = await openTestApp();
  const till = tillOf(office);
  const { taxRates } = await office.api.settings.get();
  const standard = taxRates.map((rate) => ({ ...rate, category: 'S' as const, rateE4: 190_000 }));
  const reduced = { name: 'Reduced', category: 'S' as const, rateE4: 70_000, isDefault: false, isArchived: false };
  const company = { priceMode: 'inclusive' as const };
  await office.api.settings.update({ commandId: testId(), company, taxRates: [...standard, reduced] });
  await till.saveSettings({ cashRoundingMinor: step });
  const rates = (await office.api.settings.get()).taxRates;
  const taxRateId = rates.find((rate) => rate.name === 'Reduced')?.id ?? null;
  const { id: ink } = await till.addItem({ name: 'Ink', priceE4: 99_900 });
  const { id: book } = await till.addItem({ name: 'Book', priceE4: 12_345, taxRateId });
  const { id: registerId } = await till.addRegister({ name: 'Counter', prefix: 'A-' });
  return { office, till, ada: await till.addContact('Ada'), ink, book, registerId };
}

test('Z reports are the sums of their receipts, expected cash is the formula, and two never overlap', async () => {
  const days = fc.array(fc.array(events, { minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(days, fc.integer({ min: 0, max: 400_000 }), async (shifts, countedMinor) => {
      const { registerId, ...shop } = await openShop();
      const numbers: string[] = [];
      for (const [index, planned] of shifts.entries()) {
        const { shiftId } = await shop.till.open({ registerId, floatMinor: 200_000 + index * step });
        const happened: Happened = { sales: [], movedMinor: 0, onAccountMinor: 0 };
        for (const event of planned) await happen({ ...shop, shiftId }, event, happened);
        const z = await shop.till.close({ shiftId, countedMinor });
        expectSums(z, happened);
        expect(z.zNumber).toBe(`Z-A-000${index + 1}`);
        numbers.push(...happened.sales.map((sale) => sale.number));
      }
      expect(numbers).toEqual(numbers.map((_, index) => `A-${String(index + 1).padStart(6, '0')}`));
      await endProven(shop.office);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);
