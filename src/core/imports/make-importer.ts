/** The right importer for a file, with what it needs to know of the books. */
import { foldCode, readContacts, readItems, readOrders, type KnownItem, type KnownRecords } from '#domain/imports';
import { todayOf, type CompanyNow } from '#core/settings';
import { taxRateBook } from '#core/taxes';

import type { ImportChoices } from './coded-importer.ts';
import { contactImporter } from './contact-importer.ts';
import type { Importer, Reads } from './importer.ts';
import { itemImporter } from './item-importer.ts';
import { orderImporter } from './order-importer.ts';
import type { Source } from './read-source.ts';
import { inTurns } from './turns.ts';

export type Choices = ImportChoices & { company: CompanyNow };

/** What is done with a file whatever its kind: the kind of its records is known to the importer alone. */
export type Use<Output> = <Rec>(importer: Importer<Rec>) => Output;

/** Reads the records of a file and hands the importer of its kind to `use`. */
export async function withImporter<Output>(
  db: Reads,
  { source, choices, use }: { source: Source; choices: Choices; use: Use<Output> },
): Promise<Output> {
  const { rows, reading, headings } = source;
  const columns = { columnCount: headings.length, reading };
  switch (source.kind) {
    case 'contacts':
      return use(contactImporter(await inTurns(readContacts(rows, columns)), choices));
    case 'items':
      return use(itemImporter(await inTurns(readItems(rows, columns)), choices));
    case 'documents': {
      const { company, now, newId } = choices;
      const known = await readKnown(db, source);
      const taxRates = await taxRateBook(db);
      const freightReason = (headings[reading.mapping.freight ?? -1] ?? '').slice(0, 200);
      const surroundings = { company, taxRates, today: todayOf(company, now), now, newId, freightReason };
      const orders = await inTurns(readOrders(rows, { ...columns, known }));
      return use(orderImporter(orders, surroundings));
    }
  }
}

/** Looks up all contacts and items that a file of order lines names, in a few statements instead of one a line. */
async function readKnown(db: Reads, { rows, reading }: Source): Promise<KnownRecords> {
  const contacts = new Map<string, string>();
  for (const codes of inParts(valuesOf(rows, reading.mapping.contactCode))) {
    const found = await db.selectFrom('contacts').select(['id', 'code']).where('code', 'in', codes).execute();
    for (const row of found) contacts.set(foldCode(row.code), row.id);
  }
  const items = new Map<string, KnownItem>();
  for (const codes of inParts(valuesOf(rows, reading.mapping.itemCode))) {
    const found = await db
      .selectFrom('items')
      .select(['id', 'code', 'name', 'unit', 'tax_rate_id as taxRateId'])
      .where('code', 'in', codes)
      .execute();
    for (const row of found) items.set(foldCode(row.code), row);
  }
  return { contactId: (code) => contacts.get(foldCode(code)), item: (code) => items.get(foldCode(code)) };
}

function valuesOf(rows: Source['rows'], column: number | undefined): string[] {
  if (column === undefined) return [];
  return [...new Set(rows.map((row) => (row.cells[column] ?? '').trim()))].filter((value) => value !== '');
}

function* inParts(values: readonly string[]): Generator<string[]> {
  for (let from = 0; from < values.length; from += 500) yield values.slice(from, from + 500);
}
