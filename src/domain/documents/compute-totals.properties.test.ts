import fc from 'fast-check';
import { expect, test } from 'vitest';
import { e4, minor, negate, sumMinor, type Minor } from '#domain/money';
import { priceModes, taxRoundings } from '#domain/tax';
import { computeTotals, type Totals, type TotalsInput } from './index.ts';

const integer = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
const amount = integer(0, 100_000).map((value) => minor(value));
const percent = fc.oneof(fc.constant(0), integer(0, 1_000_000)).map((value) => e4(value));
const tax = fc.oneof(
  fc.record({
    taxCategory: fc.constant('S' as const),
    taxRateE4: fc.constantFrom(0, 55_000, 70_000, 99_750, 190_000).map((rate) => e4(rate)),
  }),
  fc.record({ taxCategory: fc.constantFrom('E' as const, 'AE' as const), taxRateE4: fc.constant(e4(0)) }),
);
const line = fc
  .record({
    quantityE4: integer(-50_000, 1_000_000).map((value) => e4(value)),
    priceE4: integer(0, 50_000_000).map((value) => e4(value)),
    baseQuantityE4: fc.constantFrom(10_000, 30_000, 100_000).map((value) => e4(value)),
    discountPercentE4: percent,
    discountMinor: amount,
    chargeMinor: amount,
    tax,
  })
  .map(({ tax: ofLine, ...rest }) => ({ ...rest, ...ofLine }));
const adjustment = fc
  .record({
    kind: fc.constantFrom('allowance' as const, 'charge' as const),
    amountMinor: amount,
    percentE4: percent,
    tax: fc.oneof(tax, fc.constant({ taxCategory: null, taxRateE4: null })),
  })
  .map(({ tax: ofAdjustment, ...rest }) => ({ ...rest, ...ofAdjustment }));
const input: fc.Arbitrary<TotalsInput> = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  priceMode: fc.constantFrom(...priceModes),
  taxRounding: fc.constantFrom(...taxRoundings),
  lines: fc.array(line, { maxLength: 8 }),
  adjustments: fc.array(adjustment, { maxLength: 3 }),
  prepaidMinor: amount,
  roundingMinor: integer(-50, 50).map((value) => minor(value)),
});

function totalsOf(document: TotalsInput): Totals {
  const computed = computeTotals(document);
  if (!computed.ok) throw new Error(computed.error.code);
  return computed.value;
}

function sumOf<T>(rows: readonly T[], pick: (row: T) => Minor): Minor {
  return sumMinor(rows.map((row) => pick(row)));
}

test('net and tax are gross, for each rate and for the document', () => {
  fc.assert(
    fc.property(input, (document) => {
      const totals = totalsOf(document);
      for (const row of totals.taxes) expect(row.taxableMinor + row.taxMinor).toBe(row.grossMinor);
      expect(totals.netMinor + totals.taxMinor).toBe(totals.grossMinor);
      expect(sumOf(totals.taxes, (row) => row.taxableMinor)).toBe(totals.netMinor);
      expect(sumOf(totals.taxes, (row) => row.taxMinor)).toBe(totals.taxMinor);
      expect(totals.dueMinor).toBe(totals.grossMinor - totals.prepaidMinor + totals.roundingMinor);
    }),
  );
});

test('lines less allowances plus charges are the net, or the gross where prices include tax', () => {
  fc.assert(
    fc.property(input, (document) => {
      const { lines, lineNetMinor, allowanceMinor, chargeMinor, netMinor, grossMinor } = totalsOf(document);
      for (const each of lines) expect(each.grossMinor - each.allowanceMinor + each.chargeMinor).toBe(each.netMinor);
      expect(sumOf(lines, (each) => each.netMinor)).toBe(lineNetMinor);
      const sum = lineNetMinor - allowanceMinor + chargeMinor;
      expect(sum).toBe(document.priceMode === 'exclusive' ? netMinor : grossMinor);
    }),
  );
});

test('the parts of an allowance or charge add up to it', () => {
  fc.assert(
    fc.property(input, (document) => {
      for (const { amountMinor, parts } of totalsOf(document).adjustments) {
        expect(sumOf(parts, (part) => part.amountMinor)).toBe(amountMinor);
      }
    }),
  );
});

test('where tax is rounded per rate it is off by half a minor unit at most', () => {
  fc.assert(
    fc.property(input, (document) => {
      for (const { taxableMinor, taxMinor, taxRateE4, grossMinor } of totalsOf({ ...document, taxRounding: 'document' })
        .taxes) {
        const [base, whole] =
          document.priceMode === 'exclusive'
            ? [taxableMinor, 1_000_000n]
            : [grossMinor, 1_000_000n + BigInt(taxRateE4)];
        const error = BigInt(taxMinor) * whole - BigInt(base) * BigInt(taxRateE4);
        expect(2n * (error < 0n ? -error : error)).toBeLessThanOrEqual(whole);
      }
    }),
  );
});

test('where tax is rounded per line, the taxes of the lines are the tax of a document without adjustments', () => {
  fc.assert(
    fc.property(input, (document) => {
      const totals = totalsOf({ ...document, adjustments: [], taxRounding: 'line' });
      expect(sumOf(totals.lines, (each) => each.taxMinor)).toBe(totals.taxMinor);
    }),
  );
});

test('each rate stands once, sorted by category and rate', () => {
  fc.assert(
    fc.property(input, (document) => {
      const keys = totalsOf(document).taxes.map((row) => `${row.taxCategory} ${row.taxRateE4}`);
      expect(new Set(keys).size).toBe(keys.length);
      const reversed = totalsOf({ ...document, lines: document.lines.toReversed() }).taxes;
      expect(reversed.map((row) => `${row.taxCategory} ${row.taxRateE4}`)).toEqual(keys);
    }),
  );
});

test('a return of everything is the exact mirror of the sale', () => {
  fc.assert(
    fc.property(input, (document) => {
      const returned: TotalsInput = {
        ...document,
        lines: document.lines.map((each) => ({
          ...each,
          quantityE4: e4(0 - each.quantityE4),
          discountMinor: negate(each.discountMinor),
          chargeMinor: negate(each.chargeMinor),
        })),
        adjustments: document.adjustments.map((each) => ({ ...each, amountMinor: negate(each.amountMinor) })),
      };
      const [sale, mirror] = [totalsOf(document), totalsOf(returned)];
      expect(mirror.grossMinor).toBe(negate(sale.grossMinor));
      expect(mirror.taxes).toEqual(
        sale.taxes.map((row) => ({
          ...row,
          taxableMinor: negate(row.taxableMinor),
          taxMinor: negate(row.taxMinor),
          grossMinor: negate(row.grossMinor),
        })),
      );
    }),
  );
});
