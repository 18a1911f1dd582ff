/** Documents, payments and receipts for the search: by number, by reference, by amount. */
import { plainDecimal } from '#domain/imports';
import { formatMoney, parseMinor } from '#domain/money';
import type { Minor } from '#domain/money';
import type { ReadDb } from '#core/database';

import { endOf, lineOf } from './search-hits.ts';
import type { Asked, Fit, Found } from './search-hits.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;

/** Invoices and credit notes, drafts as well. */
export async function findDocuments(db: Reads, asked: Asked): Promise<Found[]> {
  const found: Found[] = [];
  for (const query of documentQueries(db, asked)) {
    for (const row of await query.execute()) found.push(documentHit(row, asked));
  }
  return found;
}

/** Money received and refunded. */
export async function findPayments(db: Reads, asked: Asked): Promise<Found[]> {
  const found: Found[] = [];
  for (const query of paymentQueries(db, asked)) {
    for (const row of await query.execute()) {
      const fit = fitOf(row, asked);
      const detail = lineOf(row.contact_name, formatMoney(row.amount_minor, { ...asked, currency: row.currency }));
      found.push({ kind: 'payment', id: row.id, title: row.number, detail, fit });
    }
  }
  return found;
}

/** Receipts of the till. */
export async function findSales(db: Reads, asked: Asked): Promise<Found[]> {
  const found: Found[] = [];
  for (const query of saleQueries(db, asked)) {
    for (const row of await query.execute()) {
      const fit = fitOf({ ...row, reference: '' }, asked);
      const detail = lineOf(
        row.contact_name ?? '',
        formatMoney(row.amount_minor, { ...asked, currency: row.currency }),
      );
      found.push({ kind: 'sale', id: row.id, title: row.number, detail, fit });
    }
  }
  return found;
}

/** The queries in the order in which they are asked; exported for the proof that indexes answer them. */
export function documentQueries(db: Reads, asked: Asked) {
  const { q, limit } = asked;
  const documents = db
    .selectFrom('documents')
    .leftJoin('contacts', 'contacts.id', 'documents.contact_id')
    .select(['documents.id', 'documents.kind', 'documents.number', 'documents.reference', 'documents.currency'])
    .select(['documents.gross_minor as amount_minor', 'contacts.name as contact_name'])
    .limit(limit);
  const numbered = numberStarts(q).map((start) =>
    documents
      .where('documents.number', '>=', start)
      .where('documents.number', '<', endOf(start))
      .orderBy('documents.number')
      .orderBy('documents.id'),
  );
  const sequence = sequenceOf(q);
  const bySequence = documents
    .where('documents.kind', 'in', ['invoice', 'creditNote'])
    .where('documents.period', 'in', periods(db))
    .where('documents.sequence', '=', sequence ?? 0);
  const referenced = documents
    .where('documents.reference', '>=', q)
    .where('documents.reference', '<', endOf(q))
    .where('documents.reference', '<>', '')
    .orderBy('documents.reference');
  const amounts = amountsOf(asked);
  const byAmount = documents.where('documents.gross_minor', 'in', amounts).orderBy('documents.id', 'desc');
  return [
    ...numbered,
    ...(sequence === null ? [] : [bySequence]),
    referenced,
    ...(amounts.length === 0 ? [] : [byAmount]),
  ];
}

/** As `documentQueries`. */
export function paymentQueries(db: Reads, asked: Asked) {
  const payments = db
    .selectFrom('payments')
    .innerJoin('contacts', 'contacts.id', 'payments.contact_id')
    .select(['payments.id', 'payments.number', 'payments.reference', 'payments.currency', 'payments.amount_minor'])
    .select('contacts.name as contact_name')
    .limit(asked.limit);
  const numbered = numberStarts(asked.q).map((start) =>
    payments
      .where('payments.number', '>=', start)
      .where('payments.number', '<', endOf(start))
      .orderBy('payments.number'),
  );
  const sequence = sequenceOf(asked.q);
  const bySequence = payments
    .where('payments.period', 'in', periods(db))
    .where('payments.sequence', '=', sequence ?? 0);
  const amounts = amountsOf(asked);
  const byAmount = payments.where('payments.amount_minor', 'in', amounts).orderBy('payments.id', 'desc');
  return [...numbered, ...(sequence === null ? [] : [bySequence]), ...(amounts.length === 0 ? [] : [byAmount])];
}

/** As `documentQueries`. */
export function saleQueries(db: Reads, asked: Asked) {
  const sales = db
    .selectFrom('sales')
    .leftJoin('contacts', 'contacts.id', 'sales.contact_id')
    .select(['sales.id', 'sales.number', 'sales.currency', 'sales.total_minor as amount_minor'])
    .select('contacts.name as contact_name')
    .limit(asked.limit);
  // Of many receipts that begin alike the newest are meant; their numbers ascend with them.
  const numbered = numberStarts(asked.q).map((start) =>
    sales.where('sales.number', '>=', start).where('sales.number', '<', endOf(start)).orderBy('sales.number', 'desc'),
  );
  const sequence = sequenceOf(asked.q);
  const bySequence = sales
    .where('sales.register_id', 'in', db.selectFrom('registers').select('id'))
    .where('sales.sequence', '=', sequence ?? 0);
  const amounts = amountsOf(asked);
  const byAmount = sales.where('sales.total_minor', 'in', amounts).orderBy('sales.id', 'desc');
  return [...numbered, ...(sequence === null ? [] : [bySequence]), ...(amounts.length === 0 ? [] : [byAmount])];
}

type DocumentHit = Awaited<ReturnType<ReturnType<typeof documentQueries>[number]['execute']>>[number];

/** A draft has no number: it is called by its reference, else by its contact, else by its amount. */
function documentHit(row: DocumentHit, asked: Asked): Found {
  const amount = formatMoney(row.amount_minor, { ...asked, currency: row.currency });
  const names = [row.number, row.reference, row.contact_name ?? '', amount].filter((name) => name !== '');
  const [title = amount, ...more] = names;
  const details = row.number === '' ? more : [row.contact_name ?? '', amount, row.reference];
  return { kind: row.kind, id: row.id, title, detail: lineOf(...details), fit: fitOf(row, asked) };
}

/** A number stands once in each period of its series; the index asks for the period first. */
function periods(db: Reads) {
  return db.selectFrom('number_counters').select('period');
}

/** As typed, and in capitals, as most numbers are printed. */
function numberStarts(q: string): string[] {
  return [...new Set([q, q.toUpperCase()])];
}

/** "42" means the 42nd number of any series, whatever stands before it on paper. */
function sequenceOf(q: string): number | null {
  return /^\d{1,10}$/.test(q) ? Number(q) : null;
}

/** What the text means as an amount, with a point or with a comma before the cents. */
function amountsOf({ q, currency }: Asked): Minor[] {
  const readings = (['.', ','] as const).flatMap((separator) => {
    const plain = plainDecimal(q, separator);
    const amount = plain === null ? null : parseMinor(plain, currency);
    return amount?.ok ? [amount.value] : [];
  });
  return [...new Set(readings)];
}

function fitOf(row: { number: string; reference: string; amount_minor: Minor }, asked: Asked): Fit {
  const typed = asked.q.toLowerCase();
  const texts = [row.number.toLowerCase(), row.reference.toLowerCase()];
  const sequence = sequenceOf(asked.q);
  const digits = /\d+$/.exec(row.number)?.[0];
  if (texts.includes(typed) || (sequence !== null && Number(digits) === sequence)) return 'exact';
  if (amountsOf(asked).includes(row.amount_minor)) return 'amount';
  return 'start';
}
