/** `sales.list`: receipts, searched, filtered and paged by key. */
import { sql } from 'kysely';

import { saleTenders } from '#domain/till';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { SaleRow } from '#contract/sales';
import { groupOf, rootIdOf } from '#core/contact-groups';
import { afterKey, findText, listColumn, pageOf, readCursor } from '#core/database';
import type { ReadDb } from '#core/database';
import type { Failure, QueryScope } from '#core/pipeline';

import { countSales, pageConditions } from './list-filters.ts';
import type { Asked, ListInput } from './list-filters.ts';

type Page = { rows: SaleRow[]; nextCursor: string | null; total: number };

/** A page of receipts in an indexed order. Errors: CURSOR_INVALID. */
export async function listSales(scope: QueryScope, input: ListInput): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, input);
  if (!key.ok) return key;
  return ok(
    await scope.read(async (db) => {
      const memberIds = input.contactId === undefined ? [] : await groupOf(db, input.contactId);
      return readPage(db, { input, memberIds, key: key.value, found: await findText(db, 'sales', input.q) });
    }),
  );
}

async function readPage(db: ReadDb, asked: Asked): Promise<Page> {
  const { direction, limit, sort } = asked.input;
  const total = await countSales(db, asked);
  if (total === 0) return { rows: [], nextCursor: null, total };
  const rows = await salePage(db, asked, total).execute();
  const { page, nextCursor } = pageOf(rows, { limit, sort, direction }, (row) => ({
    value: row.sort_value,
    id: row.id,
  }));
  return { rows: page.map(rowOf), nextCursor, total };
}

const sorts = { soldAt: 'sales.sold_at', total: 'sales.total_minor' } as const;

/** The query of one page; exported for the proof that an index answers it. `total` is what `countSales` says. */
export function salePage(db: Pick<ReadDb, 'selectFrom'>, asked: Asked, total: number) {
  const { input, key } = asked;
  const value = sorts[input.sort];
  const { condition, isWalk } = pageConditions(asked, total);
  const order = (column: string) => listColumn(column, { isIndexed: isWalk });
  let page = db
    .selectFrom('sales')
    .innerJoin('registers', 'registers.id', 'sales.register_id')
    .innerJoin('users', 'users.id', 'sales.user_id')
    .leftJoin('contacts as named', 'named.id', 'sales.contact_id')
    .leftJoin('contacts as root', (join) => join.on('root.id', '=', rootIdOf('named')))
    .select([
      'sales.id',
      'sales.number',
      'sales.register_id',
      'registers.name as register_name',
      'sales.shift_id',
      'sales.sold_on',
      'sales.sold_at',
      'users.name as user_name',
      'root.id as contact_id',
      'root.name as contact_name',
      'sales.currency',
      'sales.total_minor',
    ])
    .select([
      sql<
        0 | 1
      >`EXISTS (SELECT 1 FROM sale_lines WHERE sale_lines.sale_id = sales.id AND sale_lines.kind = 'return')`.as(
        'has_returns',
      ),
      sql<string>`(SELECT coalesce(group_concat(tender), '') FROM sale_tenders WHERE sale_tenders.sale_id = sales.id)`.as(
        'tenders',
      ),
      sql<string | number>`${sql.ref(value)}`.as('sort_value'),
    ])
    .where(condition)
    .orderBy(order(value), input.direction)
    .orderBy(order('sales.id'), input.direction)
    .limit(input.limit + 1);
  if (key) page = page.where(afterKey({ value, id: 'sales.id' }, key, input.direction));
  return page;
}

type PageRow = Awaited<ReturnType<ReturnType<typeof salePage>['execute']>>[number];

function rowOf(row: PageRow): SaleRow {
  const used = new Set(row.tenders.split(','));
  return {
    id: row.id,
    number: row.number,
    registerId: row.register_id,
    registerName: row.register_name,
    shiftId: row.shift_id,
    soldOn: row.sold_on,
    soldAt: row.sold_at,
    userName: row.user_name,
    contactId: row.contact_id,
    contactName: row.contact_name ?? '',
    currency: row.currency,
    totalMinor: row.total_minor,
    hasReturns: row.has_returns === 1,
    tenders: saleTenders.filter((tender) => used.has(tender)),
  };
}
