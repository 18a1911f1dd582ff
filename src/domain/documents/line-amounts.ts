import { minorPerMajor, roundHalfAway, type CurrencyCode } from '#domain/money';
import { hundredPercentE4 } from '#domain/tax';
import type { LineInput } from './totals-types.ts';

/** The amounts of a line, exact, in minor units: net = gross - allowance + charge. */
export type LineAmounts = { gross: bigint; allowance: bigint; charge: bigint; net: bigint };

/**
 * Computes a line. The discounted product is rounded once, so 2.30 less 5 % is 2.19; the allowance shown is what is missing to the
 * undiscounted product.
 */
export function lineAmounts(line: LineInput, currency: CurrencyCode): LineAmounts {
  const product = BigInt(line.priceE4) * BigInt(line.quantityE4) * minorPerMajor(currency);
  const divisor = 10_000n * BigInt(line.baseQuantityE4);
  const gross = roundHalfAway(product, divisor);
  const charge = BigInt(line.chargeMinor);
  const allowance = gross - discounted(product, divisor, line) + BigInt(line.discountMinor);
  return { gross, allowance, charge, net: gross - allowance + charge };
}

function discounted(product: bigint, divisor: bigint, { discountPercentE4 }: LineInput): bigint {
  const hundredPercent = BigInt(hundredPercentE4);
  return roundHalfAway(product * (hundredPercent - BigInt(discountPercentE4)), divisor * hundredPercent);
}
