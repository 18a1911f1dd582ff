import fc from 'fast-check';
import { expect, test } from 'vitest';
import { e4, largestTotal, minor, sumMinor } from '#domain/money';
import { priceModes, taxRoundings } from '#domain/tax';
import { computeSale, returnOf, type SaleInput, type SaleTotals, type SoldLine } from './index.ts';

function line(
  priceE4: number,
  {
    quantity = 10_000,
    percent = 0,
    off = 0,
    rate = 190_000,
  }: { quantity?: number; percent?: number; off?: number; rate?: number } = {},
): SoldLine {
  return {
    quantityE4: e4(quantity),
    priceE4: e4(priceE4),
    discountPercentE4: e4(percent),
    discountMinor: minor(off),
    taxCategory: 'S',
    taxRateE4: e4(rate),
  };
}

const empty: SaleInput = {
  currency: 'EUR',
  priceMode: 'inclusive',
  taxRounding: 'document',
  sold: [],
  returned: [],
  creditSoldMinor: minor(0),
  discount: { percentE4: e4(0), amountMinor: minor(0) },
};

function totalsOf(input: Partial<SaleInput>): SaleTotals {
  const computed = computeSale({ ...empty, ...input });
  if (!computed.ok) throw new Error(computed.error.code);
  return computed.value;
}

const amountOff = (amount: number): SaleInput['discount'] => ({ percentE4: e4(0), amountMinor: minor(amount) });
const percentOff = (percent: number): SaleInput['discount'] => ({ percentE4: e4(percent), amountMinor: minor(0) });

test('2.30 less 5 % is 2.19 on the receipt, tax contained', () => {
  const totals = totalsOf({ sold: [line(23_000, { percent: 50_000 })] });
  expect(totals.lines).toEqual([{ grossMinor: 230, netMinor: 219, settledMinor: 219 }]);
  expect(totals.taxes).toEqual([
    { taxCategory: 'S', taxRateE4: 190_000, taxableMinor: 184, taxMinor: 35, grossMinor: 219 },
  ]);
});

test('an order discount lowers the tax: it is taken before tax, spread over the rates and over the lines of each', () => {
  const sold = [line(100_000), line(100_000, { rate: 70_000 }), line(50_000)];
  const totals = totalsOf({ priceMode: 'exclusive', sold, discount: amountOff(100) });
  expect(totals.lines.map(({ settledMinor }) => settledMinor)).toEqual([960, 960, 480]);
  expect(totals.taxes.map(({ taxableMinor, taxMinor }) => [taxableMinor, taxMinor])).toEqual([
    [960, 67],
    [1440, 274],
  ]);
  expect(totals).toMatchObject({
    lineNetMinor: 2500,
    allowanceMinor: 100,
    netMinor: 2400,
    taxMinor: 341,
    totalMinor: 2741,
  });
});

test('tax is rounded once per rate, or on each line where the company says so', () => {
  const sold = [
    line(2_993_300, { rate: 200_000 }),
    line(1_793_300, { rate: 200_000 }),
    line(993_400, { rate: 200_000 }),
  ];
  expect(totalsOf({ priceMode: 'exclusive', sold }).taxMinor).toBe(11_560);
  expect(totalsOf({ priceMode: 'exclusive', taxRounding: 'line', sold }).taxMinor).toBe(11_561);
});

test('a voucher that is sold is no revenue and has no part in tax or discount', () => {
  const totals = totalsOf({ sold: [line(100_000)], creditSoldMinor: minor(5_000), discount: percentOff(100_000) });
  expect(totals).toMatchObject({ grossMinor: 900, creditSoldMinor: 5_000, totalMinor: 5_900 });
  const onlyVoucher = totalsOf({ creditSoldMinor: minor(5_000), discount: percentOff(100_000) });
  expect(onlyVoucher).toMatchObject({ grossMinor: 0, totalMinor: 5_000, taxes: [] });
});

test('a discount larger than what it is taken from is refused, of a line and of the order', () => {
  const ofLine = computeSale({ ...empty, sold: [line(10_000), line(10_000, { off: 101 })] });
  expect(ofLine).toEqual({ ok: false, error: { code: 'DISCOUNT_TOO_LARGE', lineIndex: 1 } });
  const ofOrder = computeSale({ ...empty, sold: [line(10_000)], discount: amountOff(101) });
  expect(ofOrder).toEqual({ ok: false, error: { code: 'DISCOUNT_TOO_LARGE' } });
  expect(computeSale({ ...empty, discount: amountOff(1) })).toEqual({
    ok: false,
    error: { code: 'DISCOUNT_TOO_LARGE' },
  });
  expect(totalsOf({ sold: [line(10_000)], discount: amountOff(100) }).totalMinor).toBe(0);
});

