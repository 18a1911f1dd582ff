import { Temporal } from 'temporal-polyfill';

import type { Company } from '#contract/settings';
import type { CalendarDate } from '#domain/dates';
import { currencyExponent, formatDecimal, formatMinorPlain, formatMoney, formatPercent } from '#domain/money';
import type { E4, Minor } from '#domain/money';

import { isPrintable, printable } from './printable.ts';

/** Numbers and days as one company writes them on its papers. */
export type Figures = {
  /** With the currency's sign: "€1,234.50". */
  money: (amount: Minor, currency: string) => string;
  /** Without it, for columns that name the currency at their head: "1,234.50". */
  amount: (amount: Minor, currency: string) => string;
  /** A unit price, with at least the decimals of its currency: "2.30", "0.0125". */
  price: (price: E4, currency: string) => string;
  quantity: (quantity: E4) => string;
  percent: (rate: E4) => string;
  date: (date: CalendarDate) => string;
};

/**
 * The figures of a company's locale, always in the digits 0 to 9 and in letters that the fonts of papers have.
 * @throws RangeError when the locale is no BCP 47 tag.
 */
export function figuresOf(company: Pick<Company, 'locale'>): Figures {
  const locale = new Intl.Locale(company.locale, { numberingSystem: 'latn' }).toString();
  const amount = (value: Minor, currency: string): string => formatAmount(value, { currency, locale });
  return {
    money: (value, currency) => {
      const text = formatMoney(value, { currency, locale });
      return isPrintable(text) ? printable(text) : `${amount(value, currency)}\u00a0${currency}`;
    },
    amount,
    price: (value, currency) =>
      printable(formatDecimal(value, { locale, minimumFractionDigits: Math.min(4, currencyExponent(currency)) })),
    quantity: (value) => printable(formatDecimal(value, { locale })),
    percent: (value) => printable(formatPercent(value, { locale })),
    date: (date) => {
      const text = Temporal.PlainDate.from(date).toLocaleString(locale, { dateStyle: 'medium', calendar: 'gregory' });
      return isPrintable(text) ? printable(text) : date;
    },
  };
}

function formatAmount(value: Minor, { currency, locale }: { currency: string; locale: string }): string {
  const exponent = currencyExponent(currency);
  const formatter = new Intl.NumberFormat(locale, {
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  // A decimal text, not a number, so that Intl formats every digit exactly (ECMA-402, Intl mathematical values).
  const parts = formatter.formatToParts(formatMinorPlain(value, currency) as `${number}`);
  return printable(parts.map((part) => (part.type === 'minusSign' ? '\u2212' : part.value)).join(''));
}
