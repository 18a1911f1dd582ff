import { describe, expect, test } from 'vitest';
import { e4, minor, sumMinor } from '#domain/money';
import { computeTotals, type AdjustmentInput, type LineInput, type Totals, type TotalsInput } from './index.ts';

const twenty = e4(200_000);
const nineteen = e4(190_000);
const seven = e4(70_000);

function line(priceE4: number, change: Partial<LineInput> = {}): LineInput {
  const one = e4(10_000);
  const none = minor(0);
  const plain = {
    discountPercentE4: e4(0),
    discountMinor: none,
    chargeMinor: none,
    taxCategory: 'S',
    taxRateE4: nineteen,
  } as const;
  return { quantityE4: one, priceE4: e4(priceE4), baseQuantityE4: one, ...plain, ...change };
}

function adjustment(kind: 'allowance' | 'charge', change: Partial<AdjustmentInput>): AdjustmentInput {
  return { kind, taxCategory: null, taxRateE4: null, amountMinor: minor(0), percentE4: e4(0), ...change };
}

function document(change: Partial<TotalsInput>): TotalsInput {
  const rules = { currency: 'EUR', priceMode: 'exclusive', taxRounding: 'document' } as const;
  return { ...rules, lines: [], adjustments: [], prepaidMinor: minor(0), roundingMinor: minor(0), ...change };
}

function totals(change: Partial<TotalsInput>): Totals {
  const computed = computeTotals(document(change));
  if (!computed.ok) throw new Error(computed.error.code);
  return computed.value;
}

describe('tax is rounded where the company says', () => {
  const lines = [2_993_300, 1_793_300, 993_400].map((priceE4) => line(priceE4, { taxRateE4: twenty }));

  test('299.33 + 179.33 + 99.34 at 20 % is tax 115.60 per rate', () => {
    const { netMinor, taxMinor, grossMinor, lines: shown } = totals({ lines });
    expect([netMinor, taxMinor, grossMinor]).toEqual([57_800, 11_560, 69_360]);
    expect(shown.map((each) => each.taxMinor)).toEqual([0, 0, 0]);
  });

  test('and 115.61 per line', () => {
    const { taxMinor, grossMinor, lines: shown } = totals({ lines, taxRounding: 'line' });
    expect([taxMinor, grossMinor]).toEqual([11_561, 69_361]);
    expect(shown.map((each) => each.taxMinor)).toEqual([5_987, 3_587, 1_987]);
  });

  test('per line, an adjustment of its own rate is taxed by itself', () => {
    const charge = adjustment('charge', { taxCategory: 'S', taxRateE4: twenty, amountMinor: minor(3) });
    expect(totals({ lines, adjustments: [charge], taxRounding: 'line' }).taxMinor).toBe(11_562);
  });
});

describe('a line', () => {
  test('of 2.30 less 5 % is 2.19, and the allowance shown is what is missing', () => {
    const [shown] = totals({ lines: [line(23_000, { discountPercentE4: e4(50_000) })] }).lines;
    expect(shown).toEqual({ grossMinor: 230, allowanceMinor: 11, chargeMinor: 0, netMinor: 219, taxMinor: 0 });
  });

  test('takes the percentage first, then the amount off, then the charge on', () => {
    const change = { discountPercentE4: e4(100_000), discountMinor: minor(50), chargeMinor: minor(20) };
    const [shown] = totals({ lines: [line(100_000, change)] }).lines;
    expect(shown).toEqual({ grossMinor: 1_000, allowanceMinor: 150, chargeMinor: 20, netMinor: 870, taxMinor: 0 });
  });

  test('is rounded once: the discount is taken from the exact product', () => {
    const change = { quantityE4: e4(30_000), discountPercentE4: e4(500_000) };
    expect(totals({ lines: [line(3_350, change)] }).lines[0]?.netMinor).toBe(50);
  });

  test('of a return is the mirror of its sale', () => {
    const change = { quantityE4: e4(-10_000), discountPercentE4: e4(50_000) };
    const { lines, taxMinor } = totals({ lines: [line(23_000, change)] });
    expect([lines[0]?.netMinor, taxMinor]).toEqual([-219, -42]);
  });
});

