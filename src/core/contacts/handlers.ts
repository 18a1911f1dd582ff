import { command, job, os, query } from '#core/pipeline';

import { anonymiseContact } from './anonymise-contact.ts';
import { getBrief } from './brief.ts';
import { bulkEdit } from './bulk-edit.ts';
import { deleteContact } from './delete-contact.ts';
import { listDuplicates } from './duplicates.ts';
import { contactDossier } from './dossier.ts';
import { exportContacts } from './export-contacts.ts';
import { keepApart } from './keep-apart.ts';
import { listContacts } from './list-contacts.ts';
import { mergeContacts, mergedContact } from './merge-contacts.ts';
import { getContact } from './read-contact.ts';
import { createContact, savedContact, updateContact } from './save-contact.ts';
import { searchContacts } from './search-contacts.ts';
import { findSimilar } from './similar-contacts.ts';
import { readTimeline } from './timeline.ts';

export const contactHandlers = {
  create: os.contacts.create.handler(command(createContact, savedContact)),
  update: os.contacts.update.handler(command(updateContact, savedContact)),
  delete: os.contacts.delete.handler(command(deleteContact)),
  merge: os.contacts.merge.handler(command(mergeContacts, mergedContact)),
  get: os.contacts.get.handler(query(getContact)),
  list: os.contacts.list.handler(query(listContacts)),
  search: os.contacts.search.handler(query(searchContacts)),
  similar: os.contacts.similar.handler(query(findSimilar)),
  duplicates: os.contacts.duplicates.handler(query(listDuplicates)),
  keepApart: os.contacts.keepApart.handler(command(keepApart)),
  export: os.contacts.export.handler(query(exportContacts)),
  dossier: os.contacts.dossier.handler(query(contactDossier)),
  anonymise: os.contacts.anonymise.handler(job(anonymiseContact)),
  timeline: os.contacts.timeline.handler(query(readTimeline)),
  brief: os.contacts.brief.handler(query(getBrief)),
  bulkEdit: os.contacts.bulkEdit.handler(job(bulkEdit)),
};
