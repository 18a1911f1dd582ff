/** What an import made and an undo leaves: somebody has changed it, or something names it by now. */
import { sql } from 'kysely';

import type { Kept } from './restore-entries.ts';
import type { Reads } from './units.ts';

type Reason = 'changedSince' | 'inUse' | 'issued';

/**
 * Contacts that were changed, merged, or that a paper, a payment, a note, a file or a contact names that belongs to them. Those that are gone are in
 * no way. `exceptOf`: an import of whose contacts it is judged elsewhere whether they stay with what they belong to.
 */
export async function contactsInTheWay(
  db: Reads,
  { ids, exceptOf }: { ids: readonly string[]; exceptOf: string | null },
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
            AND NOT EXISTS (SELECT 1 FROM import_entries AS member WHERE member.entity_id = membership.contact_id
              AND member.batch_id = ${exceptOf}))
          THEN 'inUse'
        WHEN contacts.updated_at <> contacts.created_at OR contacts.merged_into_id IS NOT NULL THEN 'changedSince'
      END`.as('reason'),
    )
    .where('id', 'in', ids)
    .execute();
  return rows.flatMap(({ reason, ...row }) => (reason === null ? [] : [keptOf('contact', row, reason)]));
}

type Staying = {
  batchId: string;
  /** Contacts that the import has made and that stay. */
  ids: readonly string[];
  /** Organisations to which known contacts will still belong. */
  heldIds: readonly string[];
};

const askedAtOnce = 500;

/** Organisations that the import has made and that stay, too, because somebody who stays belongs to them. */
export async function organisationsInTheWay(db: Reads, { batchId, ids, heldIds }: Staying): Promise<Kept[]> {
  const staying = new Set(ids);
  const further: Kept[] = [];
  const members = [...ids];
  const take = (rows: readonly { id: string; name: string }[]) => {
    for (const row of rows) {
      if (staying.has(row.id)) continue;
      staying.add(row.id);
      members.push(row.id);
      further.push(keptOf('contact', row, 'inUse'));
    }
  };
  for (const held = [...heldIds]; held.length > 0;) {
    const some = held.splice(0, askedAtOnce);
    const contacts = db
      .selectFrom('contacts')
      .select(['contacts.id', 'contacts.name'])
      .where('contacts.id', 'in', some);
    take(await contacts.where(wasMadeBy(batchId)).execute());
  }
  while (members.length > 0) {
    const above = db
      .selectFrom('contact_organisations')
      .innerJoin('contacts', 'contacts.id', 'contact_organisations.organisation_id')
      .select(['contacts.id', 'contacts.name'])
      .distinct()
      .where('contact_organisations.contact_id', 'in', members.splice(0, askedAtOnce));
    take(await above.where(wasMadeBy(batchId)).execute());
  }
  return further;
}

function wasMadeBy(batchId: string) {
  return sql<boolean>`EXISTS (SELECT 1 FROM import_entries AS made WHERE made.entity_id = contacts.id
    AND made.batch_id = ${batchId} AND made.before_json IS NULL)`;
}

/** Items that were changed by others than the import, or stand on a document. */
export async function itemsInTheWay(
  db: Reads,
  { ids, batchId }: { ids: readonly string[]; batchId: string },
): Promise<Kept[]> {
  const rows = await db
    .selectFrom('items')
    .select(['id', 'name'])
    .select(
      sql<Reason | null>`CASE
        WHEN EXISTS (SELECT 1 FROM document_lines WHERE document_lines.item_id = items.id)
          OR EXISTS (SELECT 1 FROM sale_lines WHERE sale_lines.item_id = items.id) THEN 'inUse'
        WHEN items.version > 1 + (SELECT count(*) FROM import_entries AS change WHERE change.entity_id = items.id
          AND change.batch_id = ${batchId} AND change.before_json IS NOT NULL) THEN 'changedSince'
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