describe('allowances and charges of the document', () => {
  const lines = [line(1_000_000), line(500_000, { taxRateE4: seven }), line(500_000, { taxRateE4: seven })];

  test('freight is spread over the rates by net share, to the cent', () => {
    const { adjustments, taxes, chargeMinor } = totals({
      lines,
      adjustments: [adjustment('charge', { amountMinor: minor(3_239) })],
    });
    expect(adjustments[0]?.parts.map((part) => [part.taxRateE4, part.amountMinor])).toEqual([
      [seven, 1_620],
      [nineteen, 1_619],
    ]);
    expect(taxes.map((tax) => tax.taxableMinor)).toEqual([11_620, 11_619]);
    expect(chargeMinor).toBe(3_239);
  });

  test('a percentage is of the sum of the lines', () => {
    const { allowanceMinor, netMinor, taxMinor } = totals({
      lines,
      adjustments: [adjustment('allowance', { percentE4: e4(100_000) })],
    });
    expect([allowanceMinor, netMinor, taxMinor]).toEqual([2_000, 18_000, 1_710 + 630]);
  });

  test('a percentage takes its share of every rate, also of one that returns outweigh', () => {
    const mixed = [line(1_000_000), line(-200_000, { taxRateE4: seven })];
    const { adjustments } = totals({
      lines: mixed,
      adjustments: [adjustment('allowance', { percentE4: e4(100_000) })],
    });
    expect(adjustments[0]?.parts.map((part) => part.amountMinor)).toEqual([-200, 1_000]);
  });

  test('an amount is carried by the rates on the side of the sum', () => {
    const mixed = [line(1_000_000), line(-990_000, { taxRateE4: seven })];
    const { adjustments } = totals({ lines: mixed, adjustments: [adjustment('charge', { amountMinor: minor(500) })] });
    expect(adjustments[0]?.parts.map((part) => part.amountMinor)).toEqual([0, 500]);
  });

  test('one with a rate of its own opens that rate', () => {
    const own = adjustment('charge', { taxCategory: 'E', taxRateE4: e4(0), amountMinor: minor(400) });
    const { taxes } = totals({ lines, adjustments: [own] });
    expect(taxes.map((tax) => [tax.taxCategory, tax.taxRateE4, tax.taxableMinor, tax.taxMinor])).toEqual([
      ['S', seven, 10_000, 700],
      ['S', nineteen, 10_000, 1_900],
      ['E', 0, 400, 0],
    ]);
  });

  test('a draft without lines shows freight untaxed', () => {
    const { grossMinor, taxes } = totals({ adjustments: [adjustment('charge', { amountMinor: minor(500) })] });
    expect([grossMinor, taxes.length]).toEqual([500, 1]);
    expect(totals({}).grossMinor).toBe(0);
  });
});

describe('prices that include tax', () => {
  test('1,597 of the first 10,000 gross cents at 19 % have no net that rounds back, and all of them stay true', () => {
    let withoutNet = 0;
    for (let gross = 1; gross <= 10_000; gross += 1) {
      const { grossMinor, netMinor, taxMinor } = totals({ lines: [line(gross * 100)], priceMode: 'inclusive' });
      expect([grossMinor, netMinor + taxMinor]).toEqual([gross, gross]);
      const hasNet = [netMinor - 1, netMinor, netMinor + 1].some((net) => grossOf(net) === gross);
      if (!hasNet) withoutNet += 1;
    }
    expect(withoutNet).toBe(1_597);
  });

  test('tax is what the gross holds: 119.00 at 19 % is 100.00 and 19.00', () => {
    const { lineNetMinor, netMinor, taxMinor, grossMinor } = totals({
      lines: [line(1_190_000)],
      priceMode: 'inclusive',
    });
    expect([lineNetMinor, netMinor, taxMinor, grossMinor]).toEqual([11_900, 10_000, 1_900, 11_900]);
  });

  test('a discount on the document is taken from the gross', () => {
    const allowance = adjustment('allowance', { percentE4: e4(100_000) });
    const { netMinor, taxMinor, grossMinor } = totals({
      lines: [line(1_190_000)],
      adjustments: [allowance],
      priceMode: 'inclusive',
    });
    expect([netMinor, taxMinor, grossMinor]).toEqual([9_000, 1_710, 10_710]);
  });

  test('per line, the taxes of the lines add up to the tax of the rate', () => {
    const lines = [line(9_900), line(9_900), line(9_900)];
    const { taxMinor, lines: shown, grossMinor } = totals({ lines, priceMode: 'inclusive', taxRounding: 'line' });
    expect([taxMinor, sumMinor(shown.map((each) => each.taxMinor)), grossMinor]).toEqual([48, 48, 297]);
    expect(totals({ lines, priceMode: 'inclusive' }).taxMinor).toBe(47);
  });
});

