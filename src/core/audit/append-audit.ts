/** The audit trail: who did what, each row chained to the one before by its hash. */
import { createHash } from 'node:crypto';

import { canonicalJson } from '#domain/hashing';
import type { Instant } from '#domain/dates';
import { insertRows, keptQuery } from '#core/database';
import type { CommandLogTable, WriteTx } from '#core/database';

export type AuditRecord = {
  at: Instant;
  userId: string;
  operation: string;
  commandId: string;
  subjectKind: string;
  subjectId: string;
  detailJson: string;
  /** Covers the command as it is kept: see `commandHash`. */
  commandHash: string;
};

/** Appends one row. The trail is one chain: h(n) = SHA-256(canonical JSON of row n with its position + h(n-1)). */
export async function appendAudit(tx: WriteTx, record: AuditRecord): Promise<void> {
  const [last] = await newestEntry(tx, {});
  const position = (last?.position ?? 0) + 1;
  const row = {
    position,
    at: record.at,
    user_id: record.userId,
    operation: record.operation,
    command_id: record.commandId,
    subject_kind: record.subjectKind,
    subject_id: record.subjectId,
    detail_json: record.detailJson,
    command_hash: record.commandHash,
    hash: auditHash({ position, ...record }, last?.hash ?? ''),
  };
  await insertRows(tx, 'audit_entries', [row]);
}

const newestEntry = keptQuery((db) =>
  db.selectFrom('audit_entries').select(['position', 'hash']).orderBy('position', 'desc').limit(1),
);

/** SHA-256 of a command as the log keeps it: its operation, the hash of its input and its stored answer. */
export function commandHash(command: Omit<CommandLogTable, 'command_id'>): string {
  const { operation, input_hash: inputHash, is_reference: isReference, response_json: responseJson } = command;
  return createHash('sha256').update(`${operation}\n${inputHash}\n${isReference}\n`).update(responseJson).digest('hex');
}

/** The hash that the row at `position` must have after a row with `previousHash`. */
export function auditHash(row: AuditRecord & { position: number }, previousHash: string): string {
  return createHash('sha256').update(canonicalJson(row)).update(previousHash).digest('hex');
}
