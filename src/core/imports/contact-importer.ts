/** Contacts from a file into the books. */
import type { ContactRecord, ReadRecords } from '#domain/imports';
import { changeContact, emptyState, findContact, insertContacts, readContacts } from '#core/contacts';
import type { Change, ContactState, StoredContact } from '#core/contacts';
import type { WriteTx } from '#core/database';

import { codedImporter, takeBackCoded, type CodedKind, type ImportChoices } from './coded-importer.ts';
import { withoutEmpty, type Importer } from './importer.ts';

type ContactRow = { id: string; code: string; version: number; is_archived: 0 | 1; updated_at: StoredContact['updatedAt'] } & {
  stored: StoredContact;
};

function contactKind(change: Change): CodedKind<ContactRecord, ContactRow, { state: ContactState }> {
  return {
    table: 'contacts',
    exampleOf: ({ line: _, ...texts }) => withoutEmpty(texts),
    async find(db, codes) {
      const ids = await db.selectFrom('contacts').select('id').where('code', 'in', codes).execute();
      const stored = await readContacts(db, ids.map((row) => row.id));
      return [...stored.values()].map((contact) => ({
        id: contact.id,
        code: contact.state.code,
        version: contact.version,
        is_archived: contact.state.isArchived ? (1 as const) : (0 as const),
        updated_at: contact.updatedAt,
        stored: contact,
      }));
    },
    contentOf: (row) => ({ state: row.stored.state }),
    newContent: ({ line: _, ...stated }) => ({ state: { ...emptyState, ...stated } }),
    mergedContent: ({ line: _, kind: __, code: ___, ...texts }, before) => ({
      state: { ...before.stored.state, ...withoutEmpty(texts) },
    }),
    isArchived: () => null,
    insert: (tx, rows) => insertContacts(tx, rows, change),
    async change(tx, { id, version }, { state }) {
      const current = await findContact(tx, id);
      if (current?.version !== version) return 0;
      return (await changeContact(tx, current, state, change)) === null ? 0 : 1;
    },
    remove: removeContacts,
  };
}

/** Imports contacts; a code of the file that stands already is a contact that is known. */
export function contactImporter(read: ReadRecords<ContactRecord>, choices: ImportChoices): Importer<ContactRecord> {
  return codedImporter(contactKind({ ...choices, operation: 'imports.run' }), read, choices);
}

/** Takes contacts of an import back inside a transaction; one that was changed since, or that a document or payment names, stays. */
export function takeBackContacts(
  tx: WriteTx,
  rows: { created: readonly string[]; updated: readonly unknown[] },
  change: Change,
) {
  return takeBackCoded(tx, contactKind(change), rows);
}

async function removeContacts(tx: WriteTx, ids: readonly string[]): Promise<number> {
  const result = await tx
    .deleteFrom('contacts')
    .where('id', 'in', ids)
    .where('version', '=', 1)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('documents').select('documents.id').whereRef('documents.contact_id', '=', 'contacts.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('payments').select('payments.id').whereRef('payments.contact_id', '=', 'contacts.id'))),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
