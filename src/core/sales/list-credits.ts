/** `sales.credits`: vouchers and store credit, newest first, paged by key. */
import { sql } from 'kysely';

import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { StoreCredit } from '#contract/sales';
import { groupOf, isInGroup, rootIdOf } from '#core/contact-groups';
import { afterKey, allOf, pageOf, readCursor, startsWith } from '#core/database';
import type { Condition, PageKey, ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';

type Input = InputOf<'sales', 'credits'>;
type Page = { rows: StoreCredit[]; nextCursor: string | null; total: number };
const order = { sort: 'issuedOn', direction: 'desc' } as const;

/** A page of credits. Errors: CURSOR_INVALID. */
export async function listCredits(scope: QueryScope, input: Input): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, order);
  if (!key.ok) return key;
  return ok(
    await scope.read(async (db) => {
      const memberIds = input.contactId === undefined ? [] : await groupOf(db, input.contactId);
      const condition = allOf(conditions(input, memberIds));
      const { total } = await db
        .selectFrom('store_credits')
        .select(db.fn.countAll<number>().as('total'))
        .where(condition)
        .executeTakeFirstOrThrow();
      const rows = await creditPage(db, { condition, key: key.value, limit: input.limit }).execute();
      const { page, nextCursor } = pageOf(rows, { limit: input.limit, ...order }, (row) => ({
        value: row.issuedOn,
        id: row.id,
      }));
      return {
        rows: page.map(({ id: _, ...row }) => ({ ...row, contactName: row.contactName ?? '' })),
        nextCursor,
        total,
      };
    }),
  );
}

/** The query of one page; exported for the proof that an index answers it. */
export function creditPage(
  db: Pick<ReadDb, 'selectFrom'>,
  { condition, key, limit }: { condition: Condition; key: PageKey | null; limit: number },
) {
  let page = db
    .selectFrom('store_credits')
    .leftJoin('contacts as named', 'named.id', 'store_credits.contact_id')
    .leftJoin('contacts as root', (join) => join.on('root.id', '=', rootIdOf('named')))
    .select([
      'store_credits.id',
      'store_credits.code',
      'store_credits.kind',
      'root.id as contactId',
      'root.name as contactName',
      'store_credits.issued_on as issuedOn',
      'store_credits.currency',
      'store_credits.amount_minor as amountMinor',
      'store_credits.left_minor as leftMinor',
    ])
    .where(condition)
    .orderBy('store_credits.issued_on', 'desc')
    .orderBy('store_credits.id', 'desc')
    .limit(limit + 1);
  if (key) page = page.where(afterKey({ value: 'store_credits.issued_on', id: 'store_credits.id' }, key, 'desc'));
  return page;
}

/** Exported for the same proof. */
export function conditions({ q, contactId, onlyLeft }: Input, memberIds: readonly string[]): Condition[] {
  return [
    // Written out, because an index covers just these rows.
    ...(onlyLeft ? [sql<boolean>`store_credits.left_minor > 0`] : []),
    ...(contactId === undefined ? [] : [isInGroup(sql.ref('store_credits.contact_id'), memberIds)]),
    ...(q === undefined || q === '' ? [] : [startsWith(sql.ref('store_credits.code'), q)]),
  ];
}
