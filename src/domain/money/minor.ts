/** An amount in minor units of its currency (cents for EUR, yen for JPY): a safe integer. */
export type Minor = number & { readonly brand: 'Minor' };

/** A decimal number times 10,000 as a safe integer: unit prices in major units, quantities, and rates in percent (19 % is 190,000). */
export type E4 = number & { readonly brand: 'E4' };

/**
 * The most that one document or payment may come to: ten billion of a currency with cents. Nine thousand of them still add up exactly
 * (RFC 8259 numbers are safe to 2^53 - 1), so no report can fail on sums.
 */
export const largestTotal = 1_000_000_000_000;

/**
 * Marks a whole number as an amount in minor units.
 * @throws RangeError when it is no safe integer: an amount that lost its cents is a defect, never an answer.
 */
export function minor(value: number): Minor {
  return safeInteger(value) as Minor;
}

/**
 * Marks a whole number as ten-thousandths.
 * @throws RangeError when it is no safe integer.
 */
export function e4(value: number): E4 {
  return safeInteger(value) as E4;
}

/**
 * Brings an exact product back into an amount.
 * @throws RangeError when it does not fit into a safe integer.
 */
export function minorFromBigInt(value: bigint): Minor {
  return minor(Number(value));
}

/**
 * Adds amounts of one currency.
 * @throws RangeError when a sum on the way leaves the safe integers.
 */
export function sumMinor(amounts: Iterable<Minor>): Minor {
  let sum = 0;
  for (const amount of amounts) sum = safeInteger(sum + amount);
  return sum as Minor;
}

/** The same amount in the other direction; zero stays plain zero. */
export function negate(amount: Minor): Minor {
  return (0 - amount) as Minor;
}

/** The size of an amount without its sign. */
export function absMinor(amount: Minor): Minor {
  return Math.abs(amount) as Minor;
}

function safeInteger(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${value}`);
  // Minus zero is a safe integer too, but prints as "-0" and is not the zero that a database gives back.
  return value === 0 ? 0 : value;
}
