/** `settings.update`: changes the parts that are given and leaves the others. */
import { dayInMonth, fiscalYearOf, isTimeZone } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { currencyExponent, isCurrencyCode } from '#domain/money';
import { checkSeries } from '#domain/numbering';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Company, NumberSeriesSetting, Settings } from '#contract/settings';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import type { WriteTx } from '#core/database';

import { companyVersionHash, readCompany, todayOf } from './company.ts';
import { readPicture } from './logo.ts';
import { readSettings } from './read-settings.ts';
import { saveTaxRates } from './save-tax-rates.ts';

type Input = InputOf<'settings', 'update'>;
type Logo = { mediaType: string; content: Buffer } | null;

/** Saves and answers the settings as they then are. */
export async function updateSettings(scope: CommandScope, input: Input): Promise<Result<Settings, Failure>> {
  const { tx, now } = scope;
  const { version, versionHash: _, ...before } = await readCompany(tx);
  if (input.version !== undefined && input.version !== version) return err({ code: 'SETTINGS_CHANGED', version });
  const company: Company = { ...before, ...input.company };
  const checked = await checkCompany(tx, { before, company, today: todayOf(before, now) });
  if (!checked.ok) return checked;
  const logo = await nextLogo(tx, { version, given: input.logo });
  if (!logo.ok) return logo;
  // Every change makes a version, also one of rates or series alone: it is what a second window is refused by.
  await saveCompany(scope, { version: version + 1, company, logo: logo.value });
  const rates = await saveTaxRates(scope, input.taxRates ?? []);
  if (!rates.ok) return rates;
  for (const series of input.numberSeries ?? []) {
    const saved = await saveSeries(tx, series);
    if (!saved.ok) return saved;
  }
  scope.record({ kind: 'settings', id: 'company' });
  return ok(await readSettings(tx, now));
}

async function checkCompany(
  tx: WriteTx,
  { before, company, today }: { before: Company; company: Company; today: CalendarDate },
): Promise<Result<null, Failure>> {
  if (!isCurrencyCode(company.currency)) return err({ code: 'CURRENCY_UNKNOWN' });
  if (!isTimeZone(company.timeZone)) return err({ code: 'TIME_ZONE_UNKNOWN' });
  if (!isLocale(company.locale)) return err({ code: 'LOCALE_UNKNOWN' });
  if (company.taxRounding !== before.taxRounding && (await isTaxRoundingFixed(tx, { company: before, today }))) {
    return err({ code: 'TAX_ROUNDING_IN_USE' });
  }
  return company.currency === before.currency ? ok(null) : changeCurrency(tx, { from: before, to: company });
}

/** Tax is rounded in one way within a period: once a document or receipt of the running fiscal year is there, the year keeps its way. */
async function isTaxRoundingFixed(
  tx: WriteTx,
  { company, today }: { company: Company; today: CalendarDate },
): Promise<boolean> {
  const month = company.fiscalYearStartMonth;
  const yearStart = dayInMonth({ year: fiscalYearOf(today, month), month, day: 1 });
  const issued = await tx
    .selectFrom('documents')
    .select('id')
    .where('kind', 'in', ['invoice', 'creditNote'])
    .where('issued_on', '>=', yearStart)
    .where('status', '=', 'issued')
    .limit(1)
    .executeTakeFirst();
  if (issued) return true;
  const sold = await tx.selectFrom('sales').select('sold_on').orderBy('sold_at', 'desc').limit(1).executeTakeFirst();
  return sold !== undefined && sold.sold_on >= yearStart;
}

/** Drafts go along into the new currency, unless their amounts would then be wrong: 1234 cents are not 1234 yen. */
async function changeCurrency(
  tx: WriteTx,
  { from, to }: { from: Company; to: Company },
): Promise<Result<null, Failure>> {
  const posted = await tx.selectFrom('open_items').select('id').limit(1).executeTakeFirst();
  if (posted) return err({ code: 'CURRENCY_IN_USE' });
  // What lies in a drawer was counted in the currency of its shift.
  const shift = await tx.selectFrom('shifts').select('id').limit(1).executeTakeFirst();
  if (shift) return err({ code: 'CURRENCY_IN_USE' });
  if (currencyExponent(from.currency) !== currencyExponent(to.currency)) {
    const draft = await tx.selectFrom('documents').select('id').limit(1).executeTakeFirst();
    if (draft) return err({ code: 'CURRENCY_IN_USE' });
  }
  await tx.updateTable('documents').set({ currency: to.currency }).where('status', '=', 'draft').execute();
  return ok(null);
}

function isLocale(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}

async function nextLogo(
  tx: WriteTx,
  { version, given }: { version: number; given: Input['logo'] },
): Promise<Result<Logo, Failure>> {
  if (given === null) return ok(null);
  if (given === undefined) {
    const row = await tx
      .selectFrom('company_versions')
      .select(['logo', 'logo_media_type'])
      .where('version', '=', version)
      .executeTakeFirst();
    const kept =
      row?.logo && row.logo_media_type ? { mediaType: row.logo_media_type, content: Buffer.from(row.logo) } : null;
    return ok(kept);
  }
  const content = readPicture(given);
  return content === null ? err({ code: 'LOGO_UNREADABLE' }) : ok({ mediaType: given.mediaType, content });
}

async function saveCompany(
  { tx, now }: CommandScope,
  { version, company, logo }: { version: number; company: Company; logo: Logo },
): Promise<void> {
  const row = {
    version,
    company_json: JSON.stringify(company),
    logo: logo?.content ?? null,
    logo_media_type: logo?.mediaType ?? null,
    saved_at: now,
  };
  await tx
    .insertInto('company_versions')
    .values({ ...row, hash: companyVersionHash(row) })
    .execute();
}

/** The first number can be set until the first issue ("carry on my paper numbers"); a pattern may change at any time. */
async function saveSeries(tx: WriteTx, series: NumberSeriesSetting): Promise<Result<null, Failure>> {
  const { kind, prefix, padding, reset, startAt } = series;
  const usable = checkSeries({ prefix, padding, reset, startAt });
  if (!usable.ok) return err({ code: 'SERIES_INVALID', kind, reason: usable.error.code });
  const counter = await tx
    .selectFrom('number_counters')
    .select('period')
    .where('series_kind', '=', kind)
    .limit(1)
    .executeTakeFirst();
  const before = await tx.selectFrom('number_series').select('start_at').where('kind', '=', kind).executeTakeFirst();
  if (counter && before && before.start_at !== startAt) return err({ code: 'SERIES_STARTED', kind });
  await tx
    .updateTable('number_series')
    .set({ prefix, padding, reset, start_at: startAt })
    .where('kind', '=', kind)
    .execute();
  return ok(null);
}