describe('what is due', () => {
  test('is gross less prepaid plus rounding', () => {
    const { dueMinor } = totals({ lines: [line(1_000_000)], prepaidMinor: minor(2_000), roundingMinor: minor(-1) });
    expect(dueMinor).toBe(9_899);
  });

  test('yen are rounded to yen and dinars to fils', () => {
    expect(totals({ lines: [line(1_055_000)], currency: 'JPY' }).grossMinor).toBe(106 + 20);
    expect(totals({ lines: [line(10_555)], currency: 'KWD' }).grossMinor).toBe(1_056 + 201);
  });
});

describe('what cannot be computed is refused, and what is to blame is named', () => {
  const errorOf = (change: Partial<TotalsInput>): unknown => {
    const computed = computeTotals(document(change));
    return computed.ok ? 'fine' : computed.error;
  };

  test('rates beyond 0 to 100 %', () => {
    const lines = [line(10_000), line(10_000, { taxRateE4: e4(1_000_001) })];
    expect(errorOf({ lines })).toEqual({ code: 'RATE_OUT_OF_RANGE', lineIndex: 1 });
    expect(errorOf({ lines: [line(1, { discountPercentE4: e4(-1) })] })).toEqual({
      code: 'RATE_OUT_OF_RANGE',
      lineIndex: 0,
    });
    const doubled = adjustment('charge', { percentE4: e4(2_000_000) });
    expect(errorOf({ adjustments: [doubled] })).toEqual({ code: 'RATE_OUT_OF_RANGE', adjustmentIndex: 0 });
  });

  test('a rate where the category has none', () => {
    expect(errorOf({ lines: [line(1, { taxCategory: 'AE' })] })).toEqual({ code: 'RATE_OUT_OF_RANGE', lineIndex: 0 });
    const own = adjustment('charge', { taxCategory: 'Z', taxRateE4: seven });
    expect(errorOf({ adjustments: [own] })).toEqual({ code: 'RATE_OUT_OF_RANGE', adjustmentIndex: 0 });
  });

  test('half a tax on an adjustment', () => {
    const mixed = { code: 'MIXED_ADJUSTMENT_TAX', adjustmentIndex: 0 };
    expect(errorOf({ adjustments: [adjustment('charge', { taxCategory: 'S' })] })).toEqual(mixed);
    expect(errorOf({ adjustments: [adjustment('charge', { taxRateE4: seven })] })).toEqual(mixed);
  });

  test('a price for no quantity, and amounts beyond the safe integers', () => {
    expect(errorOf({ lines: [line(1, { baseQuantityE4: e4(0) })] })).toEqual({
      code: 'AMOUNT_OUT_OF_RANGE',
      lineIndex: 0,
    });
    const huge = line(Number.MAX_SAFE_INTEGER, { quantityE4: e4(Number.MAX_SAFE_INTEGER) });
    expect(errorOf({ lines: [huge] })).toEqual({ code: 'AMOUNT_OUT_OF_RANGE' });
    const most = minor(Number.MAX_SAFE_INTEGER);
    expect(errorOf({ lines: [line(1)], roundingMinor: most })).toEqual({ code: 'AMOUNT_OUT_OF_RANGE' });
    expect(errorOf({ adjustments: [adjustment('charge', { amountMinor: most })] })).toEqual({
      code: 'AMOUNT_OUT_OF_RANGE',
    });
  });
});

function grossOf(net: number): number {
  return net + Math.floor((net * 19 + 50) / 100);
}
