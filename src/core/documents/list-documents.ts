/** `documents.list`: documents, searched, filtered and paged by key. */
import { sql } from 'kysely';

import type { CalendarDate } from '#domain/dates';
import { minor } from '#domain/money';
import type { Minor } from '#domain/money';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { DocumentRow } from '#contract/documents';
import { groupOf, rootIdOf } from '#core/contact-groups';
import { afterKey, listColumn, pageOf, readCursor } from '#core/database';
import type { ReadDb } from '#core/database';
import type { Failure, QueryScope } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';

import { asksForOpen, countDocuments, findInDocuments, pageConditions } from './list-filters.ts';
import type { Asked, ListInput } from './list-filters.ts';
import { stateOf } from './read-document.ts';

type Page = { rows: DocumentRow[]; nextCursor: string | null; total: number };

/** A page of documents in an indexed order. Errors: CURSOR_INVALID. */
export async function listDocuments(scope: QueryScope, input: ListInput): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, input);
  if (!key.ok) return key;
  return ok(
    await scope.read(async (db) => {
      const today = todayOf(await readCompany(db), scope.now);
      const memberIds = input.contactId === undefined ? [] : await groupOf(db, input.contactId);
      return readPage(db, { input, memberIds, key: key.value, today, found: await findInDocuments(db, input.q) });
    }),
  );
}

async function readPage(db: ReadDb, asked: Asked): Promise<Page> {
  const { direction, limit, sort } = asked.input;
  const total = await countDocuments(db, asked);
  if (total === 0) return { rows: [], nextCursor: null, total };
  const rows = await documentPage(db, asked, total).execute();
  const { page, nextCursor } = pageOf(rows, { limit, sort, direction }, (row) => ({
    value: row.sort_value,
    id: row.id,
  }));
  return { rows: page.map((row) => rowOf(row, asked.today)), nextCursor, total };
}

const documentSorts = {
  issuedOn: 'documents.issued_on',
  number: 'documents.number',
  dueOn: 'documents.due_on',
  gross: 'documents.gross_minor',
} as const;
const openSorts = {
  issuedOn: 'balance.dated_on',
  number: 'balance.number',
  dueOn: 'balance.due_on',
  gross: 'balance.amount_minor',
} as const;

/** The query of one page; exported for the proof that an index answers it. `total` is what `countDocuments` says. */
export function documentPage(db: ReadDb, asked: Asked, total: number) {
  const { input, key } = asked;
  const isOpen = asksForOpen(input);
  const value = (isOpen ? openSorts : documentSorts)[input.sort];
  const id = isOpen ? 'balance.id' : 'documents.id';
  const { condition, isWalk } = pageConditions(asked, total);
  const order = (column: string) => listColumn(column, { isIndexed: isWalk });
  let page = db
    .selectFrom('documents')
    .leftJoin('open_items as balance', 'balance.id', 'documents.id')
    .leftJoin('contacts as named', 'named.id', 'documents.contact_id')
    .leftJoin('contacts as root', (join) => join.on('root.id', '=', rootIdOf('named')))
    .select([
      'documents.id',
      'documents.kind',
      'documents.status',
      'documents.number',
      'root.id as contact_id',
      'root.name as contact_name',
      'documents.issued_on',
      'documents.due_on',
      'documents.is_issued_on_fixed',
      'documents.is_due_on_fixed',
      'documents.reference',
      'documents.currency',
      'documents.net_minor',
      'documents.tax_minor',
      'documents.gross_minor',
      'documents.due_minor',
      'balance.open_minor',
    ])
    .select(sql<string | number>`${sql.ref(value)}`.as('sort_value'))
    .where(condition)
    .orderBy(order(value), input.direction)
    .orderBy(order(id), input.direction)
    .limit(input.limit + 1);
  if (key) page = page.where(afterKey({ value, id }, key, input.direction));
  return page;
}

type PageRow = Awaited<ReturnType<ReturnType<typeof documentPage>['execute']>>[number];

function rowOf(row: PageRow, today: CalendarDate): DocumentRow {
  const isIssued = row.status === 'issued';
  const openMinor: Minor = row.open_minor ?? minor(0);
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    state: isIssued ? stateOf(row, { openMinor, today }) : 'draft',
    number: row.number === '' ? null : row.number,
    contactId: row.contact_id,
    contactName: row.contact_name ?? '',
    issuedOn: isIssued || row.is_issued_on_fixed === 1 ? row.issued_on : null,
    dueOn: isIssued || row.is_due_on_fixed === 1 ? row.due_on : null,
    reference: row.reference,
    currency: row.currency,
    netMinor: row.net_minor,
    taxMinor: row.tax_minor,
    grossMinor: row.gross_minor,
    openMinor,
  };
}
