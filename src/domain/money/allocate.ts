import { minorFromBigInt, type Minor } from './minor.ts';

/**
 * Splits an amount by weights with the largest remainder method (Hamilton's): every part is its exact share rounded down or
 * up to the minor unit, and the parts add up to the total. Among equal remainders the earlier part gets the unit. A negative
 * total splits as the mirror of the positive one. When all weights are zero the amount is split evenly, the first parts
 * taking what is left. Without weights there are no parts.
 * @param weights none negative; as numbers they are safe integers.
 * @throws RangeError for a negative weight.
 */
export function allocate(total: Minor, weights: readonly bigint[] | readonly number[]): Minor[] {
  const exact = weights.map((weight) => BigInt(weight));
  if (exact.some((weight) => weight < 0n)) throw new RangeError('A weight must not be negative');
  const sum = exact.reduce((left, right) => left + right, 0n);
  if (sum === 0n)
    return apportion(total, {
      numerators: exact.map(() => BigInt(total)),
      denominator: BigInt(exact.length),
    });
  return apportion(total, {
    numerators: exact.map((weight) => BigInt(total) * weight),
    denominator: sum,
  });
}

/**
 * Rounds exact shares (numerator / denominator, in minor units) to whole parts that add up to the total, by largest remainder.
 * The shares may have both signs; their exact sum must lie within one half of the total, as it does when the total is
 * that sum rounded.
 */
export function apportion(
  total: Minor,
  { numerators, denominator }: { numerators: readonly bigint[]; denominator: bigint },
): Minor[] {
  // Working on the mirror image keeps a refund's parts equal to its sale's.
  const sign = total < 0 ? -1n : 1n;
  const shares = numerators.map((numerator, index) => {
    const floor = floorDivide(sign * numerator, denominator);
    return { index, floor, remainder: sign * numerator - floor * denominator };
  });
  const missing = sign * BigInt(total) - shares.reduce((sum, share) => sum + share.floor, 0n);
  const byRemainder = shares.toSorted(
    (left, right) => compare(right.remainder, left.remainder) || left.index - right.index,
  );
  const parts = shares.map((share) => share.floor);
  for (const { index, floor } of byRemainder.slice(0, Number(missing))) parts[index] = floor + 1n;
  return parts.map((part) => minorFromBigInt(sign * part));
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}

function compare(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
