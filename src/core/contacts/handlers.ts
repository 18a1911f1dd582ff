import { command, os, query } from '#core/pipeline';

import { listContacts } from './list-contacts.ts';
import { getContact } from './read-contact.ts';
import { createContact, savedContact, updateContact } from './save-contact.ts';

export const contactHandlers = {
  create: os.contacts.create.handler(command(createContact, savedContact)),
  update: os.contacts.update.handler(command(updateContact, savedContact)),
  get: os.contacts.get.handler(query(getContact)),
  list: os.contacts.list.handler(query(listContacts)),
};
