/** Books as offices really have them, for stories about screens that are full. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What stands in the books: one record of each kind. */
export type UglyBooks = {
  /** A customer with much of everything. */
  contactId: string;
  /** A person who belongs to that customer, with instructions that must be read. */
  personId: string;
  /** A contact of which little is known and with which nothing has happened. */
  bareContactId: string;
  itemId: string;
  draftId: string;
  /** Paid in part. */
  invoiceId: string;
  creditNoteId: string;
  paymentId: string;
};

/** Fills empty books, also beside an open program: 200 contacts, 60 items, 40 invoices of every age, six drafts, a credit note, payments. */
export async function fillUglyBooks(dataFolder: string): Promise<UglyBooks> {
  const program = join(import.meta.dirname, 'fill-ugly-books.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, dataFolder]);
  return JSON.parse(stdout) as UglyBooks;
}
