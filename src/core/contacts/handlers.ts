import { command, os, query } from '#core/pipeline';

import { getContact, listContacts } from './list-contacts.ts';
import { createContact, deleteContact, updateContact } from './save-contact.ts';

export const contactHandlers = {
  create: os.contacts.create.handler(command(createContact)),
  update: os.contacts.update.handler(command(updateContact)),
  delete: os.contacts.delete.handler(command(deleteContact)),
  get: os.contacts.get.handler(query(getContact)),
  list: os.contacts.list.handler(query(listContacts)),
};
