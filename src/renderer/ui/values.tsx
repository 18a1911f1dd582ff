import { Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { daysBetween } from '#domain/dates';
import type { CalendarDate, Instant } from '#domain/dates';
import { formatDecimal, formatMoney, formatPercent } from '#domain/money';
import type { CurrencyCode, E4, Minor, SignDisplay } from '#domain/money';
import { useFormats, useToday } from '#renderer/api';

import { writtenDate } from './date-text.ts';
import { minorAsTyped } from './decimal-text.ts';
import classes from './values.module.css';

export type MoneyProps = {
  minor: Minor;
  /** Default: the company's. */
  currency?: CurrencyCode | undefined;
  sign?: SignDisplay | undefined;
  /** Zero is written as a dash, so that the other amounts stand out. */
  isZeroQuiet?: boolean | undefined;
  isBold?: boolean | undefined;
  /** Without the currency, where the table names it once. */
  isBare?: boolean | undefined;
};

/** An amount in the company's locale, in figures of equal width, with a real minus. */
export function Money({ minor, currency, sign, isZeroQuiet = false, isBold = false, isBare = false }: MoneyProps) {
  const formats = useFormats();
  if (isZeroQuiet && minor === 0) return <span className={classes['quiet']}>–</span>;
  const manner = { currency: currency ?? formats.currency, locale: formats.locale };
  return (
    <span className={classes['figures']} data-bold={isBold}>
      {isBare ? minorAsTyped(minor, manner) : formatMoney(minor, { ...manner, ...(sign && { sign }) })}
    </span>
  );
}

/** A price or quantity. */
export function Decimal({ value, minimumFractionDigits = 0 }: { value: E4; minimumFractionDigits?: number }) {
  const { locale } = useFormats();
  return <span className={classes['figures']}>{formatDecimal(value, { locale, minimumFractionDigits })}</span>;
}

/** A rate: 190,000 is 19 %. */
export function Percent({ value }: { value: E4 }) {
  const { locale } = useFormats();
  return <span className={classes['figures']}>{formatPercent(value, { locale })}</span>;
}

/** A day in the locale; the weekday appears on hover. Nothing for null. */
export function DateText({ date }: { date: CalendarDate | null }) {
  const { wordLocale: locale } = useFormats();
  if (date === null) return null;
  return (
    <time dateTime={date} title={writtenDate(date, { locale, style: 'full' })} className={classes['figures']}>
      {writtenDate(date, { locale, style: 'medium' })}
    </time>
  );
}

/** A moment in the locale, exact to the second on hover. */
export function InstantText({ at }: { at: Instant }) {
  const { wordLocale: locale } = useFormats();
  const moment = new Date(at);
  const brief = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(moment);
  return (
    <time dateTime={at} title={exact} className={classes['figures']}>
      {brief}
    </time>
  );
}

export type DueTextProps = {
  dueOn: CalendarDate;
  /** With nothing open any more only the day is shown. */
  isSettled?: boolean | undefined;
};

/** When something is due, in words: "12 days late", "due today", "in 5 days"; the day on hover. */
export function DueText({ dueOn, isSettled = false }: DueTextProps) {
  const { t } = useTranslation('ui');
  const { wordLocale: locale } = useFormats();
  const today = useToday();
  if (isSettled || today === undefined) return <DateText date={dueOn} />;
  const days = daysBetween(today, dueOn);
  const exact = writtenDate(dueOn, { locale, style: 'full' });
  if (days > 31) return <DateText date={dueOn} />;
  return (
    <Tooltip label={exact}>
      <Text span inherit className={classes['figures']} {...(days < 0 && { c: 'var(--cb-late)', fw: 500 })}>
        {dueWords(t, days)}
      </Text>
    </Tooltip>
  );
}

const daysOfYear = 365.25;

function dueWords(t: ReturnType<typeof useTranslation<'ui'>>['t'], days: number): string {
  if (days <= -2 * daysOfYear) return t('due.lateYears', { count: Math.floor(-days / daysOfYear) });
  if (days < 0) return t('due.late', { count: -days });
  if (days === 0) return t('due.today');
  return t('due.inDays', { count: days });
}
