import { e4, roundHalfAway, type E4 } from '#domain/money';
import { hundredPercentE4, type PriceMode } from '#domain/tax';

/**
 * A unit price with tax from one without, or the other way round: exact, then rounded once to the ten-thousandth, half away from zero.
 * @param priceE4 in major units times 10,000; `rateE4` in percent times 10,000.
 */
export function convertPrice(priceE4: E4, { from, to, rateE4 }: { from: PriceMode; to: PriceMode; rateE4: E4 }): E4 {
  if (from === to) return priceE4;
  const hundredPercent = BigInt(hundredPercentE4);
  const withTax = hundredPercent + BigInt(rateE4);
  switch (to) {
    case 'inclusive':
      return e4(Number(roundHalfAway(BigInt(priceE4) * withTax, hundredPercent)));
    case 'exclusive':
      return e4(Number(roundHalfAway(BigInt(priceE4) * hundredPercent, withTax)));
  }
}

/**
 * What the price on a label (inside its barcode) comes to in a sale. Labels are printed in the company's price mode; who is priced in the other
 * one, or pays no tax, gets the same price in that.
 * @param rateE4 the rate of the item itself, also where no tax is taken
 */
export function labelPrice(
  priceE4: E4,
  {
    companyMode,
    saleMode,
    isTaxExempt,
    rateE4,
  }: { companyMode: PriceMode; saleMode: PriceMode; isTaxExempt: boolean; rateE4: E4 },
): E4 {
  return convertPrice(priceE4, { from: companyMode, to: isTaxExempt ? 'exclusive' : saleMode, rateE4 });
}
