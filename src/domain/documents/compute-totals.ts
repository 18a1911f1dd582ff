import { absMinor, largestTotal, minor, minorFromBigInt, negate, sumMinor, type Minor } from '#domain/money';
import { err, ok, type Result } from '#domain/result';
import { hundredPercentE4, isRateAllowed } from '#domain/tax';
import { adjustmentTotals } from './adjustments.ts';
import { lineAmounts, type LineAmounts } from './line-amounts.ts';
import { taxTotals } from './tax-totals.ts';
import type { AdjustmentTotals, LineTotals, Totals, TotalsError, TotalsInput } from './totals-types.ts';

/**
 * Computes every total of a document (EN 16931, BR-CO-10 to BR-CO-17), exactly and without a float. The renderer previews with it, the
 * core books with it.
 *
 * Exclusive prices: tax per rate = r(taxable x rate). Inclusive prices: the gross line is the truth, tax per rate =
 * gross - r(gross x 100 / (100 + rate)) and net = gross - tax; gross is never derived again from net.
 *
 * Errors: RATE_OUT_OF_RANGE for a rate or percentage outside 0 to 100 %, or a rate on an untaxed category; MIXED_ADJUSTMENT_TAX when an adjustment
 * has a category without a rate or a rate without a category; AMOUNT_OUT_OF_RANGE for a base quantity that is not positive, or figures
 * that are larger than any document may come to (`largestTotal`).
 */
export function computeTotals(input: TotalsInput): Result<Totals, TotalsError> {
  const refusal = refuseRates(input);
  if (refusal !== null) return err(refusal);
  const exactLines = input.lines.map((line) => lineAmounts(line, input.currency));
  if (!fitsSafely(input, exactLines)) return err({ code: 'AMOUNT_OUT_OF_RANGE' });

  const lineNets = exactLines.map((line) => minorFromBigInt(line.net));
  const adjustments = adjustmentTotals(input, lineNets);
  const { taxes, lineTaxes } = taxTotals(input, { lineNets, adjustments });
  const sums = adjustmentSums(input, adjustments);
  const netMinor = sumMinor(taxes.map((tax) => tax.taxableMinor));
  const taxMinor = sumMinor(taxes.map((tax) => tax.taxMinor));
  const grossMinor = minor(netMinor + taxMinor);
  return ok({
    lines: exactLines.map((line, index) => lineTotals(line, lineTaxes[index] ?? minor(0))),
    adjustments,
    lineNetMinor: sumMinor(lineNets),
    ...sums,
    netMinor,
    taxes,
    taxMinor,
    grossMinor,
    prepaidMinor: input.prepaidMinor,
    roundingMinor: input.roundingMinor,
    dueMinor: sumMinor([grossMinor, negate(input.prepaidMinor), input.roundingMinor]),
  });
}

function refuseRates({ lines, adjustments }: TotalsInput): TotalsError | null {
  for (const [lineIndex, line] of lines.entries()) {
    if (!isRateAllowed(line.taxCategory, line.taxRateE4)) return { code: 'RATE_OUT_OF_RANGE', lineIndex };
    if (!isPercentage(line.discountPercentE4)) return { code: 'RATE_OUT_OF_RANGE', lineIndex };
    if (line.baseQuantityE4 <= 0) return { code: 'AMOUNT_OUT_OF_RANGE', lineIndex };
  }
  for (const [adjustmentIndex, { taxCategory, taxRateE4, percentE4 }] of adjustments.entries()) {
    if ((taxCategory === null) !== (taxRateE4 === null)) return { code: 'MIXED_ADJUSTMENT_TAX', adjustmentIndex };
    if (!isPercentage(percentE4)) return { code: 'RATE_OUT_OF_RANGE', adjustmentIndex };
    if (taxCategory !== null && taxRateE4 !== null && !isRateAllowed(taxCategory, taxRateE4)) {
      return { code: 'RATE_OUT_OF_RANGE', adjustmentIndex };
    }
  }
  return null;
}

function isPercentage(percentE4: number): boolean {
  return percentE4 >= 0 && percentE4 <= hundredPercentE4;
}

// One bound checked beforehand instead of a check at every step: no figure of the totals can exceed the sum of the sizes of all
// lines and adjustments, and tax of at most 100 % on top. The 1,000n covers every single rounding many times over.
function fitsSafely(input: TotalsInput, lines: readonly LineAmounts[]): boolean {
  let size = 1_000n;
  for (const line of lines) size += 1n + sizeOf(line.gross) + sizeOf(line.allowance) + sizeOf(line.charge);
  const ofLines = size;
  for (const adjustment of input.adjustments) {
    size += 1n + (adjustment.percentE4 === 0 ? BigInt(absMinor(adjustment.amountMinor)) : ofLines);
  }
  const rest = BigInt(absMinor(input.prepaidMinor)) + BigInt(absMinor(input.roundingMinor));
  return 2n * size + rest <= BigInt(largestTotal);
}

function sizeOf(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function lineTotals(line: LineAmounts, taxMinor: Minor): LineTotals {
  return {
    grossMinor: minorFromBigInt(line.gross),
    allowanceMinor: minorFromBigInt(line.allowance),
    chargeMinor: minorFromBigInt(line.charge),
    netMinor: minorFromBigInt(line.net),
    taxMinor,
  };
}

function adjustmentSums(
  input: TotalsInput,
  adjustments: readonly AdjustmentTotals[],
): { allowanceMinor: Minor; chargeMinor: Minor } {
  const sumOf = (kind: 'allowance' | 'charge'): Minor =>
    sumMinor(adjustments.filter((_, index) => input.adjustments[index]?.kind === kind).map((each) => each.amountMinor));
  return { allowanceMinor: sumOf('allowance'), chargeMinor: sumOf('charge') };
}
