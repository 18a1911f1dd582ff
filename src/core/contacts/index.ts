export { columnsOf, contactColumns, contactOf, emptyContact, findContact } from './contact-rows.ts';
export type { ContactFields } from './contact-rows.ts';
export { contactHandlers } from './handlers.ts';
