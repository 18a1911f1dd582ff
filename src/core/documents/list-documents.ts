/** `documents.list`: documents, searched, filtered and paged by key. */
import { sql } from 'kysely';

import type { CalendarDate } from '#domain/dates';
import { minor } from '#domain/money';
import type { Minor } from '#domain/money';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { DocumentRow } from '#contract/documents';
import { afterKey, matchExpression, matchingRows, pageOf, readCursor } from '#core/database';
import type { PageKey, ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';

import { stateOf } from './read-document.ts';

export type ListInput = InputOf<'documents', 'list'>;
type Page = { rows: DocumentRow[]; nextCursor: string | null; total: number };

/** A page of documents in an indexed order. Errors: CURSOR_INVALID. */
export async function listDocuments(scope: QueryScope, input: ListInput): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, input);
  if (!key.ok) return key;
  return ok(
    await scope.read(async (db) => {
      const today = todayOf(await readCompany(db), scope.now);
      return readPage(db, { input, key: key.value, today });
    }),
  );
}

const sortColumns = {
  issuedOn: 'documents.issued_on',
  number: 'documents.number',
  dueOn: 'documents.due_on',
  gross: 'documents.gross_minor',
} as const;

type Asked = { input: ListInput; key: PageKey | null; today: CalendarDate };

async function readPage(db: ReadDb, asked: Asked): Promise<Page> {
  const { input, today } = asked;
  const { direction, limit, sort } = input;
  const rows = await documentPage(db, asked).execute();
  const counted = matchingDocuments(db, asked).select(db.fn.countAll<number>().as('total'));
  const { total } = await counted.executeTakeFirstOrThrow();
  const { page, nextCursor } = pageOf(rows, { limit, sort, direction }, (row) => ({
    value: row.sort_value,
    id: row.id,
  }));
  return { rows: page.map((row) => rowOf(row, today)), nextCursor, total };
}

/** The query of one page; exported for the proof that an index answers it. */
export function documentPage(db: ReadDb, asked: Asked) {
  const { input, key } = asked;
  const column = sortColumns[input.sort];
  let page = matchingDocuments(db, asked)
    .leftJoin('contacts', 'contacts.id', 'documents.contact_id')
    .leftJoin('open_items as balance', 'balance.id', 'documents.id')
    .select([
      'documents.id',
      'documents.kind',
      'documents.status',
      'documents.number',
      'documents.contact_id',
      'contacts.name as contact_name',
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
    .select(sql<string | number>`${sql.ref(column)}`.as('sort_value'))
    .orderBy(column, input.direction)
    .orderBy('documents.id', input.direction)
    .limit(input.limit + 1);
  if (key) page = page.where(afterKey({ value: column, id: 'documents.id' }, key, input.direction));
  return page;
}

function matchingDocuments(db: ReadDb, asked: Asked) {
  const { input } = asked;
  let matching = withState(db.selectFrom('documents'), asked);
  if (input.kind !== undefined) matching = matching.where('documents.kind', '=', input.kind);
  if (input.contactId !== undefined) matching = matching.where('documents.contact_id', '=', input.contactId);
  if (input.issuedFrom !== undefined) matching = matching.where('documents.issued_on', '>=', input.issuedFrom);
  if (input.issuedTo !== undefined) matching = matching.where('documents.issued_on', '<=', input.issuedTo);
  if (input.q === undefined || input.q === '') return matching;
  const { q } = input;
  const after = `${q}\u{10ffff}`;
  const expression = matchExpression(q);
  return matching.where((where) =>
    where.or([
      where.and([where('documents.number', '>=', q), where('documents.number', '<', after)]),
      where.and([
        where('documents.reference', '>=', q),
        where('documents.reference', '<', after),
        where('documents.reference', '<>', ''),
      ]),
      ...(expression === null ? [] : [inContacts(expression)]),
    ]),
  );
}

function inContacts(expression: string) {
  return sql<boolean>`documents.contact_id IN (SELECT contacts.id FROM contacts WHERE contacts.row_number IN ${matchingRows('contacts_search', expression)})`;
}

type Documents = ReturnType<typeof startOf>;
function startOf(db: ReadDb) {
  return db.selectFrom('documents');
}

function withState(documents: Documents, { input, today }: Asked): Documents {
  const isOpen = sql<boolean>`EXISTS (SELECT 1 FROM open_items WHERE open_items.id = documents.id AND open_items.open_minor > 0)`;
  switch (input.state) {
    case undefined:
      return documents;
    case 'draft':
    case 'issued':
      return documents.where('documents.status', '=', input.state);
    case 'unpaid':
      return documents.where('documents.status', '=', 'issued').where(isOpen);
    case 'overdue':
      return documents
        .where('documents.status', '=', 'issued')
        .where('documents.kind', '=', 'invoice')
        .where('documents.due_on', '<', today)
        .where(isOpen);
    case 'paid':
      return documents.where('documents.status', '=', 'issued').where(sql<boolean>`NOT ${isOpen}`);
  }
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
