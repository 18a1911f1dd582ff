/** Orders from a file into draft invoices. Nothing is issued. */
import { formatE4, formatMinorPlain, e4, minor } from '#domain/money';
import type { Result } from '#domain/result';
import {
  skipOrder,
  type ImportProblem,
  type ImportProblemCode,
  type OrderRecord,
  type ReadRecords,
} from '#domain/imports';
import type { WriteTx } from '#core/database';
import { contentRows, insertContent, newDocumentRow, resolveDraft } from '#core/documents';
import type { ParsedDraft, ResolvedDraft } from '#core/documents';
import type { CompanyNow } from '#core/settings';
import type { TaxRateBook } from '#core/taxes';
import type { CalendarDate, Instant } from '#domain/dates';

import { withoutEmpty, type Importer, type Reads } from './importer.ts';

export type OrderSurroundings = {
  company: CompanyNow;
  taxRates: TaxRateBook;
  today: CalendarDate;
  now: Instant;
  newId: () => string;
  /** What the file calls its freight; the charge on the document carries that name. */
  freightReason: string;
};

/** Imports orders as drafts; freight is one charge on the document, spread over the rates of its lines. */
export function orderImporter(read: ReadRecords<OrderRecord>, surroundings: OrderSurroundings): Importer<OrderRecord> {
  return {
    records: read.records,
    refusedCount: read.refusedCount,
    problems: read.problems,
    weightOf: (order) => order.lines.length + 2,
    exampleOf: (order) => examplesOf(order, surroundings.company.currency),
    async settle(db, records) {
      const { drafts, problems } = await resolveAll(db, records, surroundings);
      return { createCount: drafts.length, parentCount: 0, updateCount: 0, problems, duplicates: [] };
    },
    async write(tx, records) {
      const { drafts, problems } = await resolveAll(tx, records, surroundings);
      const entityIds = await insert(tx, drafts, surroundings);
      const entries = entityIds.map((entityId) => ({ entityId, images: null }));
      return { createCount: drafts.length, parentCount: 0, updateCount: 0, problems, entries };
    },
  };
}

type Resolved = { drafts: ResolvedDraft[]; problems: ImportProblem[] };

/** Checks orders against the books as they are now: contacts and items that stand, references that the contact does not have yet, totals. */
async function resolveAll(
  db: Reads,
  orders: readonly OrderRecord[],
  surroundings: OrderSurroundings,
): Promise<Resolved> {
  const { company, taxRates, today } = surroundings;
  const books = await readBooks(db, orders);
  const drafts: ResolvedDraft[] = [];
  const problems: ImportProblem[] = [];
  for (const order of orders) {
    const refuse = (field: string, code: ImportProblemCode, value: string) => {
      const found = skipOrder(order, { field, code, value });
      problems.push(...(code === 'ALREADY_EXISTS' ? found.slice(0, 1) : found));
    };
    const contactTermsDays = books.termsDays.get(order.contactId);
    const lostLine = order.lines.find((line) => line.itemId !== null && !books.items.has(line.itemId));
    if (books.references.has(referenceKey(order))) refuse('reference', 'ALREADY_EXISTS', order.reference);
    else if (contactTermsDays === undefined) refuse('contactCode', 'CONTACT_UNKNOWN', order.contactCode);
    else if (lostLine !== undefined) refuse('itemCode', 'ITEM_UNKNOWN', lostLine.itemCode);
    else {
      const draft = draftOf(order, surroundings);
      const resolved: Result<ResolvedDraft> = resolveDraft(draft, { company, taxRates, today, contactTermsDays });
      if (resolved.ok) drafts.push(resolved.value);
      else if (resolved.error.code === 'AMOUNT_OUT_OF_RANGE') refuse('price', 'AMOUNT_OUT_OF_RANGE', '');
      else throw new Error(`An imported order cannot be resolved: ${resolved.error.code}`);
    }
  }
  return { drafts, problems };
}

type Books = {
  termsDays: ReadonlyMap<string, number | null>;
  items: ReadonlySet<string>;
  references: ReadonlySet<string>;
};

