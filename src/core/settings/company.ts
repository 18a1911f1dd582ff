/** The company as it is now: its newest saved version. */
import { createHash } from 'node:crypto';

import { calendarDateIn } from '#domain/dates';
import type { CalendarDate, Instant } from '#domain/dates';
import type { Company, Settings } from '#contract/settings';
import { keptQuery } from '#core/database';
import type { CompanyVersionsTable, ReadDb } from '#core/database';
import { canonicalJson } from '#domain/hashing';

/** `versionHash` covers this version of the company; whatever is issued under it carries it in its own hash. */
export type CompanyNow = Company & { version: number; versionHash: string };

/** The newest version of the company. There is always one: the first opening of a database writes it. */
export async function readCompany(db: Pick<ReadDb, 'selectFrom'>): Promise<CompanyNow> {
  const [row] = await newestCompany(db, {});
  if (!row) throw new Error('The company has no version');
  return companyOf(row);
}

/** A saved version of the company, for those who read it beside other things. */
export function companyOf(row: Pick<CompanyVersionsTable, 'version' | 'company_json' | 'hash'>): CompanyNow {
  return { ...(JSON.parse(row.company_json) as Company), version: row.version, versionHash: row.hash };
}

const newestCompany = keptQuery((db) =>
  db.selectFrom('company_versions').select(['version', 'company_json', 'hash']).orderBy('version', 'desc').limit(1),
);

/** The hash that a version must have: SHA-256 of its canonical JSON, the logo by its own SHA-256. */
export function companyVersionHash({ logo, ...row }: Omit<CompanyVersionsTable, 'hash'>): string {
  const logoHash = logo === null ? null : createHash('sha256').update(logo).digest('hex');
  const { version, company_json, logo_media_type, saved_at } = row;
  const covered = canonicalJson({ version, company_json, logo_media_type, saved_at, logoHash });
  return createHash('sha256').update(covered).digest('hex');
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
