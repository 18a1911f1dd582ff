/** The versions of the company: each as it was saved, for issued papers print them as their sender for ever. */
import { companyVersionHash } from '#core/settings';

import type { Books, Reads } from './pages.ts';

/** The kept hash of each version; the chains cover it, `checkVersions` proves it. */
export async function senderHashes(db: Reads): Promise<ReadonlyMap<number | null, string>> {
  const versions = await db.selectFrom('company_versions').select(['version', 'hash']).execute();
  return new Map(versions.map(({ version, hash }) => [version, hash]));
}

/** Walks the versions, one at a time, for a logo may be large. */
export async function checkVersions({ db, findings, pause }: Books): Promise<void> {
  for (const version of (await senderHashes(db)).keys()) {
    if (version === null) continue;
    const { hash, ...row } = await db
      .selectFrom('company_versions')
      .selectAll()
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    const isKept = companyVersionHash(row) === hash;
    findings.note('settings.versions', isKept ? null : `Version ${version} of the company is not as it was saved`);
    await pause();
  }
}
