/** The right importer for a file, with what it needs to know of the books. */
import {
  arrangeContacts,
  foldCode,
  readContacts,
  readItems,
  readOrders,
  type KnownItem,
  type KnownRecords,
} from '#domain/imports';
import { todayOf, type CompanyNow } from '#core/settings';
import { taxRateBook } from '#core/taxes';

import { contactImporter } from './contact-importer.ts';
import type { Decision, DuplicateAction } from './contact-plan.ts';
import { stampOf, type Importer, type ImportChoices, type Reads } from './importer.ts';
import { itemImporter } from './item-importer.ts';
import { orderImporter } from './order-importer.ts';
import type { ImportInput, Source } from './read-source.ts';
import { inTurns } from './turns.ts';

export type Choices = ImportChoices & {
  company: CompanyNow;
  duplicates: DuplicateAction;
  decisions: ReadonlyMap<number, Decision>;
};

/** What an input says of how an import is to be done. */
export function choicesOf(
  { existing, duplicates, decisions = {} }: Pick<ImportInput, 'existing' | 'duplicates' | 'decisions'>,
  scope: Parameters<typeof stampOf>[0],
): Omit<Choices, 'company'> {
  const byLine = Object.entries(decisions).map(([line, decision]) => [Number(line), decision] as const);
  return { existing, duplicates, decisions: new Map(byLine), ...stampOf(scope) };
}

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
      return use(await arrangedContacts(source, choices));
    case 'items':
      return use(itemImporter(await inTurns(readItems(rows, columns)), choices));
    case 'documents': {
      const { company, now, newId } = choices;
      const known = await readKnownRecords(db, source);
      const taxRates = await taxRateBook(db);
      const freightReason = (headings[reading.mapping.freight ?? -1] ?? '').slice(0, 200);
      const surroundings = { company, taxRates, today: todayOf(company, now), now, newId, freightReason };
      const orders = await inTurns(readOrders(rows, { ...columns, known }));
      return use(orderImporter(orders, surroundings));
    }
  }
}

async function arrangedContacts(source: Source, choices: Choices) {
  const { rows, reading, headings, known } = source;
  const { duplicates, decisions, company } = choices;
  const read = await inTurns(readContacts(rows, { columnCount: headings.length, reading, known }));
  const mayRepeat = (line: number) => (decisions.get(line)?.action ?? duplicates) === 'create';
  const arranged = await inTurns(arrangeContacts(read, { mayRepeat }));
  const owners = new Map(known.owners.map((owner) => [owner.id, owner.name]));
  const around = {
    currency: company.currency,
    customFields: known.customFields,
    ownerNameOf: (id: string) => owners.get(id),
  };
  return contactImporter(arranged, { ...choices, around });
}

/** Looks up all contacts and items that a file of order lines names, in a few statements instead of one a line. */
async function readKnownRecords(db: Reads, { codes: named }: Source): Promise<KnownRecords> {
  const contacts = new Map<string, string>();
  for (const codes of inParts(named.contacts)) {
    const found = await db.selectFrom('contacts').select(['id', 'code']).where('code', 'in', codes).execute();
    for (const row of found) contacts.set(foldCode(row.code), row.id);
  }
  const items = new Map<string, KnownItem>();
  for (const codes of inParts(named.items)) {
    const found = await db
      .selectFrom('items')
      .select(['id', 'code', 'name', 'unit', 'tax_rate_id as taxRateId'])
      .where('code', 'in', codes)
      .execute();
    for (const row of found) items.set(foldCode(row.code), row);
  }
  return { contactId: (code) => contacts.get(foldCode(code)), item: (code) => items.get(foldCode(code)) };
}

function* inParts(values: readonly string[]): Generator<string[]> {
  for (let from = 0; from < values.length; from += 500) yield values.slice(from, from + 500);
}
