export { checkContact } from './check-contact.ts';
export { columnsOf, findContact, readContacts, searchTextOf } from './contact-rows.ts';
export { emptyState } from './contact-state.ts';
export type { ContactState, StoredContact } from './contact-state.ts';
export { contactHandlers } from './handlers.ts';
export { readContact, readWhole } from './read-contact.ts';
export { changeContact, insertContacts, jsonOf } from './write-contacts.ts';
export type { Change, NewContact } from './write-contacts.ts';
