import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#domain/dates';
import { minor, minorFromBigInt, type Minor } from '#domain/money';
import { longestShiftHours } from './kinds.ts';

/** The cash of a shift, each a sum that is not negative; sales are what cash paid, less its change. */
export type ShiftCash = {
  floatMinor: Minor;
  salesMinor: Minor;
  refundsMinor: Minor;
  payInsMinor: Minor;
  payOutsMinor: Minor;
  dropsMinor: Minor;
  onAccountMinor: Minor;
};

/** What the drawer should hold: float + cash sales - cash refunds + pay-ins - pay-outs - drops + cash received on account. */
export function expectedCash(cash: ShiftCash): Minor {
  const { floatMinor, salesMinor, refundsMinor, payInsMinor, payOutsMinor, dropsMinor, onAccountMinor } = cash;
  return minor(floatMinor + salesMinor - refundsMinor + payInsMinor - payOutsMinor - dropsMinor + onAccountMinor);
}

/** What was counted above (positive) or below (negative) what was expected. */
export function overShort(counted: Minor, expected: Minor): Minor {
  return minor(counted - expected);
}

/** Tells whether a shift has been open for longer than a day (`longestShiftHours`). */
export function isOverdue(openedAt: Instant, now: Instant): boolean {
  const longest = Temporal.Instant.from(openedAt).add({ hours: longestShiftHours });
  return Temporal.Instant.compare(Temporal.Instant.from(now), longest) > 0;
}

/** What counted coins and notes come to. */
export function countedMinor(counts: readonly { valueMinor: Minor; count: number }[]): Minor {
  return minorFromBigInt(counts.reduce((sum, { valueMinor, count }) => sum + BigInt(valueMinor) * BigInt(count), 0n));
}
