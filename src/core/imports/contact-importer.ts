/** Contacts from a file into the books. */
import type { Instant } from '#domain/dates';
import type { ContactRecord, ReadRecords } from '#domain/imports';
import { changeContact, emptyState, insertContacts, jsonOf, readContacts } from '#core/contacts';
import type { ContactState, StoredContact } from '#core/contacts';
import type { WriteTx } from '#core/database';

import { codedImporter, takeBackCoded } from './coded-importer.ts';
import type { CodedKind, ImportChoices, TakenBack } from './coded-importer.ts';
import { withoutEmpty, type Importer } from './importer.ts';

/** What the timeline of a contact says of a change that an import made. */
const operation = 'imports.run';

const contactKind: CodedKind<ContactRecord, ContactState, StoredContact> = {
  table: 'contacts',
  exampleOf: ({ line: _, ...texts }) => withoutEmpty(texts),
  async findByCode(db, codes) {
    const rows = await db.selectFrom('contacts').select('id').where('code', 'in', codes).execute();
    const ids = rows.map((row) => row.id);
    return [...(await readContacts(db, ids)).values()];
  },
  findById: async (db, ids) => [...(await readContacts(db, ids)).values()],
  newState: ({ line: _, ...stated }) => ({ ...emptyState, ...stated }),
  mergedState: ({ line: _, kind: __, code: ___, ...texts }, before) => ({ ...before, ...withoutEmpty(texts) }),
  insert: (tx, rows, stamp) => insertContacts(tx, rows, { ...stamp, operation }),
  change: (tx, before, after, stamp) => changeContact(tx, before, after, { ...stamp, operation }),
  restore: restoreContact,
  remove: removeContacts,
  jsonOf,
};

/** Imports contacts; a code of the file that stands already is a contact that is known. */
export function contactImporter(read: ReadRecords<ContactRecord>, choices: ImportChoices): Importer<ContactRecord> {
  return codedImporter(contactKind, read, choices);
}

/** Takes contacts of an import back inside a transaction; what was changed since, or what something names by now, stays. */
export function takeBackContacts(tx: WriteTx, rows: TakenBack) {
  return takeBackCoded(tx, contactKind, rows);
}

/** The change that the import told of goes, too: after it was taken back there was no import. */
async function restoreContact(tx: WriteTx, row: StoredContact, to: ContactState, startedAt: Instant): Promise<void> {
  const told = () =>
    tx
      .deleteFrom('contact_changes')
      .where('contact_id', '=', row.id)
      .where('operation', '=', operation)
      .where('at', '=', startedAt);
  const [change] = await told().returning(['id', 'user_id']).execute();
  if (!change) return;
  await changeContact(tx, row, to, { userId: change.user_id, now: startedAt, operation, newId: () => change.id });
  await told().execute();
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
