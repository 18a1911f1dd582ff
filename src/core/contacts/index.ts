export { columnsOf, contactColumns, contactOf, emptyContact } from './contact-rows.ts';
export type { ContactFields } from './contact-rows.ts';
export { contactHandlers } from './handlers.ts';
