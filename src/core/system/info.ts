/** `system.info`: version, who is asking, and today in the company. */
import { permissionsOf } from '#domain/permissions';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { QueryScope } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';

/** What a page needs before it can show anything. */
export async function getInfo({ db, house, session, now }: QueryScope): Promise<Result<Info>> {
  const company = await readCompany(db);
  return ok({
    version: house.version,
    schemaVersion: house.database.schemaVersion,
    today: todayOf(company, now),
    dataFolder: house.dataFolder,
    isSetUp: company.name !== '',
    user: {
      id: session.userId,
      name: session.userName,
      role: session.role,
      permissions: [...permissionsOf(session.role)],
    },
  });
}

type Info = {
  version: string;
  schemaVersion: number;
  today: ReturnType<typeof todayOf>;
  dataFolder: string;
  isSetUp: boolean;
  user: { id: string; name: string; role: QueryScope['session']['role']; permissions: Permissions };
};
type Permissions = ReturnType<typeof permissionsOf> extends ReadonlySet<infer Permission> ? Permission[] : never;
