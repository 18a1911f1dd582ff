import type { TaxRate } from '#contract/settings';
import { computeTotals } from '#domain/documents';
import type { Totals, TotalsError } from '#domain/documents';
import { e4, minor } from '#domain/money';
import type { E4, Minor } from '#domain/money';
import type { Result } from '#domain/result';
import { hundredPercentE4 } from '#domain/tax';
import type { TaxRounding } from '#domain/tax';

import { isBlank } from './editor-state.ts';
import type { EditorLine, EditorState } from './editor-state.ts';

export type TotalsSurroundings = { currency: string; taxRounding: TaxRounding; taxRates: readonly TaxRate[] };

/** What the document comes to as it stands in the form. The core computes it again when it saves. */
export function draftTotals(
  state: EditorState,
  { currency, taxRounding, taxRates }: TotalsSurroundings,
): Result<Totals, TotalsError> {
  return computeTotals({
    currency,
    taxRounding,
    priceMode: state.priceMode,
    lines: enteredLines(state).map((line) => ({
      quantityE4: line.quantityE4 ?? e4(0),
      priceE4: line.priceE4 ?? e4(0),
      baseQuantityE4: line.baseQuantityE4,
      discountPercentE4: percentage(line.discountPercentE4),
      discountMinor: line.discountMinor,
      chargeMinor: minor(0),
      ...taxOf(rateOf(taxRates, line.taxRateId)),
    })),
    adjustments: state.adjustments.map((adjustment) => {
      const isPercent = adjustment.basis === 'percent';
      const rate = adjustment.taxRateId === null ? undefined : rateOf(taxRates, adjustment.taxRateId);
      return {
        kind: adjustment.kind,
        percentE4: isPercent ? percentage(adjustment.percentE4) : e4(0),
        amountMinor: isPercent ? minor(0) : (adjustment.amountMinor ?? minor(0)),
        taxCategory: rate?.category ?? null,
        taxRateE4: rate?.rateE4 ?? null,
      };
    }),
    prepaidMinor: minor(0),
    roundingMinor: minor(0),
  });
}

/** The lines that are part of the document, in order. */
export function enteredLines(state: Pick<EditorState, 'lines'>): readonly EditorLine[] {
  return state.lines.filter((line) => !isBlank(line));
}

/** What each entered line comes to, by its key. */
export function netByKey(state: EditorState, totals: Totals): ReadonlyMap<string, Minor> {
  return new Map(
    enteredLines(state).map((line, index) => [line.key, totals.lines[index]?.netMinor ?? minor(0)] as const),
  );
}

/** The rate of a line; null means the default one. */
export function rateOf(taxRates: readonly TaxRate[], id: string | null): TaxRate | undefined {
  return taxRates.find((rate) => (id === null ? rate.isDefault : rate.id === id));
}

// A percentage that is no percentage is told beside its field; the other amounts stay in view meanwhile.
function percentage(value: E4 | null): E4 {
  return value === null || value < 0 || value > hundredPercentE4 ? e4(0) : value;
}

function taxOf(rate: TaxRate | undefined) {
  return { taxCategory: rate?.category ?? ('O' as const), taxRateE4: rate?.rateE4 ?? e4(0) };
}
