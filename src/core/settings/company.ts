/** The company as it is now: its newest saved version. */
import { calendarDateIn } from '#domain/dates';
import type { CalendarDate, Instant } from '#domain/dates';
import type { Company, Settings } from '#contract/settings';
import type { ReadDb } from '#core/database';

export type CompanyNow = Company & { version: number };

/** The newest version of the company. There is always one: the first opening of a database writes it. */
export async function readCompany(db: Pick<ReadDb, 'selectFrom'>): Promise<CompanyNow> {
  const row = await db
    .selectFrom('company_versions')
    .select(['version', 'company_json'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { ...(JSON.parse(row.company_json) as Company), version: row.version };
}

/** The company and its logo as they were in one version: what an issued paper shows as its sender. */
export async function readCompanyVersion(
  db: Pick<ReadDb, 'selectFrom'>,
  version: number,
): Promise<Pick<Settings, 'company' | 'logo'>> {
  const row = await db
    .selectFrom('company_versions')
    .select(['company_json', 'logo_media_type', 'logo'])
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  if (row.logo === null || row.logo_media_type === null)
    return { company: JSON.parse(row.company_json) as Company, logo: null };
  const mediaType = row.logo_media_type === 'image/png' ? 'image/png' : 'image/jpeg';
  const logo = { mediaType, base64: Buffer.from(row.logo).toString('base64') } as const;
  return { company: JSON.parse(row.company_json) as Company, logo };
}

/** Today on the company's calendar. */
export function todayOf(company: Pick<Company, 'timeZone'>, now: Instant): CalendarDate {
  return calendarDateIn(now, company.timeZone);
}
