/** Contacts from a file into the books. */
import type { ContactRecord, ReadRecords } from '#domain/imports';
import { columnsOf, contactColumns, contactOf, emptyContact } from '#core/contacts';
import type { WriteTx } from '#core/database';

import { codedImporter, takeBackCoded, type CodedKind, type ImportChoices } from './coded-importer.ts';
import { withoutEmpty, type Importer } from './importer.ts';

type ContactRow = Parameters<typeof contactOf>[0];

const contactKind: CodedKind<ContactRecord, ContactRow, ReturnType<typeof columnsOf>> = {
  table: 'contacts',
  exampleOf: ({ line: _, ...texts }) => withoutEmpty(texts),
  find: async (db, codes) =>
    (await db.selectFrom('contacts').select(contactColumns).where('code', 'in', codes).execute()) as ContactRow[],
  contentOf: (row) => columnsOf(contactOf(row)),
  newContent: ({ line: _, ...stated }) => columnsOf({ ...emptyContact, ...stated }),
  mergedContent: ({ line: _, kind: __, code: ___, ...texts }, before) =>
    columnsOf({ ...contactOf(before), ...withoutEmpty(texts) }),
  isArchived: () => null,
  insert: (tx, rows) => tx.insertInto('contacts').values(rows).execute(),
  change: async (tx, { id, version }, to) => {
    const query = tx.updateTable('contacts').set(to).where('id', '=', id).where('version', '=', version);
    return Number((await query.executeTakeFirst()).numUpdatedRows);
  },
  remove: removeContacts,
};

/** Imports contacts; a code of the file that stands already is a contact that is known. */
export function contactImporter(read: ReadRecords<ContactRecord>, choices: ImportChoices): Importer<ContactRecord> {
  return codedImporter(contactKind, read, choices);
}

/** Takes contacts of an import back inside a transaction; one that was changed since, or that a document or payment names, stays. */
export function takeBackContacts(tx: WriteTx, rows: { created: readonly string[]; updated: readonly unknown[] }) {
  return takeBackCoded(tx, contactKind, rows);
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