test('figures that no receipt may come to are refused instead of losing their cents', () => {
  const huge = line(100_000_000_000_000, { quantity: 1_000_000_000_000 });
  expect(computeSale({ ...empty, sold: [huge] })).toEqual({ ok: false, error: { code: 'AMOUNT_OUT_OF_RANGE' } });
  const vouchers = computeSale({ ...empty, sold: [line(10_000)], creditSoldMinor: minor(largestTotal) });
  expect(vouchers).toEqual({ ok: false, error: { code: 'AMOUNT_OUT_OF_RANGE' } });
});

test('an exchange for the same comes to nothing and still shows its rate', () => {
  const sold = [line(119_000)];
  const lines = totalsOf({ sold }).lines.map((each) => ({
    ...each,
    quantityE4: e4(10_000),
    returnedE4: e4(0),
    taxCategory: 'S' as const,
    taxRateE4: e4(190_000),
  }));
  const back = returnOf({ priceMode: 'inclusive', taxRounding: 'document', lines }, [
    { index: 0, quantityE4: e4(10_000) },
  ]);
  if (!back.ok) throw new Error(back.error.code);
  const exchange = totalsOf({ sold, returned: [back.value] });
  expect(exchange.totalMinor).toBe(0);
  expect(exchange.taxes).toEqual([
    { taxCategory: 'S', taxRateE4: 190_000, taxableMinor: 0, taxMinor: 0, grossMinor: 0 },
  ]);
});

const soldLine = fc
  .record({
    price: fc.integer({ min: 0, max: 2_000_000 }),
    quantity: fc.integer({ min: 1, max: 200_000 }),
    percent: fc.constantFrom(0, 0, 50_000, 333_333, 1_000_000),
    rate: fc.constantFrom(0, 70_000, 190_000),
  })
  .map(({ price, ...rest }) => line(price, rest));
const discount = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }).map(percentOff),
  fc.integer({ min: 0, max: 5_000 }).map(amountOff),
);
const sale = fc
  .record({
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    priceMode: fc.constantFrom(...priceModes),
    taxRounding: fc.constantFrom(...taxRoundings),
    sold: fc.array(soldLine, { maxLength: 8 }),
    discount,
  })
  .map((input): SaleInput => ({ ...empty, ...input }));

test('what is settled adds up to what was taxed, for every rate', () => {
  fc.assert(
    fc.property(sale, (input) => {
      const computed = computeSale(input);
      fc.pre(computed.ok);
      for (const tax of computed.value.taxes) {
        const settled = computed.value.lines.filter((_, index) => input.sold[index]?.taxRateE4 === tax.taxRateE4);
        const taxed = input.priceMode === 'exclusive' ? tax.taxableMinor : tax.grossMinor;
        expect(sumMinor(settled.map(({ settledMinor }) => settledMinor))).toBe(taxed);
      }
    }),
    { numRuns: 500 },
  );
});

test('no line gives back more than it cost, and none less than nothing', () => {
  fc.assert(
    fc.property(sale, (input) => {
      const computed = computeSale(input);
      fc.pre(computed.ok);
      for (const { grossMinor, netMinor, settledMinor } of computed.value.lines) {
        expect(settledMinor).toBeGreaterThanOrEqual(0);
        expect(settledMinor).toBeLessThanOrEqual(netMinor);
        expect(netMinor).toBeLessThanOrEqual(grossMinor);
      }
    }),
    { numRuns: 500 },
  );
});

test('the printed sums agree: lines less discount are the net or gross, net and tax the gross', () => {
  fc.assert(
    fc.property(sale, (input) => {
      const computed = computeSale(input);
      fc.pre(computed.ok);
      const totals = computed.value;
      const sum = totals.lineNetMinor - totals.allowanceMinor;
      expect(sum).toBe(input.priceMode === 'exclusive' ? totals.netMinor : totals.grossMinor);
      expect(totals.netMinor + totals.taxMinor).toBe(totals.grossMinor);
    }),
  );
});
