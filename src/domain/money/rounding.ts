/**
 * Divides and rounds to a whole number, half away from zero: 0.5 becomes 1, -0.5 becomes -1. The one place of this program that
 * rounds money, so that a refund mirrors its sale.
 * @param denominator greater than zero.
 * @throws RangeError when the denominator is not positive.
 */
export function roundHalfAway(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('The denominator must be positive');
  const half = denominator / 2n;
  // An odd denominator has no exact half, so the integer half decides right in both cases:
  // |n| mod d > half for odd d, >= half for even d.
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  const size = remainder < 0n ? -remainder : remainder;
  const isUp = denominator % 2n === 0n ? size >= half : size > half;
  if (!isUp) return quotient;
  return numerator < 0n ? quotient - 1n : quotient + 1n;
}
