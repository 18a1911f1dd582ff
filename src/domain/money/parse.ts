import { err, ok, type Result } from '#domain/result';
import { currencyExponent, type CurrencyCode } from './currencies.ts';
import { e4, minor, type E4, type Minor } from './minor.ts';

export type ParseError = { code: 'NOT_A_NUMBER' | 'TOO_MANY_DECIMALS' | 'OUT_OF_RANGE' };

const plainDecimal = /^([+-]?)(\d*)(?:\.(\d+))?$/;
const finestPriceDecimals = 10;

/**
 * Reads a plain decimal with '.', an optional sign and no grouping ("-12.5", ".5") as E4.
 * Zeros after the fourth decimal change nothing and are accepted; other digits there are TOO_MANY_DECIMALS.
 */
export function parseE4(text: string): Result<E4, ParseError> {
  const parsed = parseScaled(text, 4);
  return parsed.ok ? ok(e4(parsed.value)) : parsed;
}

/** Reads a plain decimal in major units ("1234.50") as minor units of a currency; decimals beyond its exponent are refused. */
export function parseMinor(text: string, currency: CurrencyCode): Result<Minor, ParseError> {
  const parsed = parseScaled(text, currencyExponent(currency));
  return parsed.ok ? ok(minor(parsed.value)) : parsed;
}

/**
 * Reads a unit price of up to 10 decimals. One with more than four keeps its exact value by a larger base quantity
 * (EN 16931, BT-149): "0.41375" is 4.1375 for 10. Multiply the base quantity by the stated one where there is one.
 */
export function parsePrice(text: string): Result<{ priceE4: E4; baseQuantityE4: E4 }, ParseError> {
  const decimals = significantDecimals(text);
  if (decimals > finestPriceDecimals) return err({ code: 'TOO_MANY_DECIMALS' });
  const places = Math.max(decimals, 4);
  const parsed = parseScaled(text, places);
  return parsed.ok ? ok({ priceE4: e4(parsed.value), baseQuantityE4: e4(10 ** places) }) : parsed;
}

function parseScaled(text: string, places: number): Result<number, ParseError> {
  const match = plainDecimal.exec(text);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (match === null || (whole === '' && fraction === '')) return err({ code: 'NOT_A_NUMBER' });
  if (significantDecimals(text) > places) return err({ code: 'TOO_MANY_DECIMALS' });
  const size = Number(whole + fraction.slice(0, places).padEnd(places, '0'));
  if (!Number.isSafeInteger(size)) return err({ code: 'OUT_OF_RANGE' });
  return ok(sign === '-' ? 0 - size : size);
}

function significantDecimals(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.slice(point + 1).replace(/0+$/, '').length;
}
