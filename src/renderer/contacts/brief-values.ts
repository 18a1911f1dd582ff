import type { Brief } from '#contract/contacts';
import { endOfMonth } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';

type Credit = { creditLimitMinor: number; creditLeftMinor: number };

const nearPercent = 80;

/** How much of a credit limit is used: `near` from 80 %, `exceeded` when nothing is left. The bar ends at 100. */
export function creditState({ creditLimitMinor, creditLeftMinor }: Credit): {
  state: 'free' | 'near' | 'exceeded';
  usedPercent: number;
} {
  const usedMinor = creditLimitMinor - creditLeftMinor;
  const share = creditLimitMinor <= 0 ? (usedMinor > 0 ? 100 : 0) : (usedMinor / creditLimitMinor) * 100;
  const usedPercent = Math.round(Math.min(100, Math.max(0, share)));
  if (creditLeftMinor < 0) return { state: 'exceeded', usedPercent: 100 };
  return { state: usedPercent >= nearPercent ? 'near' : 'free', usedPercent };
}

/** The days from the first to the last month of the chart. */
export function chartPeriod(months: Brief['months']): { from: string; to: string } {
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return { from: '', to: '' };
  return { from: `${first.month}-01`, to: endOfMonth(`${last.month}-01` as CalendarDate) };
}
