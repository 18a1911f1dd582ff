/** What an import made and an undo leaves: somebody has changed it, or something names it by now. */
import { sql } from 'kysely';

import type { Kept } from './restore-entries.ts';
import type { Reads } from './units.ts';

type Reason = 'changedSince' | 'inUse' | 'issued';

/**
 * Contacts that were changed, merged, or that a paper, a payment, a note, a file or a contact from elsewhere names. Those that are gone are in
 * no way, and contacts of the same import that are still to go are not, either.
 */
export async function contactsInTheWay(
  db: Reads,
  { ids, batchId }: { ids: readonly string[]; batchId: string },
): Promise<Kept[]> {
  const rows = await db
    .selectFrom('contacts')
    .select(['id', 'name'])
    .select(
      sql<Reason | null>`CASE
        WHEN EXISTS (SELECT 1 FROM documents WHERE documents.contact_id = contacts.id)
          OR EXISTS (SELECT 1 FROM payments WHERE payments.contact_id = contacts.id)
          OR EXISTS (SELECT 1 FROM activities WHERE activities.contact_id = contacts.id)
          OR EXISTS (SELECT 1 FROM attachments WHERE attachments.contact_id = contacts.id)
          OR EXISTS (SELECT 1 FROM contacts AS merged WHERE merged.merged_into_id = contacts.id)
          OR EXISTS (SELECT 1 FROM contact_organisations AS membership WHERE membership.organisation_id = contacts.id
            AND NOT EXISTS (SELECT 1 FROM import_entries AS made WHERE made.entity_id = membership.contact_id
              AND made.batch_id = ${batchId} AND made.before_json IS NULL))
          THEN 'inUse'
        WHEN contacts.updated_at <> contacts.created_at OR contacts.merged_into_id IS NOT NULL THEN 'changedSince'
      END`.as('reason'),
    )
    .where('id', 'in', ids)
    .execute();
  const kept = rows.flatMap(({ reason, ...row }) => (reason === null ? [] : [keptOf('contact', row, reason)]));
  return [...kept, ...(await organisationsOfKept(db, { ids, kept }))];
}

/** An organisation of the import stays, too, when somebody of the import who stays belongs to it. */
async function organisationsOfKept(
  db: Reads,
  { ids, kept }: { ids: readonly string[]; kept: readonly Kept[] },
): Promise<Kept[]> {
  const found = new Map(kept.map((one) => [one.subjectId, one]));
  const added: Kept[] = [];
  for (let members = [...found.keys()]; members.length > 0;) {
    const rows = await db
      .selectFrom('contact_organisations')
      .innerJoin('contacts', 'contacts.id', 'contact_organisations.organisation_id')
      .select(['contacts.id', 'contacts.name'])
      .distinct()
      .where('contact_organisations.contact_id', 'in', members)
      .where('contact_organisations.organisation_id', 'in', ids)
      .execute();
    const further = rows.filter((row) => !found.has(row.id)).map((row) => keptOf('contact', row, 'inUse'));
    for (const one of further) found.set(one.subjectId, one);
    added.push(...further);
    members = further.map((one) => one.subjectId);
  }
  return added;
}

/** Items that were changed or stand on a document. */
export async function itemsInTheWay(db: Reads, ids: readonly string[]): Promise<Kept[]> {
  const rows = await db
    .selectFrom('items')
    .select(['id', 'name'])
    .select(
      sql<Reason | null>`CASE
        WHEN EXISTS (SELECT 1 FROM document_lines WHERE document_lines.item_id = items.id) THEN 'inUse'
        WHEN items.version > 1 THEN 'changedSince'
      END`.as('reason'),
    )
    .where('id', 'in', ids)
    .execute();
  return rows.flatMap(({ reason, ...row }) => (reason === null ? [] : [keptOf('item', row, reason)]));
}

/** Documents that were issued, and drafts that were changed. */
export async function documentsInTheWay(db: Reads, ids: readonly string[]): Promise<Kept[]> {
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'number', 'reference', 'status', 'version'])
    .where('id', 'in', ids)
    .execute();
  return rows.flatMap(({ id, number, reference, status, version }) => {
    if (status === 'draft' && version === 1) return [];
    return [keptOf('document', { id, name: number || reference }, status === 'issued' ? 'issued' : 'changedSince')];
  });
}

function keptOf(subjectKind: Kept['subjectKind'], { id, name }: { id: string; name: string }, reason: Reason): Kept {
  return { subjectKind, subjectId: id, name, field: null, reason, current: name, before: '' };
}
