/** How long ago something was, in words. */
import { daysBetween, isCalendarDate } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const daysInWords = 6;

type Clock = { locale: string; nowMs: number; today: CalendarDate };

/**
 * "now", "5 minutes ago", "yesterday"; a day in figures when more than six days lie between.
 * @param at a moment, or a day where only the day is known
 */
export function relativeWords(at: string, { locale, nowMs, today }: Clock): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  if (isCalendarDate(at)) {
    const days = daysBetween(today, at);
    return Math.abs(days) > daysInWords ? dayInFigures(at, locale, 'UTC') : words.format(days, 'day');
  }
  const elapsedMs = nowMs - new Date(at).getTime();
  if (elapsedMs < -minuteMs || elapsedMs > daysInWords * dayMs) return dayInFigures(at, locale);
  if (elapsedMs < minuteMs) return words.format(0, 'second');
  if (elapsedMs < hourMs) return words.format(-Math.floor(elapsedMs / minuteMs), 'minute');
  if (elapsedMs < dayMs) return words.format(-Math.floor(elapsedMs / hourMs), 'hour');
  return words.format(-Math.floor(elapsedMs / dayMs), 'day');
}

function dayInFigures(at: string, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...(timeZone !== undefined && { timeZone }) }).format(
    new Date(at),
  );
}
