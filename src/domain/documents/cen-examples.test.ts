import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { e4, formatMinorPlain, parseE4, parseMinor, parsePrice, type Minor } from '#domain/money';
import type { Result } from '#domain/result';
import { taxCategories, type TaxCategory } from '#domain/tax';
import { computeTotals, type AdjustmentInput, type LineInput, type Totals, type TotalsInput } from './index.ts';

type Line = {
  qty: string;
  price: string;
  baseQty: string;
  allowance: string;
  charge: string;
  cat: string;
  rate: string;
  net: string;
};
type Adjustment = { charge: boolean; amount: string; cat: string; rate: string };
type StatedName =
  | 'LineExtensionAmount'
  | 'AllowanceTotalAmount'
  | 'ChargeTotalAmount'
  | 'TaxExclusiveAmount'
  | 'TaxInclusiveAmount'
  | 'PrepaidAmount'
  | 'PayableRoundingAmount'
  | 'PayableAmount';
type Example = {
  file: string;
  type: 'Invoice' | 'CreditNote';
  currency: string;
  lines: Line[];
  documentAllowancesAndCharges: Adjustment[];
  stated: Record<StatedName, string | null>;
  taxTotal: string | null;
};

const shared = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'en16931', 'totals.json');
const isThere = existsSync(shared);
const examples = isThere ? (JSON.parse(readFileSync(shared, 'utf8')) as Example[]) : [];
if (!isThere)
  process.stderr.write('Skipped: the CEN examples are not beside the repository (shared/data/en16931/totals.json).\n');

describe.skipIf(!isThere)('the CEN examples of EN 16931', () => {
  test('there are 39 of them', () => {
    expect(examples).toHaveLength(39);
  });

  for (const example of examples) {
    test(`${example.file} comes out to the cent`, () => {
      const totals = valueOf(computeTotals(inputOf(example)));
      const statedLines = example.lines.map((line) => amount(line.net, example.currency));
      expect(totals.lines.map((line) => line.netMinor)).toEqual(statedLines);
      expect(comparable(computedAmounts(totals), example)).toEqual(comparable(statedAmounts(example), example));
    });
  }
});

function inputOf({ currency, lines, documentAllowancesAndCharges, stated }: Example): TotalsInput {
  return {
    currency,
    priceMode: 'exclusive',
    taxRounding: 'document',
    lines: lines.map((line) => lineOf(line, currency)),
    adjustments: documentAllowancesAndCharges.map((each) => adjustmentOf(each, currency)),
    prepaidMinor: amount(stated.PrepaidAmount ?? '0', currency),
    roundingMinor: amount(stated.PayableRoundingAmount ?? '0', currency),
  };
}

function lineOf(line: Line, currency: string): LineInput {
  const price = valueOf(parsePrice(line.price));
  return {
    quantityE4: valueOf(parseE4(line.qty)),
    priceE4: price.priceE4,
    baseQuantityE4: e4((price.baseQuantityE4 * valueOf(parseE4(line.baseQty))) / 10_000),
    discountPercentE4: e4(0),
    discountMinor: amount(line.allowance, currency),
    chargeMinor: amount(line.charge, currency),
    taxCategory: categoryOf(line.cat),
    taxRateE4: rateOf(line.rate),
  };
}

function adjustmentOf({ charge, amount: text, cat, rate }: Adjustment, currency: string): AdjustmentInput {
  return {
    kind: charge ? 'charge' : 'allowance',
    taxCategory: categoryOf(cat),
    taxRateE4: rateOf(rate),
    amountMinor: amount(text, currency),
    percentE4: e4(0),
  };
}

type Amounts = Record<StatedName | 'TaxAmount', string | null>;

function computedAmounts(totals: Totals): Record<StatedName | 'TaxAmount', Minor> {
  return {
    LineExtensionAmount: totals.lineNetMinor,
    AllowanceTotalAmount: totals.allowanceMinor,
    ChargeTotalAmount: totals.chargeMinor,
    TaxExclusiveAmount: totals.netMinor,
    TaxInclusiveAmount: totals.grossMinor,
    PrepaidAmount: totals.prepaidMinor,
    PayableRoundingAmount: totals.roundingMinor,
    PayableAmount: totals.dueMinor,
    TaxAmount: totals.taxMinor,
  };
}

function statedAmounts({ stated, taxTotal }: Example): Amounts {
  return { ...stated, TaxAmount: taxTotal };
}

// Both sides as texts with all decimals; what a document does not state is not compared.
function comparable(amounts: Amounts | Record<keyof Amounts, Minor>, example: Example): Record<string, string> {
  const stated = Object.entries(statedAmounts(example)).filter(([, text]) => text !== null);
  const names = new Set(stated.map(([name]) => name));
  const texts = Object.entries(amounts)
    .filter(([name]) => names.has(name))
    .map(([name, value]) => [
      name,
      formatMinorPlain(typeof value === 'string' ? amount(value, example.currency) : value, example.currency),
    ]);
  return Object.fromEntries(texts) as Record<string, string>;
}

function amount(text: string, currency: string): Minor {
  return valueOf(parseMinor(text, currency));
}

function rateOf(percent: string): LineInput['taxRateE4'] {
  return valueOf(parseE4(percent));
}

function categoryOf(text: string): TaxCategory {
  const known = taxCategories.find((category) => category === text);
  if (known === undefined) throw new Error(`Unknown tax category ${text}`);
  return known;
}

function valueOf<T, E extends { code: string }>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
