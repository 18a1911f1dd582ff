import type { NumberSeriesSetting, Settings } from '#contract/settings';
import type { CalendarDate } from '#domain/dates';
import { checkSeries, formatNumber } from '#domain/numbering';

type SavedSeries = Settings['numberSeries'][number];

type Preview = { series: NumberSeriesSetting; saved: SavedSeries; today: CalendarDate; settings: Settings };

/** The next number as it would be printed today with a pattern that is being typed; empty while the pattern cannot work. */
export function previewNumber({ series, saved, today, settings }: Preview): string {
  if (!checkSeries(series).ok) return '';
  const { fiscalYearStartMonth } = settings.company;
  const sequence = saved.isStarted ? sequenceOf(saved, { today, fiscalYearStartMonth }) : series.startAt;
  return formatNumber(series, { date: today, sequence, fiscalYearStartMonth });
}

// The host answers the next number as text: what follows the saved prefix is its sequence.
function sequenceOf(saved: SavedSeries, day: { today: CalendarDate; fiscalYearStartMonth: number }): number {
  const { today: date, fiscalYearStartMonth } = day;
  const one = formatNumber({ ...saved, padding: 1 }, { date, sequence: 1, fiscalYearStartMonth });
  const sequence = Number(saved.nextNumber.slice(one.length - 1));
  return Number.isSafeInteger(sequence) && sequence > 0 ? sequence : saved.startAt;
}
