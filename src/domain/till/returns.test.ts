import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TaxTotals } from '#domain/documents';
import { e4, minor, negate, sumMinor } from '#domain/money';
import { priceModes, taxRoundings } from '#domain/tax';
import {
  computeSale,
  returnOf,
  type ReturnableLine,
  type ReturnedGroup,
  type SaleInput,
  type SaleTotals,
} from './index.ts';

type Sale = { input: SaleInput; totals: SaleTotals };
type Choice = { index: number; quantityE4: ReturnableLine['quantityE4'] };

function sell(input: SaleInput): Sale | null {
  const computed = computeSale(input);
  return computed.ok ? { input, totals: computed.value } : null;
}

/** The lines of a receipt as they are kept, with what has come back. */
function receiptOf({ input, totals }: Sale, back: readonly number[]): Parameters<typeof returnOf>[0] {
  const lines = input.sold.map(({ quantityE4, taxCategory, taxRateE4 }, index) => {
    const { grossMinor = minor(0), netMinor = minor(0), settledMinor = minor(0) } = totals.lines[index] ?? {};
    return { quantityE4, taxCategory, taxRateE4, grossMinor, netMinor, settledMinor, returnedE4: e4(back[index] ?? 0) };
  });
  return { priceMode: input.priceMode, taxRounding: input.taxRounding, lines };
}

function giveBack(sale: Sale, choices: readonly Choice[], back: number[] = []): ReturnedGroup {
  const returned = returnOf(receiptOf(sale, back), choices);
  if (!returned.ok) throw new Error(returned.error.code);
  for (const { index, quantityE4 } of choices) back[index] = (back[index] ?? 0) + quantityE4;
  return returned.value;
}

function everything({ input }: Sale): Choice[] {
  return input.sold.map(({ quantityE4 }, index) => ({ index, quantityE4 }));
}

function mirrored(taxes: readonly TaxTotals[]): TaxTotals[] {
  return taxes.map((tax) => ({
    ...tax,
    taxableMinor: negate(tax.taxableMinor),
    taxMinor: negate(tax.taxMinor),
    grossMinor: negate(tax.grossMinor),
  }));
}

function expectMirror({ input, totals }: Sale, groups: readonly ReturnedGroup[]): void {
  const nothing: SaleInput = { ...input, sold: [], discount: { percentE4: e4(0), amountMinor: minor(0) } };
  const computed = computeSale({ ...nothing, returned: groups });
  if (!computed.ok) throw new Error(computed.error.code);
  expect(computed.value.taxes).toEqual(mirrored(totals.taxes));
  expect(computed.value.totalMinor).toBe(negate(totals.totalMinor));
  for (const [index, { settledMinor }] of totals.lines.entries()) {
    const lines = groups.flatMap((group) => group.lines).filter((line) => line.index === index);
    expect(sumMinor(lines.map((line) => line.settledMinor))).toBe(negate(settledMinor));
  }
}

