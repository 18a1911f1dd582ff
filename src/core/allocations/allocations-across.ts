/** What keeps contacts together that were merged: money of the one used against a debt of the other. */
import { sql } from 'kysely';

import type { ReadDb } from '#core/database';

type Reads = Pick<ReadDb, 'selectFrom'>;

export type Parting = {
  rootId: string;
  /** The members that would leave the group of the root. */
  loserIds: readonly string[];
  /** The root that a member would have then; default: the leaving ones themselves, the root for all others. */
  rootAfter?: (contactId: string) => string;
};

/**
 * The numbers of the payments and credit notes that are used, and not taken back, against an invoice or refund of which a parted group would
 * no longer own both ends; sorted. While there are some, a merge cannot be taken back.
 */
export async function allocationsAcross(db: Reads, { rootId, loserIds, rootAfter }: Parting): Promise<string[]> {
  if (loserIds.length === 0) return [];
  const leaving = new Set(loserIds);
  const rootOfMember = rootAfter ?? ((id: string) => (leaving.has(id) ? id : rootId));
  const links = await linksBetweenContacts(db, loserIds).execute();
  const across = links.filter((link) => rootOfMember(link.sourceContactId) !== rootOfMember(link.targetContactId));
  return [...new Set(across.map((link) => link.number))].toSorted();
}

/** Exported for the proof that indexes answer it: from the leaving contacts' items to their allocations. */
export function linksBetweenContacts(db: Reads, loserIds: readonly string[]) {
  const items = db.selectFrom('open_items').select('id').where('contact_id', 'in', loserIds);
  return db
    .selectFrom('allocations')
    .innerJoin('open_items as source', 'source.id', 'allocations.source_id')
    .innerJoin('open_items as target', 'target.id', 'allocations.target_id')
    .select(['source.number', 'source.contact_id as sourceContactId', 'target.contact_id as targetContactId'])
    .where((where) =>
      where.or([where('allocations.source_id', 'in', items), where('allocations.target_id', 'in', items)]),
    )
    .whereRef('source.contact_id', '<>', 'target.contact_id')
    .groupBy(['allocations.source_id', 'allocations.target_id'])
    .having(sql<boolean>`sum(allocations.amount_minor) <> 0`);
}
