import type { CurrencyCode, E4, Minor } from '#domain/money';
import type { PriceMode, TaxCategory, TaxRounding } from '#domain/tax';

/**
 * What a line says. Its net is r(price / base quantity x quantity x (1 - discount)) - discount amount + charge; the percentage comes
 * first and the product is rounded once. Amounts are minor units; rates and percentages E4 of percent.
 */
export type LineInput = {
  quantityE4: E4;
  priceE4: E4;
  baseQuantityE4: E4;
  discountPercentE4: E4;
  discountMinor: Minor;
  chargeMinor: Minor;
  taxCategory: TaxCategory;
  taxRateE4: E4;
};

/**
 * An allowance or charge of the whole document. A percentage (of the sum of the lines) counts when it is not zero, else the amount.
 * Category and rate are either both given or both null; null spreads it over the rates of the lines.
 */
export type AdjustmentInput = {
  kind: 'allowance' | 'charge';
  taxCategory: TaxCategory | null;
  taxRateE4: E4 | null;
  amountMinor: Minor;
  percentE4: E4;
};

export type TotalsInput = {
  currency: CurrencyCode;
  priceMode: PriceMode;
  taxRounding: TaxRounding;
  lines: readonly LineInput[];
  adjustments: readonly AdjustmentInput[];
  prepaidMinor: Minor;
  roundingMinor: Minor;
};

/** With inclusive prices every amount of a line contains its tax. `taxMinor` is 0 unless tax is rounded per line. */
export type LineTotals = {
  grossMinor: Minor;
  allowanceMinor: Minor;
  chargeMinor: Minor;
  netMinor: Minor;
  taxMinor: Minor;
};

/** The parts of an allowance or charge by rate; they add up to its amount. */
export type AdjustmentPart = { taxCategory: TaxCategory; taxRateE4: E4; amountMinor: Minor };
export type AdjustmentTotals = { amountMinor: Minor; parts: readonly AdjustmentPart[] };

/** What one tax category and rate comes to: taxable + tax = gross. */
export type TaxTotals = {
  taxCategory: TaxCategory;
  taxRateE4: E4;
  taxableMinor: Minor;
  taxMinor: Minor;
  grossMinor: Minor;
};

/**
 * The totals of a document in EN 16931's model. `lineNetMinor`, `allowanceMinor` and `chargeMinor` are sums of what lines and adjustments
 * say, so with inclusive prices they contain tax. Always: net + tax = gross, and due = gross - prepaid + rounding.
 */
export type Totals = {
  lines: readonly LineTotals[];
  adjustments: readonly AdjustmentTotals[];
  lineNetMinor: Minor;
  allowanceMinor: Minor;
  chargeMinor: Minor;
  netMinor: Minor;
  taxes: readonly TaxTotals[];
  taxMinor: Minor;
  grossMinor: Minor;
  prepaidMinor: Minor;
  roundingMinor: Minor;
  dueMinor: Minor;
};

/** Why totals cannot be had, and which line or adjustment (counted from 0) is to blame, where one is. */
export type TotalsError = {
  code: 'AMOUNT_OUT_OF_RANGE' | 'RATE_OUT_OF_RANGE' | 'MIXED_ADJUSTMENT_TAX';
  lineIndex?: number;
  adjustmentIndex?: number;
};
