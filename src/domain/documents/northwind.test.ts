import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { e4, minor, parseE4, parseMinor, sumMinor } from '#domain/money';
import type { Result } from '#domain/result';
import { computeTotals, type LineInput, type Totals } from './index.ts';

type OrderLine = { order: string; freight: string; price: string; quantity: string; discount: string };

const shared = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'northwind', 'order-lines.csv');
const isThere = existsSync(shared);
const orderLines = isThere ? readOrderLines(readFileSync(shared, 'utf8')) : [];
if (!isThere)
  process.stderr.write('Skipped: the Northwind orders are not beside the repository (shared/data/northwind).\n');

describe.skipIf(!isThere)('the orders of Northwind', () => {
  test('2,155 lines with fractional discounts net 1,265,793.29, freight 64,942.69, in 830 orders', () => {
    const totals = ordersOf(orderLines).map((lines) => totalsOf(lines));
    expect([orderLines.length, totals.length]).toEqual([2_155, 830]);
    expect(sumMinor(totals.map((each) => each.lineNetMinor))).toBe(126_579_329);
    expect(sumMinor(totals.map((each) => each.chargeMinor))).toBe(6_494_269);
    expect(sumMinor(totals.map((each) => each.grossMinor))).toBe(126_579_329 + 6_494_269);
  });
});

function readOrderLines(text: string): OrderLine[] {
  const [header = '', ...rows] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  return rows.map((row) => {
    const cells = new Map(row.split(',').map((cell, index) => [names[index], cell]));
    const cell = (name: string): string => cells.get(name) ?? '';
    return {
      order: cell('OrderID'),
      freight: cell('Freight'),
      price: cell('UnitPrice'),
      quantity: cell('Quantity'),
      discount: cell('Discount'),
    };
  });
}

function ordersOf(lines: readonly OrderLine[]): OrderLine[][] {
  return [...Map.groupBy(lines, (line) => line.order).values()];
}

function totalsOf(lines: readonly OrderLine[]): Totals {
  const freight = valueOf(parseMinor(lines[0]?.freight ?? '', 'USD'));
  return valueOf(
    computeTotals({
      currency: 'USD',
      priceMode: 'exclusive',
      taxRounding: 'document',
      lines: lines.map((line) => lineInput(line)),
      adjustments: [{ kind: 'charge', taxCategory: null, taxRateE4: null, amountMinor: freight, percentE4: e4(0) }],
      prepaidMinor: minor(0),
      roundingMinor: minor(0),
    }),
  );
}

function lineInput({ price, quantity, discount }: OrderLine): LineInput {
  return {
    quantityE4: valueOf(parseE4(quantity)),
    priceE4: valueOf(parseE4(price)),
    baseQuantityE4: e4(10_000),
    discountPercentE4: e4(valueOf(parseE4(discount)) * 100),
    discountMinor: minor(0),
    chargeMinor: minor(0),
    taxCategory: 'Z',
    taxRateE4: e4(0),
  };
}

function valueOf<T, E extends { code: string }>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
