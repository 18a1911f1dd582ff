/** One record of a unit brought back to what it was before, whatever its kind. */
import type { JsonValue } from '#domain/hashing';
import type { UndoKept } from '#contract/undo';
import { restoreActivity, restoreAttachment } from '#core/activities';
import type { Change } from '#core/contact-changes';
import { previewContact, restoreContact } from '#core/contacts';
import type { ContactImages, RestoredContact, StoredContact } from '#core/contacts';
import type { UndoEntriesTable, WriteTx } from '#core/database';

import { restoreCustomField, restoreTag } from './restore-organising.ts';
import type { Reads } from './units.ts';

/** What stays as it is, and why; values as they are stored. */
export type Kept = Pick<UndoKept, 'subjectKind' | 'subjectId' | 'field' | 'reason'> & {
  name: string;
  current: JsonValue;
  before: JsonValue;
};

export type RestoredEntry = { isRestored: boolean; kept: Kept[] };

export type Entry = Pick<UndoEntriesTable, 'subject_kind' | 'subject_id' | 'before_json' | 'after_json'>;

/** `current` and `keepsOrganisation` as in `restoreContact`. */
type Restoring = { entry: Entry; current?: StoredContact | null; keepsOrganisation: boolean };

/** Undoes what a unit did to a record. */
export async function restoreEntry(
  tx: WriteTx,
  { entry, ...given }: Restoring,
  change: Change,
): Promise<RestoredEntry> {
  const { id, before } = partsOf(entry);
  switch (entry.subject_kind) {
    case 'contact':
      return contactEntry(entry, await restoreContact(tx, { id, images: imagesOf(entry), ...given }, change));
    case 'activity':
      return memoryEntry(entry, await restoreActivity(tx, id, before));
    case 'attachment':
      return memoryEntry(entry, await restoreAttachment(tx, id, before));
    case 'customField':
      return { isRestored: true, kept: await restoreCustomField(tx, before) };
    case 'tag':
      return { isRestored: true, kept: await restoreTag(tx, before) };
  }
}

/** What `restoreEntry` would do now, and does nothing. `returning`: contacts and custom fields that the unit will have brought back by then. */
export async function previewEntry(
  db: Reads,
  { entry, ...given }: Restoring,
  returning: ReadonlySet<string>,
): Promise<RestoredEntry> {
  const { id, before } = partsOf(entry);
  switch (entry.subject_kind) {
    case 'contact':
      return contactEntry(entry, await previewContact(db, { id, images: imagesOf(entry), ...given, returning }));
    case 'activity':
    case 'attachment': {
      const contactId = (before as { contact_id: string }).contact_id;
      const contact = await db.selectFrom('contacts').select('id').where('id', '=', contactId).executeTakeFirst();
      return memoryEntry(entry, contact !== undefined || returning.has(contactId) ? 'restored' : 'gone');
    }
    case 'customField':
    case 'tag':
      return { isRestored: true, kept: [] };
  }
}

function partsOf(entry: Entry): { id: string; before: JsonValue } {
  return { id: entry.subject_id, before: JSON.parse(entry.before_json ?? 'null') as JsonValue };
}

function imagesOf({ before_json: before, after_json: after }: Entry): ContactImages {
  return { before: JSON.parse(before ?? 'null'), after: JSON.parse(after ?? 'null') };
}

function contactEntry(entry: Entry, { isRestored, kept }: RestoredContact): RestoredEntry {
  const subject = { subjectKind: 'contact' as const, subjectId: entry.subject_id, name: '' };
  return { isRestored, kept: kept.map((field) => ({ ...subject, ...field })) };
}

/** An entry or a file whose contact is gone. */
function memoryEntry(entry: Entry, restored: 'restored' | 'gone'): RestoredEntry {
  if (restored === 'restored') return { isRestored: true, kept: [] };
  const row = partsOf(entry).before as { subject?: string; text?: string; name?: string };
  const name = row.name ?? (row.subject || (row.text ?? '').slice(0, 80));
  const subject = { subjectKind: entry.subject_kind, subjectId: entry.subject_id, name };
  return { isRestored: false, kept: [{ ...subject, field: null, reason: 'gone', current: '', before: name }] };
}