const sale = fc
  .record({
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    priceMode: fc.constantFrom(...priceModes),
    taxRounding: fc.constantFrom(...taxRoundings),
    sold: fc.array(
      fc.record({
        priceE4: fc.integer({ min: 0, max: 500_000 }).map((value) => e4(value)),
        quantityE4: fc
          .oneof(
            fc.integer({ min: 1, max: 9 }).map((pieces) => pieces * 10_000),
            fc.integer({ min: 1, max: 50_000 }),
          )
          .map((value) => e4(value)),
        discountPercentE4: fc.constantFrom(0, 0, 50_000, 333_333, 1_000_000).map((value) => e4(value)),
        discountMinor: fc.constantFrom(0, 0, 3).map((value) => minor(value)),
        taxCategory: fc.constant('S' as const),
        taxRateE4: fc.constantFrom(0, 55_000, 190_000).map((value) => e4(value)),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    discount: fc.record({
      percentE4: fc.constantFrom(0, 0, 70_000, 333_333, 1_000_000).map((value) => e4(value)),
      amountMinor: fc.constantFrom(0, 1, 99, 500).map((value) => minor(value)),
    }),
  })
  .map((input) => sell({ ...input, returned: [], creditSoldMinor: minor(0) }))
  .filter((sold) => sold !== null);

test('a return of everything at once mirrors the sale to the cent', () => {
  fc.assert(
    fc.property(sale, (sold) => {
      expectMirror(sold, [giveBack(sold, everything(sold))]);
    }),
    { numRuns: 500 },
  );
});

test('any sequence of partial returns that brings everything back mirrors the sale: lines, taxable, tax and gross of each rate', () => {
  const parts = fc.array(fc.record({ line: fc.nat(), share: fc.integer({ min: 1, max: 100 }) }), { maxLength: 12 });
  fc.assert(
    fc.property(sale, parts, (sold, steps) => {
      const back = sold.input.sold.map(() => 0);
      const groups: ReturnedGroup[] = [];
      for (const { line, share } of steps) {
        const index = line % sold.input.sold.length;
        const left = (sold.input.sold[index]?.quantityE4 ?? 0) - (back[index] ?? 0);
        const quantityE4 = e4(Math.ceil((left * share) / 100));
        if (quantityE4 > 0) groups.push(giveBack(sold, [{ index, quantityE4 }], back));
      }
      const rest = everything(sold)
        .map(({ index, quantityE4 }) => ({ index, quantityE4: e4(quantityE4 - (back[index] ?? 0)) }))
        .filter(({ quantityE4 }) => quantityE4 > 0);
      groups.push(giveBack(sold, rest, back));
      expectMirror(sold, groups);
    }),
    { numRuns: 1_000 },
  );
});

test('no partial return gives money in the wrong direction, and net and tax of it are its gross', () => {
  fc.assert(
    fc.property(sale, fc.nat(), (sold, pick) => {
      const index = pick % sold.input.sold.length;
      const quantityE4 = e4(1 + (pick % (sold.input.sold[index]?.quantityE4 ?? 1)));
      const { lines, taxes } = giveBack(sold, [{ index, quantityE4 }]);
      for (const line of lines) expect(line.settledMinor).toBeLessThanOrEqual(0);
      for (const tax of taxes) expect(tax.taxableMinor + tax.taxMinor).toBe(tax.grossMinor);
    }),
  );
});

function threeForTen(): Sale {
  const sold = sell({
    currency: 'EUR',
    priceMode: 'inclusive',
    taxRounding: 'document',
    sold: [
      {
        quantityE4: e4(30_000),
        priceE4: e4(33_333),
        discountPercentE4: e4(0),
        discountMinor: minor(0),
        taxCategory: 'S',
        taxRateE4: e4(190_000),
      },
    ],
    returned: [],
    creditSoldMinor: minor(0),
    discount: { percentE4: e4(100_000), amountMinor: minor(0) },
  });
  if (sold === null) throw new Error('The example has totals');
  return sold;
}

const piece = e4(10_000);

test('three pieces for 10.00 less 10 % come back one by one for 3.00 each, the discount with them', () => {
  const sold = threeForTen();
  const back = [0];
  const amounts = [1, 2, 3].map(() => giveBack(sold, [{ index: 0, quantityE4: piece }], back).lines[0]?.settledMinor);
  expect(sold.totals.totalMinor).toBe(900);
  expect(amounts).toEqual([-300, -300, -300]);
});

test('a returned line is worth the same in the totals as on its own: what it gives back is its net', () => {
  const { lines } = giveBack(threeForTen(), [{ index: 0, quantityE4: piece }]);
  expect(lines).toEqual([{ index: 0, quantityE4: -10_000, grossMinor: -333, netMinor: -300, settledMinor: -300 }]);
});

test('more than was sold and not yet returned is refused, with what can still come back', () => {
  const receipt = receiptOf(threeForTen(), [20_000]);
  const refused = returnOf(receipt, [{ index: 0, quantityE4: e4(20_000) }]);
  expect(refused).toEqual({ ok: false, error: { code: 'RETURN_EXCEEDS_SOLD', index: 0, returnableE4: 10_000 } });
});

test('a line chosen twice counts together', () => {
  const receipt = receiptOf(threeForTen(), [0]);
  const twice = [e4(10_000), e4(20_000)].map((quantityE4) => ({ index: 0, quantityE4 }));
  const returned = returnOf(receipt, twice);
  expect(returned.ok && returned.value.lines.map((line) => line.settledMinor)).toEqual([-300, -600]);
  const once = returnOf(receipt, [{ index: 0, quantityE4: e4(30_000) }]);
  expect(returned.ok && once.ok && returned.value.taxes).toEqual(once.ok && once.value.taxes);
  const tooMany = returnOf(receipt, [...twice, { index: 0, quantityE4: e4(1) }]);
  expect(tooMany).toMatchObject({ ok: false, error: { code: 'RETURN_EXCEEDS_SOLD' } });
});

test('a return of nothing, or of less than nothing, is refused', () => {
  const receipt = receiptOf(threeForTen(), [0]);
  for (const quantityE4 of [e4(0), e4(-10_000)]) {
    expect(returnOf(receipt, [{ index: 0, quantityE4 }]).ok).toBe(false);
  }
});

test('what was not sold on the receipt cannot come back: another line, a voucher, a line that was a return itself', () => {
  const receipt = receiptOf(threeForTen(), [0]);
  const [line] = receipt.lines;
  if (line === undefined || line === null) throw new Error('The example has a line');
  const lines = [line, null, { ...line, quantityE4: e4(-10_000), settledMinor: minor(-300) }];
  for (const index of [1, 2, 3, -1]) {
    const refused = returnOf({ ...receipt, lines }, [{ index, quantityE4: piece }]);
    expect(refused).toEqual({ ok: false, error: { code: 'RETURN_LINE_UNKNOWN', index } });
  }
});

test('returns on the receipt of an exchange do not change what its sold lines give back', () => {
  const receipt = receiptOf(threeForTen(), [0]);
  const [line] = receipt.lines;
  if (line === undefined || line === null) throw new Error('The example has a line');
  const exchange = { ...receipt, lines: [line, { ...line, quantityE4: e4(-10_000), settledMinor: minor(-12_345) }] };
  const chosen = [{ index: 0, quantityE4: e4(30_000) }];
  expect(returnOf(exchange, chosen)).toEqual(returnOf(receipt, chosen));
});
