/** The audit trail: one unbroken chain, one row for each command and one command for each row, everything that it names still there. */
import type { AuditEntriesTable, CommandLogTable } from '#core/database';
import { auditHash, commandHash } from '#core/audit';

import { pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';

const rowsAtOnce = 1000;

/** Walks the trail from its first row, then the commands. */
export async function checkAudit(books: Books): Promise<void> {
  await checkTrail(books);
  await checkCommands(books);
}

/** Which of the records have an audit row of one of those operations. */
export async function audited(
  db: Reads,
  { ids, operations }: { ids: readonly string[]; operations: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('audit_entries')
    .select('subject_id')
    .where('subject_id', 'in', ids)
    .where('operation', 'in', operations)
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
    const commands = await commandsOf(
      db,
      page.map((row) => row.command_id),
    );
    for (const row of page) {
      findings.note('audit.chain', linkFault(row, before));
      const command = commands.get(row.command_id);
      const isCommand = command?.operation === row.operation;
      findings.note('audit.commands', isCommand ? null : `Audit row ${row.position} (${row.operation}) has no command`);
      if (command !== undefined) findings.note('audit.answers', answerFault(row, command));
      before = row;
    }
    for (const fault of await lostSubjects(db, page)) findings.note('audit.subjects', fault);
    for (const fault of await lostAllocations(db, page)) findings.note('audit.allocations', fault);
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
    commandHash: row.command_hash,
  };
  const isChained = auditHash(record, before?.hash ?? '') === row.hash;
  return isChained ? null : `Audit row ${row.position} (${row.operation}) is not as it was written`;
}

async function commandsOf(db: Reads, commandIds: readonly string[]): Promise<ReadonlyMap<string, CommandLogTable>> {
  const rows = await db.selectFrom('command_log').selectAll().where('command_id', 'in', commandIds).execute();
  return new Map(rows.map((row) => [row.command_id, row]));
}

function answerFault(row: AuditEntriesTable, command: CommandLogTable): string | null {
  const isKept = commandHash(command) === row.command_hash;
  return isKept ? null : `Command ${row.command_id} (${row.operation}) is not kept as it was answered`;
}

/** What makes a record that stays for ever. */
const lasting = new Set([
  'documents.issue',
  'payments.record',
  'sales.record',
  'sales.invoice',
  'till.openShift',
  'till.closeShift',
  'till.moveCash',
  'till.takePayment',
]);

/** What was issued or recorded and is not there any more: one answer for each such row, null where all is well. */
async function lostSubjects(db: Reads, page: readonly AuditEntriesTable[]): Promise<(string | null)[]> {
  const rows = page.filter((row) => lasting.has(row.operation));
  const ids = rows.map((row) => row.subject_id);
  const issued = await db
    .selectFrom('documents')
    .select('id')
    .where('id', 'in', ids)
    .where('status', '=', 'issued')
    .execute();
  const payments = await db.selectFrom('payments').select('id').where('id', 'in', ids).execute();
  const sales = await db.selectFrom('sales').select('id').where('id', 'in', ids).execute();
  const shifts = await db.selectFrom('shifts').select('id').where('id', 'in', ids).execute();
  const found = new Set([...issued, ...payments, ...sales, ...shifts].map((record) => record.id));
  return rows.map(({ subject_id: id, position, operation }) =>
    found.has(id) ? null : `Audit row ${position} (${operation}) is about ${id}, which does not exist`,
  );
}

/** The allocations that some records, or commands about them, have made, by the audit rows of those records. */
export async function auditedAllocations(db: Reads, subjectIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('audit_entries')
    .select('detail_json')
    .where('subject_id', 'in', subjectIds)
    .execute();
  return new Set(rows.flatMap(allocationsOf));
}

/** The allocations that an audit row names as made by its command. */
function allocationsOf({ detail_json: detailJson }: Pick<AuditEntriesTable, 'detail_json'>): string[] {
  if (!detailJson.includes('"wrote"')) return [];
  const { wrote } = JSON.parse(detailJson) as { wrote?: unknown };
  if (!Array.isArray(wrote)) return [];
  return (wrote as { kind: string; id: string }[]).flatMap(({ kind, id }) => (kind === 'allocation' ? [id] : []));
}

/** Allocations that were made and are not there any more: one answer for each that is named. */
async function lostAllocations(db: Reads, page: readonly AuditEntriesTable[]): Promise<(string | null)[]> {
  const made = page.flatMap((row) => allocationsOf(row).map((id) => ({ id, row })));
  const lost: (string | null)[] = [];
  for (let from = 0; from < made.length; from += rowsAtOnce) {
    const part = made.slice(from, from + rowsAtOnce);
    const ids = part.map(({ id }) => id);
    const rows = await db.selectFrom('allocations').select('id').where('id', 'in', ids).execute();
    const found = new Set(rows.map(({ id }) => id));
    lost.push(
      ...part.map(({ id, row }) =>
        found.has(id)
          ? null
          : `Audit row ${row.position} (${row.operation}) made allocation ${id}, which does not exist`,
      ),
    );
  }
  return lost;
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
