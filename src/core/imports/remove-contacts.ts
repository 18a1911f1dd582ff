/** Takes back contacts that an import has made. */
import type { WriteTx } from '#core/database';

/**
 * Removes those of the contacts that nobody has changed since and nothing names: no paper, no payment, no entry, no file, no contact that stays.
 * @returns how many those were.
 */
export async function removeContacts(tx: WriteTx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const removable = new Set(await unnamed(tx, ids));
  for (;;) {
    // Whoever stays keeps the organisations that it belongs to.
    const held = await tx
      .selectFrom('contact_organisations')
      .select(['contact_id', 'organisation_id'])
      .where('organisation_id', 'in', [...removable])
      .execute();
    const kept = held.filter((row) => !removable.has(row.contact_id));
    if (kept.length === 0) break;
    for (const row of kept) removable.delete(row.organisation_id);
  }
  if (removable.size === 0) return 0;
  const result = await tx
    .deleteFrom('contacts')
    .where('id', 'in', [...removable])
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

async function unnamed(tx: WriteTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('contacts')
    .select('id')
    .where('id', 'in', ids)
    .where('version', '=', 1)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('documents').select('documents.id').whereRef('documents.contact_id', '=', 'contacts.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('payments').select('payments.id').whereRef('payments.contact_id', '=', 'contacts.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('activities').select('activities.id').whereRef('activities.contact_id', '=', 'contacts.id')),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('attachments').select('attachments.id').whereRef('attachments.contact_id', '=', 'contacts.id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('contacts as merged').select('merged.id').whereRef('merged.merged_into_id', '=', 'contacts.id'),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.id);
}
