export { allocate, apportion } from './allocate.ts';
export { minorPerMajor, percentOf, priceTimesQuantity, type PricedQuantity } from './arithmetic.ts';
export { currencyCodes, currencyExponent, isCurrencyCode, type CurrencyCode } from './currencies.ts';
export { formatDecimal, formatE4, formatMinorPlain, formatMoney, formatPercent, type SignDisplay } from './format.ts';
export { absMinor, e4, largestTotal, minor, minorFromBigInt, negate, sumMinor, type E4, type Minor } from './minor.ts';
export { parseE4, parseMinor, parsePrice, type ParseError } from './parse.ts';
export { roundHalfAway } from './rounding.ts';
