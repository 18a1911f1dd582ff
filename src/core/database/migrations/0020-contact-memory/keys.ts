/** The keys of the contacts that are there already, as the program of this version makes them. Frozen in time. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';

type Row = { row_number: number; email: string; phone: string; tax_number: string };

export async function fillKeys(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Row>`SELECT row_number, email, phone, tax_number FROM contacts`.execute(db);
  for (const row of rows) {
    await sql`UPDATE contacts SET email_key = ${emailKey(row.email)}, phone_key = ${phoneKey(row.phone)},
      tax_key = ${taxKey(row.tax_number)} WHERE row_number = ${row.row_number}`.execute(db);
  }
}

function emailKey(email: string): string {
  const key = email.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(key) ? key : '';
}

function phoneKey(phone: string): string {
  const main = phone.split(/(?:ext\.?|x|durchwahl|-dw)\s*\d+\s*$/i)[0] ?? phone;
  const digits = main.replaceAll('(0)', '').replaceAll(/\D/g, '').replace(/^0+/, '');
  return digits.length < 6 ? '' : digits.slice(-9);
}

function taxKey(taxNumber: string): string {
  const key = taxNumber.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return key.length < 5 ? '' : key;
}
