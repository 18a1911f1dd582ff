/** What a draft comes to: its lines with their tax, its dates, its totals. Shared by preview, saving, issuing and imports. */
import { dueDate } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { computeTotals } from '#domain/documents';
import type { Totals } from '#domain/documents';
import { minor } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Company } from '#contract/settings';
import type { Failure, InputOf } from '#core/pipeline';
import type { TaxRateBook, UsedTaxRate } from '#core/taxes';

export type ParsedDraft = InputOf<'documents', 'preview'>;

/** What a draft is resolved against. */
export type DraftSurroundings = {
  company: Company;
  taxRates: TaxRateBook;
  today: CalendarDate;
  /** Net days of the contact; null for the company's. */
  contactTermsDays: number | null;
};

export type ResolvedDraft = {
  draft: ParsedDraft;
  priceMode: 'exclusive' | 'inclusive';
  taxRounding: 'document' | 'line';
  currency: string;
  issuedOn: CalendarDate;
  dueOn: CalendarDate;
  lineTaxes: readonly UsedTaxRate[];
  adjustmentTaxes: readonly (UsedTaxRate | null)[];
  totals: Totals;
};

/** Errors: TAX_RATE_NOT_FOUND (line from 1, null for an adjustment), AMOUNT_OUT_OF_RANGE, DATE_ORDER. */
export function resolveDraft(draft: ParsedDraft, surroundings: DraftSurroundings): Result<ResolvedDraft, Failure> {
  const { company, today, contactTermsDays } = surroundings;
  const taxes = findTaxes(draft, surroundings.taxRates);
  if (!taxes.ok) return taxes;
  const priceMode = draft.priceMode ?? company.priceMode;
  const taxRounding = company.taxRounding;
  const totals = computeTotals({
    currency: company.currency,
    priceMode,
    taxRounding,
    lines: draft.lines.map((line, index) => ({
      ...line,
      chargeMinor: minor(0),
      ...taxOf(taxes.value.lineTaxes[index]),
    })),
    adjustments: draft.adjustments.map((adjustment, index) => ({
      ...adjustment,
      ...adjustmentTaxOf(taxes.value.adjustmentTaxes[index]),
    })),
    prepaidMinor: minor(0),
    roundingMinor: minor(0),
  });
  if (!totals.ok) return err({ code: 'AMOUNT_OUT_OF_RANGE' });
  const issuedOn = draft.issuedOn ?? today;
  const days = contactTermsDays ?? company.paymentTermsDays;
  const dueOn = draft.dueOn ?? dueDate(issuedOn, { kind: 'net', days });
  if (dueOn < issuedOn) return err({ code: 'DATE_ORDER' });
  const { currency } = company;
  return ok({ draft, priceMode, taxRounding, currency, issuedOn, dueOn, ...taxes.value, totals: totals.value });
}

type FoundTaxes = Pick<ResolvedDraft, 'lineTaxes' | 'adjustmentTaxes'>;

function findTaxes(draft: ParsedDraft, taxRates: TaxRateBook): Result<FoundTaxes, Failure> {
  const lineTaxes: UsedTaxRate[] = [];
  for (const [index, line] of draft.lines.entries()) {
    const rate = taxRates(line.taxRateId);
    if (!rate.ok) return err({ code: 'TAX_RATE_NOT_FOUND', line: index + 1 });
    lineTaxes.push(rate.value);
  }
  const adjustmentTaxes: (UsedTaxRate | null)[] = [];
  for (const adjustment of draft.adjustments) {
    const rate = adjustment.taxRateId === null ? ok(null) : taxRates(adjustment.taxRateId);
    if (!rate.ok) return err({ code: 'TAX_RATE_NOT_FOUND', line: null });
    adjustmentTaxes.push(rate.value);
  }
  return ok({ lineTaxes, adjustmentTaxes });
}

function taxOf(rate: UsedTaxRate | undefined) {
  if (!rate) throw new Error('Each line has a tax rate');
  return { taxCategory: rate.category, taxRateE4: rate.rateE4 };
}

function adjustmentTaxOf(rate: UsedTaxRate | null | undefined) {
  return rate ? taxOf(rate) : { taxCategory: null, taxRateE4: null };
}
