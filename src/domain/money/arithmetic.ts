import { currencyExponent, type CurrencyCode } from './currencies.ts';
import { minorFromBigInt, type E4, type Minor } from './minor.ts';
import { roundHalfAway } from './rounding.ts';

/** Price, quantity and the quantity that the price is for; each as E4. */
export type PricedQuantity = {
  priceE4: E4;
  quantityE4: E4;
  baseQuantityE4: E4;
  currency: CurrencyCode;
};

const powersOfTen: readonly bigint[] = [1n, 10n, 100n, 1_000n, 10_000n];

/** How many minor units one major unit of a currency has, exact: 1, 100, 1,000 or 10,000. */
export function minorPerMajor(currency: CurrencyCode): bigint {
  return powersOfTen[currencyExponent(currency)] ?? 100n;
}

/**
 * Price / base quantity x quantity in minor units, computed exactly and rounded once, half away from zero
 * (EN 16931, BT-146, BT-149 and BT-129).
 * @throws RangeError when the base quantity is not positive or the result is no safe integer.
 */
export function priceTimesQuantity(priced: PricedQuantity): Minor {
  const numerator = BigInt(priced.priceE4) * BigInt(priced.quantityE4) * minorPerMajor(priced.currency);
  return minorFromBigInt(roundHalfAway(numerator, 10_000n * BigInt(priced.baseQuantityE4)));
}

/**
 * A percentage of an amount, rounded once, half away from zero.
 * @param rateE4 E4 of percent: 190,000 is 19 %.
 */
export function percentOf(amount: Minor, rateE4: E4): Minor {
  return minorFromBigInt(roundHalfAway(BigInt(amount) * BigInt(rateE4), 1_000_000n));
}
