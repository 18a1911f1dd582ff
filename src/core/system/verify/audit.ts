/** The audit trail: one unbroken chain, one row for each command and one command for each row. */
import type { AuditEntriesTable, CommandLogTable } from '#core/database';
import { auditHash } from '#core/audit';

import { pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';

const rowsAtOnce = 1000;

/** Walks the trail from its first row, then the commands. */
export async function checkAudit(books: Books): Promise<void> {
  await checkTrail(books);
  await checkCommands(books);
}

/** Which of the records have an audit row of that operation. */
export async function audited(
  db: Reads,
  { ids, operation }: { ids: readonly string[]; operation: string },
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('audit_entries')
    .select('subject_id')
    .where('subject_id', 'in', ids)
    .where('operation', '=', operation)
    .execute();
  return new Set(rows.map((row) => row.subject_id));
}

async function checkTrail(books: Books): Promise<void> {
  const { db, findings } = books;
  let before: AuditEntriesTable | undefined;
  for await (const page of pages<AuditEntriesTable>(
    books,
    (last, limit) => trailPage(db, { last, limit }),
    rowsAtOnce,
  )) {
    const operations = await operationsOf(
      db,
      page.map((row) => row.command_id),
    );
    for (const row of page) {
      findings.note('audit.chain', linkFault(row, before));
      const isCommand = operations.get(row.command_id) === row.operation;
      findings.note('audit.commands', isCommand ? null : `Audit row ${row.position} (${row.operation}) has no command`);
      before = row;
    }
    for (const fault of await lostSubjects(db, page)) findings.note('audit.subjects', fault);
  }
}

async function trailPage(
  db: Reads,
  { last, limit }: { last: AuditEntriesTable | undefined; limit: number },
): Promise<AuditEntriesTable[]> {
  return db
    .selectFrom('audit_entries')
    .selectAll()
    .where('position', '>', last?.position ?? 0)
    .orderBy('position')
    .limit(limit)
    .execute();
}

function linkFault(row: AuditEntriesTable, before: AuditEntriesTable | undefined): string | null {
  const expected = (before?.position ?? 0) + 1;
  if (row.position !== expected) return `Audit row ${expected} is missing`;
  const record = {
    position: row.position,
    at: row.at,
    userId: row.user_id,
    operation: row.operation,
    commandId: row.command_id,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    detailJson: row.detail_json,
  };
  const isChained = auditHash(record, before?.hash ?? '') === row.hash;
  return isChained ? null : `Audit row ${row.position} (${row.operation}) is not as it was written`;
}

async function operationsOf(db: Reads, commandIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('command_log')
    .select(['command_id', 'operation'])
    .where('command_id', 'in', commandIds)
    .execute();
  return new Map(rows.map((row) => [row.command_id, row.operation]));
}

/** What was issued or recorded and is not there any more: one answer for each such row, null where all is well. */
async function lostSubjects(db: Reads, page: readonly AuditEntriesTable[]): Promise<(string | null)[]> {
  const rows = page.filter((row) => row.operation === 'documents.issue' || row.operation === 'payments.record');
  const ids = rows.map((row) => row.subject_id);
  const issued = await db
    .selectFrom('documents')
    .select('id')
    .where('id', 'in', ids)
    .where('status', '=', 'issued')
    .execute();
  const payments = await db.selectFrom('payments').select('id').where('id', 'in', ids).execute();
  const found = new Set([...issued, ...payments].map((record) => record.id));
  return rows.map(({ subject_id: id, position, operation }) =>
    found.has(id) ? null : `Audit row ${position} (${operation}) is about ${id}, which does not exist`,
  );
}

type Command = Pick<CommandLogTable, 'command_id' | 'operation'>;

/** A trail whose end was cut off is whole in itself; the commands tell. */
async function checkCommands(books: Books): Promise<void> {
  const { db, findings } = books;
  for await (const page of pages<Command>(books, (last, limit) => commandPage(db, { last, limit }), rowsAtOnce)) {
    const ids = page.map((command) => command.command_id);
    const rows = await db.selectFrom('audit_entries').select('command_id').where('command_id', 'in', ids).execute();
    const found = new Set(rows.map((row) => row.command_id));
    for (const { command_id: id, operation } of page) {
      findings.note('audit.commands', found.has(id) ? null : `Command ${id} (${operation}) is not in the audit trail`);
    }
  }
}

async function commandPage(
  db: Reads,
  { last, limit }: { last: Command | undefined; limit: number },
): Promise<Command[]> {
  return db
    .selectFrom('command_log')
    .select(['command_id', 'operation'])
    .where('command_id', '>', last?.command_id ?? '')
    .orderBy('command_id')
    .limit(limit)
    .execute();
}
