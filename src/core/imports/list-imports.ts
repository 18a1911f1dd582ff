/** `imports.list`: earlier imports, newest first. */
import { ok, type Result } from '#domain/result';
import type { ImportKind } from '#domain/imports';
import type { Instant } from '#domain/dates';
import { afterKey, pageOf, readCursor, type PageKey, type ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';

type Row = {
  id: string;
  kind: ImportKind;
  fileName: string;
  status: 'running' | 'done' | 'takenBack';
  startedAt: Instant;
  created: number;
  updated: number;
  skipped: number;
};
type Page = { rows: Row[]; nextCursor: string | null; total: number };

const order = { sort: 'startedAt', direction: 'desc' } as const;

/** A page of imports. Errors: CURSOR_INVALID. */
export async function listImports(
  scope: QueryScope,
  { cursor, limit }: InputOf<'imports', 'list'>,
): Promise<Result<Page, Failure>> {
  const key = readCursor(cursor, order);
  if (!key.ok) return key;
  return ok(await scope.read((db) => readPage(db, { limit, key: key.value })));
}

async function readPage(db: ReadDb, { limit, key }: { limit: number; key: PageKey | null }): Promise<Page> {
  const found = await importsPage(db, { limit, key }).execute();
  const { total } = await db
    .selectFrom('import_batches')
    .select(db.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const { page, nextCursor } = pageOf(found, { limit, ...order }, (row) => ({ value: row.startedAt, id: row.id }));
  return { rows: [...page], nextCursor, total };
}

/** The query of one page; exported for the proof that an index answers it. */
export function importsPage(db: ReadDb, { limit, key }: { limit: number; key: PageKey | null }) {
  const page = db
    .selectFrom('import_batches')
    .select(['id', 'kind', 'file_name as fileName', 'status', 'started_at as startedAt'])
    .select(['created_count as created', 'updated_count as updated', 'skipped_count as skipped'])
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  return key === null ? page : page.where(afterKey({ value: 'started_at', id: 'id' }, key, 'desc'));
}
