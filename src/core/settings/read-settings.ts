/** The settings as one answer. */
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import { formatNumber, nextSequence, periodOf } from '#domain/numbering';
import { seriesKinds } from '#contract/settings';
import type { Settings } from '#contract/settings';
import type { ReadDb } from '#core/database';
import type { QueryScope } from '#core/pipeline';
import { readTaxRates } from '#core/taxes';
import type { Instant } from '#domain/dates';

import { readCompany, readCompanyVersion, todayOf } from './company.ts';

/** `settings.get` */
export async function getSettings(scope: QueryScope): Promise<Result<Settings>> {
  return ok(await scope.read((db) => readSettings(db, scope.now)));
}

/** Everything the settings screen shows, with the number that each series would give today. */
export async function readSettings(db: Pick<ReadDb, 'selectFrom'>, now: Instant): Promise<Settings> {
  const { version, versionHash: _, ...company } = await readCompany(db);
  const { logo } = await readCompanyVersion(db, version);
  return {
    version,
    company,
    logo,
    taxRates: await readTaxRates(db),
    numberSeries: await readSeries(db, { company, now }),
  };
}

async function readSeries(
  db: Pick<ReadDb, 'selectFrom'>,
  { company, now }: { company: Settings['company']; now: Instant },
): Promise<Settings['numberSeries']> {
  const today = todayOf(company, now);
  const series = await db
    .selectFrom('number_series')
    .select(['kind', 'prefix', 'padding', 'reset', 'start_at'])
    .execute();
  const counters = await db.selectFrom('number_counters').select(['series_kind', 'period', 'last_sequence']).execute();
  return seriesKinds.flatMap((kind) => {
    const row = series.find((candidate) => candidate.kind === kind);
    if (!row) return [];
    const { prefix, padding, reset, start_at: startAt } = row;
    const period = periodOf(reset, today, company.fiscalYearStartMonth);
    const own = counters.filter((counter) => counter.series_kind === kind);
    const last = own.find((counter) => counter.period === period)?.last_sequence ?? null;
    const isStarted = own.length > 0;
    const sequence = nextSequence({ startAt }, { last, isStarted });
    const nextNumber = formatNumber(
      { prefix, padding, reset, startAt },
      { date: today, sequence, fiscalYearStartMonth: company.fiscalYearStartMonth },
    );
    return [{ kind, prefix, padding, reset, startAt, isStarted, nextNumber }];
  });
}
