/** `documents.issueMany`: many drafts, oldest first, each in a transaction of its own. */
import { err, ok } from '#domain/result';
import type { ReadDb } from '#core/database';
import type { Result } from '#domain/result';
import type { Failure, InputOf, JobScope, JobWork } from '#core/pipeline';

import { issueDocument } from './issue-document.ts';

type Issued = {
  issued: number;
  failed: { id: string; reference: string; code: string }[];
  wasCancelled: boolean;
};
type Waiting = { id: string; reference: string };

/**
 * What has been issued stays issued: a cancel stops before the next one. What cannot be issued (no draft, incomplete, unknown) is
 * named with its code and skipped. When another program holds the database for long it stops and names all that are left with
 * DATABASE_BUSY. Errors: DATABASE_BUSY when nothing has been issued.
 */
export async function* issueMany(scope: JobScope, input: InputOf<'documents', 'issueMany'>): JobWork<Issued> {
  const waiting = await waitingDrafts(scope.db, input.ids);
  const result: Issued = { issued: 0, failed: [], wasCancelled: false };
  scope.record({ kind: 'documents', id: '', detail: { count: waiting.length } });
  for (const [index, { id, reference }] of waiting.entries()) {
    if (scope.signal?.aborted) {
      result.wasCancelled = true;
      break;
    }
    const commandId = scope.newId();
    const call = { operation: 'documents.issue', commandId, input: { id } };
    const issued: Result<unknown, Failure> = await scope.command(call, (command) =>
      issueDocument(command, { commandId, id }),
    );
    if (!issued.ok && issued.error.code === 'DATABASE_BUSY') {
      if (result.issued === 0) return err({ code: 'DATABASE_BUSY' });
      result.failed.push(...waiting.slice(index).map((left) => ({ ...left, code: 'DATABASE_BUSY' })));
      break;
    }
    if (issued.ok) result.issued += 1;
    else result.failed.push({ id, reference, code: issued.error.code });
    if (index % 25 === 24 || index + 1 === waiting.length) {
      yield { done: index + 1, total: waiting.length, message: 'issuing' };
      await afterOthers();
    }
  }
  return ok(result);
}

/** Lets a till or a screen that waits for the same database go first. */
async function afterOthers(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}

async function waitingDrafts(db: ReadDb, ids: readonly string[] | undefined): Promise<Waiting[]> {
  if (ids === undefined) {
    return db
      .selectFrom('documents')
      .select(['id', 'reference'])
      .where('status', '=', 'draft')
      .where('kind', '=', 'invoice')
      .orderBy('issued_on')
      .orderBy('id')
      .execute();
  }
  const chosen: (Waiting & { issued_on: string })[] = [];
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await db
      .selectFrom('documents')
      .select(['id', 'reference', 'issued_on'])
      .where('id', 'in', ids.slice(from, from + 500))
      .execute();
    chosen.push(...rows);
  }
  const known = new Set(chosen.map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id)).map((id) => ({ id, reference: '' }));
  return [...chosen.toSorted(byDayAndId), ...unknown];
}

type Dated = { id: string; issued_on: string };

function byDayAndId(left: Dated, right: Dated): number {
  const a = left.issued_on + left.id;
  const b = right.issued_on + right.id;
  return a < b ? -1 : a > b ? 1 : 0;
}
