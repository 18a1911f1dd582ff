// Random days at the till, in francs, where cash is rounded to 0.05: the identities of domain.md 'Till' hold for every one of them.
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { minor } from '#domain/money';
import { cashStepOf, expectedCash, planRefund } from '#domain/till';
import { account, back, card, cash, openShop, pieces } from '#core/sales/testing';
import type { Sale, SaleInput, Shop } from '#core/sales/testing';
import { failureOf, rowsOf, testId } from '#core/testing';

type Report = Awaited<ReturnType<Shop['office']['api']['till']['report']>>;
type Day = { shop: Shop; shiftId: string; contactId: string; sales: Sale[]; codes: string[] };

const share = fc.integer({ min: 0, max: 99 });
const sold = fc.record({
  item: fc.boolean(),
  count: fc.integer({ min: 1, max: 5 }),
  discountPercentE4: fc.constantFrom(0, 0, 0, 125_000, 333_333),
  freePriceE4: fc.option(fc.integer({ min: 1, max: 999_999 })),
});
/** An amount that coins can pay, not below the given one. */
const inCoins = (amount: number) => Math.ceil(amount / 5) * 5;
/** What coins can pay: cash in CHF goes in steps of 0.05. */
const coins = (max: number) => fc.integer({ min: 1, max: max / 5 }).map((count) => count * 5);
const action = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('sell' as const),
      lines: fc.array(sold, { minLength: 1, maxLength: 4 }),
      discount: fc.constantFrom(0, 0, 50_000, 70_707),
      share,
      tender: share,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('takeBack' as const),
      pick: share,
      share,
      isExchange: fc.boolean(),
      inCash: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('voucher' as const), amountMinor: fc.integer({ min: 100, max: 5000 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('payIn' as const, 'payOut' as const, 'drop' as const),
      amountMinor: coins(900),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('onAccount' as const), amountMinor: coins(3000) }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;
type Sold = typeof sold extends fc.Arbitrary<infer Value> ? Value : never;
const shift = fc.record({
  actions: fc.array(action, { minLength: 3, maxLength: 12 }),
  overShort: fc.integer({ min: -50, max: 50 }),
});

/** What a sale comes to: the till tells it to who expects something else. */
async function totalOf(day: Day, sale: Pick<SaleInput, 'lines' | 'discount'>): Promise<number> {
  const failure = await day.shop.refused({
    ...sale,
    shiftId: day.shiftId,
    tenders: [],
    expectedTotalMinor: 987_654_321,
  });
  return (failure.data as { totalMinor: number }).totalMinor;
}

function linesOf({ shop }: Day, lines: readonly Sold[]): SaleInput['lines'] {
  return lines.map(({ item, count, discountPercentE4, freePriceE4 }) => {
    const discount = { discountPercentE4, discountReason: discountPercentE4 === 0 ? '' : 'Regular' };
    if (freePriceE4 === null) return { ...pieces(item ? shop.ink : shop.bread, count), ...discount };
    return {
      kind: 'free' as const,
      description: 'Cut to size',
      quantityE4: count * 5000,
      priceE4: freePriceE4,
      ...discount,
    };
  });
}

async function sell(day: Day, given: Extract<Action, { kind: 'sell' }>): Promise<void> {
  const discount = { percentE4: given.discount, reason: given.discount === 0 ? '' : 'Birthday' };
  const lines = linesOf(day, given.lines);
  const total = await totalOf(day, { lines, discount });
  const part = Math.floor((total * given.share) / 100);
  const code = day.codes.shift();
  const credit =
    code === undefined ? [] : [{ tender: 'voucher' as const, amountMinor: Math.min(part, 100), creditCode: code }];
  const tenders = [
    [cash(inCoins(total + 500))],
    [card(part), cash(inCoins(total - part + 3))],
    [card(total)],
    [account(part), cash(inCoins(total + 2))],
    [...credit, cash(inCoins(total + 2))],
  ][given.tender % 5];
  const contactId = given.tender % 5 === 3 ? day.contactId : null;
  day.sales.push(
    await day.shop.sell({ shiftId: day.shiftId, contactId, lines, discount, ...(tenders && { tenders }) }),
  );
}

/** A part of a random line comes back, for other goods or for money: the way it came, or in cash with a reason. */
async function takeBack(day: Day, given: Extract<Action, { kind: 'takeBack' }>): Promise<void> {
  const original = day.sales[given.pick % Math.max(1, day.sales.length)];
  if (original === undefined) return;
  const { api } = day.shop.office;
  const { lines: known, tenders: paid } = await api.sales.returnable({ saleId: original.id });
  const line = known.find(({ returnableE4 }) => returnableE4 > 0);
  if (line === undefined) return;
  const quantityE4 = Math.max(1, Math.floor((line.returnableE4 * (given.share + 1)) / 100));
  const lines = [
    { ...back(original.id, line.position), quantityE4 },
    ...(given.isExchange ? [pieces(day.shop.bread)] : []),
  ];
  const total = await totalOf(day, { lines });
  const cashStepMinor = cashStepOf('CHF');
  const refunds =
    total >= 0
      ? []
      : planRefund({ amountMinor: minor(0 - total), paid, cashStepMinor }).map(({ tender, amountMinor }) => ({
          tender,
          amountMinor: 0 - amountMinor,
        }));
  const rounded = 0 - Math.round((0 - total) / cashStepMinor) * cashStepMinor;
  const tenders = total >= 0 ? [cash(inCoins(total + 5))] : given.inCash ? [cash(rounded)] : refunds;
  const asked = {
    shiftId: day.shiftId,
    contactId: original.contactId,
    lines,
    tenders,
    otherTenderReason: given.inCash && total < 0 ? 'Wanted cash' : '',
  };
  const { cash: drawer } = await api.till.report({ shiftId: day.shiftId });
  const cashMinor = sumOf(tenders, ({ tender, amountMinor }) => (tender === 'cash' ? amountMinor : 0));
  if (-cashMinor > drawer.expectedMinor) {
    expect((await day.shop.refused(asked)).code).toBe('CASH_MISSING');
    return;
  }
  const sale = await day.shop.sell(asked);
  day.codes.push(...sale.credits.filter(({ amountMinor }) => amountMinor >= 100).map(({ code }) => code));
}

async function act(day: Day, given: Action): Promise<void> {
  const { api } = day.shop.office;
  const { shiftId, contactId } = day;
  switch (given.kind) {
    case 'sell':
      return sell(day, given);
    case 'takeBack':
      return takeBack(day, given);
    case 'voucher': {
      const sale = await day.shop.sell({ shiftId, lines: [given] });
      day.codes.push(...sale.credits.map(({ code }) => code));
      return;
    }
    case 'onAccount':
      await api.till.takePayment({ commandId: testId(), shiftId, contactId, amountMinor: given.amountMinor });
      return;
    case 'payIn':
    case 'payOut':
    case 'drop':
      return moveCash(day, given);
  }
}

/** Refused when the drawer does not hold so much. */
async function moveCash(
  { shop, shiftId }: Day,
  given: Extract<Action, { kind: 'payIn' | 'payOut' | 'drop' }>,
): Promise<void> {
  const { api } = shop.office;
  const { expectedMinor } = (await api.till.report({ shiftId })).cash;
  const moved = api.till.moveCash({ commandId: testId(), shiftId, ...given, reason: 'Change' });
  if (given.kind === 'payIn' || given.amountMinor <= expectedMinor) await moved;
  else expect((await failureOf(moved)).code).toBe('CASH_MISSING');
}

const sumOf = <Row>(rows: readonly Row[], value: (row: Row) => number) =>
  rows.reduce((sum, row) => sum + value(row), 0);

/** The report beside its receipts, read one by one. */
async function proveReport({ shop }: Day, report: Report): Promise<void> {
  const { api } = shop.office;
  const { rows } = await api.sales.list({ shiftId: report.shiftId, limit: 100 });
  const receipts = await Promise.all(rows.map(({ id }) => api.sales.get({ id })));
  const { cash: drawer } = report;
  expect(report.saleCount).toBe(receipts.length);
  for (const field of [
    'netMinor',
    'taxMinor',
    'grossMinor',
    'totalMinor',
    'roundingMinor',
    'creditSoldMinor',
  ] as const) {
    expect([field, report[field]]).toEqual([field, sumOf(receipts, (receipt) => receipt[field])]);
  }
  const paid = receipts.flatMap(({ tenders }) => tenders);
  for (const { tender, amountMinor } of report.tenders) {
    expect(amountMinor).toBe(
      sumOf(
        paid.filter((row) => row.tender === tender),
        (row) => row.amountMinor,
      ),
    );
  }
  expect(sumOf(report.tenders, (row) => row.amountMinor)).toBe(report.totalMinor + report.roundingMinor);
  expect(sumOf(paid, (row) => row.amountMinor)).toBe(report.totalMinor + report.roundingMinor);
  expect(sumOf(report.taxes, (tax) => tax.taxMinor)).toBe(report.taxMinor);
  expect(drawer.expectedMinor).toBe(expectedCash(drawer));
  expect(drawer.expectedMinor).toBeGreaterThanOrEqual(0);
  const cashPaid = sumOf(
    paid.filter((row) => row.tender === 'cash'),
    (row) => row.amountMinor,
  );
  expect(drawer.salesMinor - drawer.refundsMinor).toBe(cashPaid);
}

async function work(
  day: Day,
  { actions, overShort }: { actions: readonly Action[]; overShort: number },
): Promise<Report> {
  const { api } = day.shop.office;
  for (const each of actions) await act(day, each);
  const { cash: drawer } = await api.till.report({ shiftId: day.shiftId });
  const countedMinor = Math.max(0, drawer.expectedMinor + overShort);
  const closed = await api.till.closeShift({ commandId: testId(), shiftId: day.shiftId, countedMinor });
  expect(closed.overShortMinor).toBe(countedMinor - drawer.expectedMinor);
  await proveReport(day, closed);
  return closed;
}

/** The cash account moves by what the drawers should hold less their floats, drops, and what was counted above or below. */
function proveCash({ shop }: Day, reports: readonly Report[]): void {
  const [ledger] = rowsOf<{ sum: number }>(
    shop.office.databaseFile,
    "SELECT coalesce(sum(amount_minor), 0) AS sum FROM ledger_lines JOIN ledger_accounts ON code = account_code WHERE role = 'cash'",
  );
  const moved = sumOf(
    reports,
    ({ cash: drawer, overShortMinor }) =>
      drawer.expectedMinor - drawer.floatMinor + drawer.dropsMinor + (overShortMinor ?? 0),
  );
  expect(ledger?.sum).toBe(moved);
}

async function proveNoOverlap({ shop }: Day, reports: readonly Report[]): Promise<void> {
  const ends = reports.flatMap(({ firstNumber, lastNumber }) =>
    firstNumber === null || lastNumber === null ? [] : [firstNumber, lastNumber],
  );
  expect(ends).toEqual(ends.toSorted((left, right) => left.localeCompare(right)));
  expect(reports.map(({ zNumber }) => zNumber)).toEqual(
    reports.map((_, index) => `Z-A-${String(index + 1).padStart(4, '0')}`),
  );
  expect(sumOf(reports, ({ saleCount }) => saleCount)).toBe((await shop.office.api.sales.list({})).total);
  for (const report of reports) {
    const again = await shop.office.api.till.report({ shiftId: report.shiftId });
    expect({ ...again, madeAt: '' }).toEqual({ ...report, madeAt: '' });
  }
}

async function openNext(day: Day): Promise<void> {
  const { api } = day.shop.office;
  const { registerId } = day.shop;
  day.shiftId = (await api.till.openShift({ commandId: testId(), registerId, floatMinor: 10_000 })).shiftId;
}

test(
  'tenders are receipts and rounding, drawers are their formula, Z reports their receipts, on random shifts',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(shift, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('document' as const, 'line' as const),
        async (shifts, taxRounding) => {
          const shop = await openShop({ currency: 'CHF', taxRounding });
          const day: Day = { shop, shiftId: shop.shiftId, contactId: await shop.contact(), sales: [], codes: [] };
          const reports: Report[] = [];
          for (const [index, each] of shifts.entries()) {
            if (index > 0) await openNext(day);
            reports.push(await work(day, each));
          }
          proveCash(day, reports);
          await proveNoOverlap(day, reports);
          expect(
            (
              await failureOf(
                shop.office.api.till.moveCash({
                  commandId: testId(),
                  shiftId: day.shiftId,
                  kind: 'payIn',
                  amountMinor: 5,
                  reason: 'Late',
                }),
              )
            ).code,
          ).toBe('SHIFT_CLOSED');
          await shop.end();
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  },
);

test(
  'whatever is bought, bringing all of it back in any pieces mirrors the sale to the cent',
  { timeout: 120_000 },
  async () => {
    const bought = fc.record({
      lines: fc.array(sold, { minLength: 1, maxLength: 5 }),
      discount: fc.constantFrom(0, 33_333, 125_000),
      cuts: fc.array(share, { minLength: 1, maxLength: 6 }),
    });
    for (const taxRounding of ['document', 'line'] as const) {
      const shop = await openShop({ currency: 'CHF', taxRounding });
      const day: Day = { shop, shiftId: shop.shiftId, contactId: await shop.contact(), sales: [], codes: [] };
      await fc.assert(
        fc.asyncProperty(bought, async ({ lines: given, discount: percentE4, cuts }) => {
          const lines = linesOf(day, given);
          const discount = { percentE4, reason: percentE4 === 0 ? '' : 'Birthday' };
          const total = await totalOf(day, { lines, discount });
          const sale = await shop.sell({ lines, discount, tenders: [card(total)] });
          const returned = await bringAllBack(day, { sale, cuts });
          for (const field of ['netMinor', 'taxMinor', 'grossMinor', 'totalMinor'] as const) {
            expect([field, sumOf(returned, (each) => each[field])]).toEqual([field, 0 - sale[field]]);
          }
          for (const tax of sale.taxes) {
            const same = returned.flatMap(({ taxes }) => taxes.filter(({ taxRateE4 }) => taxRateE4 === tax.taxRateE4));
            expect([sumOf(same, (row) => row.taxableMinor), sumOf(same, (row) => row.taxMinor)]).toEqual([
              0 - tax.taxableMinor,
              0 - tax.taxMinor,
            ]);
          }
        }),
        { numRuns: 20, endOnFailure: true },
      );
      await shop.end();
    }
  },
);

/** A part of each line in turn, until nothing is left to bring back. */
async function bringAllBack(day: Day, { sale, cuts }: { sale: Sale; cuts: readonly number[] }): Promise<Sale[]> {
  const returned: Sale[] = [];
  for (let turn = 0; ; turn += 1) {
    const { lines: known } = await day.shop.office.api.sales.returnable({ saleId: sale.id });
    const left = known.filter(({ returnableE4 }) => returnableE4 > 0);
    if (left.length === 0) return returned;
    const cut = turn < cuts.length ? (cuts[turn] ?? 99) : 99;
    const lines = left.slice(0, turn < cuts.length ? 2 : left.length).map(({ position, returnableE4 }) => ({
      ...back(sale.id, position),
      quantityE4: Math.max(1, Math.floor((returnableE4 * (cut + 1)) / 100)),
    }));
    const total = await totalOf(day, { lines });
    returned.push(await day.shop.sell({ lines, tenders: total === 0 ? [] : [card(total)] }));
  }
}
