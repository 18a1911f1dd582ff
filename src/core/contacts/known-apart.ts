/** Pairs of contacts that are known to be two: somebody has said so, or the one belongs to the other. */
import { sql } from 'kysely';

import type { Reads } from './contact-rows.ts';

type Pair = { left: string; right: string };

/** All such pairs, by the contacts that theirs were merged into. */
export function pairsSaidApart(db: Reads) {
  return db
    .selectFrom('contacts_kept_apart')
    .innerJoin('contacts as left_contact', 'left_contact.id', 'left_id')
    .innerJoin('contacts as right_contact', 'right_contact.id', 'right_id')
    .select([
      sql<string>`coalesce(left_contact.merged_into_id, left_contact.id)`.as('left'),
      sql<string>`coalesce(right_contact.merged_into_id, right_contact.id)`.as('right'),
    ]);
}

/** Who belongs to what. */
export function memberships(db: Reads) {
  return db.selectFrom('contact_organisations').select(['contact_id as left', 'organisation_id as right']);
}

/** The contacts that are known to be others than one, a root with its members. */
export async function apartFrom(db: Reads, memberIds: readonly string[]): Promise<Set<string>> {
  const said = await pairsSaidApart(db)
    .where((where) => where.or([where('left_id', 'in', memberIds), where('right_id', 'in', memberIds)]))
    .execute();
  const linked = await memberships(db)
    .where((where) => where.or([where('contact_id', 'in', memberIds), where('organisation_id', 'in', memberIds)]))
    .execute();
  const pairs: Pair[] = [...said, ...linked];
  return new Set(pairs.flatMap(({ left, right }) => [left, right]).filter((id) => !memberIds.includes(id)));
}