async function readBooks(db: Reads, orders: readonly OrderRecord[]): Promise<Books> {
  const contactIds = [...new Set(orders.map((order) => order.contactId))];
  const itemIds = [...new Set(orders.flatMap((order) => order.lines.flatMap((line) => line.itemId ?? [])))];
  const references = orders.map((order) => order.reference);
  const contacts = await db
    .selectFrom('contacts')
    .select(['id', 'payment_terms_days'])
    .where('id', 'in', contactIds)
    .execute();
  const items = new Set<string>();
  for (let from = 0; from < itemIds.length; from += 1000) {
    const part = itemIds.slice(from, from + 1000);
    const rows = await db.selectFrom('items').select('id').where('id', 'in', part).execute();
    for (const row of rows) items.add(row.id);
  }
  const documents = await db
    .selectFrom('documents')
    .select(['contact_id', 'reference'])
    .where('reference', 'in', references)
    .where('reference', '<>', '')
    .where('kind', '=', 'invoice')
    .execute();
  return {
    termsDays: new Map(contacts.map((row) => [row.id, row.payment_terms_days])),
    items,
    references: new Set(
      documents.map((row) => referenceKey({ contactId: row.contact_id ?? '', reference: row.reference })),
    ),
  };
}

function referenceKey({ contactId, reference }: { contactId: string; reference: string }): string {
  return `${contactId} ${reference}`;
}

function draftOf(order: OrderRecord, { freightReason }: OrderSurroundings): ParsedDraft {
  const freight = {
    kind: 'charge' as const,
    reason: freightReason,
    percentE4: e4(0),
    amountMinor: order.freightMinor,
    taxRateId: null,
  };
  return {
    kind: 'invoice',
    contactId: order.contactId,
    issuedOn: order.issuedOn,
    dueOn: order.dueOn,
    reference: order.reference,
    introduction: '',
    note: order.note,
    correctsDocumentId: null,
    lines: order.lines.map(({ line: _, ...line }) => ({ ...line, discountMinor: minor(0) })),
    adjustments: order.freightMinor === 0 ? [] : [freight],
  };
}

async function insert(
  tx: WriteTx,
  drafts: readonly ResolvedDraft[],
  { now, newId }: OrderSurroundings,
): Promise<string[]> {
  if (drafts.length === 0) return [];
  const rows = drafts.map((resolved) => ({ id: newId(), resolved }));
  await tx
    .insertInto('documents')
    .values(rows.map(({ id, resolved }) => newDocumentRow(id, resolved, now)))
    .execute();
  const contents = rows.map(({ id, resolved }) => contentRows(id, resolved));
  await insertContent(tx, {
    lines: contents.flatMap((content) => content.lines),
    adjustments: contents.flatMap((content) => content.adjustments),
    taxes: contents.flatMap((content) => content.taxes),
  });
  return rows.map((row) => row.id);
}

function examplesOf(order: OrderRecord, currency: string): Record<string, string>[] {
  const head = {
    reference: order.reference,
    contactCode: order.contactCode,
    issuedOn: order.issuedOn,
    dueOn: order.dueOn ?? '',
  };
  const freight = order.freightMinor === 0 ? '' : formatMinorPlain(order.freightMinor, currency);
  return order.lines.map((line) =>
    withoutEmpty({
      ...head,
      itemCode: line.itemCode,
      description: line.description,
      quantity: formatE4(line.quantityE4),
      price: priceText(line),
      discountPercent: formatE4(line.discountPercentE4),
      freight,
      note: order.note,
    }),
  );
}

/** A price of more than four decimals is kept as the price of a larger quantity, and shown so: "4.1375 / 10". */
function priceText({ priceE4, baseQuantityE4 }: OrderRecord['lines'][number]): string {
  return baseQuantityE4 === 10_000 ? formatE4(priceE4) : `${formatE4(priceE4)} / ${formatE4(baseQuantityE4)}`;
}

/** Takes drafts of an import back inside a transaction. A draft that was issued or changed since stays. */
export async function takeBackOrders(
  tx: WriteTx,
  created: readonly string[],
): Promise<{ createdKept: number; updatedKept: number }> {
  if (created.length === 0) return { createdKept: 0, updatedKept: 0 };
  const result = await tx
    .deleteFrom('documents')
    .where('id', 'in', created)
    .where('status', '=', 'draft')
    .where('version', '=', 1)
    .executeTakeFirst();
  return { createdKept: created.length - Number(result.numDeletedRows), updatedKept: 0 };
}
