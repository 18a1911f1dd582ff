/** One command: repeated or not, one transaction, handler, audit row, stored answer. */
import { createHash } from 'node:crypto';

import { canonicalJson } from '#domain/hashing';
import type { JsonValue } from '#domain/hashing';
import { appendAudit } from '#core/audit';
import type { OpenDatabase, WriteTx } from '#core/database';

import type { CommandScope, House, Recorded, Session } from './context.ts';
import { ExpectedFailure } from './failure.ts';

export type CommandCall = { operation: string; commandId: string; input: unknown };

/** What a command's transaction came to; `isRepeat` says that the answer is the stored one and nothing was written. */
export type CommandAnswer<Output> = { output: Output; isRepeat: boolean };

/**
 * Runs `work` in one transaction and writes its audit row and its answer with it. A command id that was seen before gets the
 * first answer again. Errors: COMMAND_REUSED when the id was used for another command; whatever `work` throws, rolled back.
 */
export async function runCommand<Output>(
  { house, session }: { house: House; session: Session },
  call: CommandCall,
  work: (scope: CommandScope) => Promise<Output>,
): Promise<CommandAnswer<Output>> {
  const inputJson = canonicalInput(call.input);
  const inputHash = createHash('sha256').update(inputJson).digest('base64url');
  return house.database.write(async (tx) => {
    const earlier = await earlierAnswer(tx, { ...call, inputHash });
    if (earlier !== null) return { output: JSON.parse(earlier) as Output, isRepeat: true };
    let recorded: Recorded = { kind: 'system', id: '' };
    const now = house.now();
    const output = await work({
      session,
      now,
      newId: house.newId,
      commandId: call.commandId,
      tx,
      record: (subject) => {
        recorded = subject;
      },
    });
    await storeAnswer(tx, { call, inputHash, output });
    await appendAudit(tx, {
      at: now,
      userId: session.userId,
      operation: call.operation,
      commandId: call.commandId,
      subjectKind: recorded.kind,
      subjectId: recorded.id,
      detailJson: recorded.detail === undefined ? inputJson : canonicalInput(recorded.detail),
    });
    return { output, isRepeat: false };
  });
}

/** The stored answer of a command that has run already, as JSON; null for a new one. */
export async function earlierAnswer(
  tx: WriteTx | OpenDatabase['reader'],
  { commandId, operation, inputHash }: { commandId: string; operation: string; inputHash: string },
): Promise<string | null> {
  const earlier = await tx
    .selectFrom('command_log')
    .select(['operation', 'input_hash', 'response_json'])
    .where('command_id', '=', commandId)
    .executeTakeFirst();
  if (!earlier) return null;
  if (earlier.operation !== operation || earlier.input_hash !== inputHash) {
    throw new ExpectedFailure({ code: 'COMMAND_REUSED', commandId });
  }
  return earlier.response_json;
}

async function storeAnswer(
  tx: WriteTx,
  { call, inputHash, output }: { call: CommandCall; inputHash: string; output: unknown },
): Promise<void> {
  await tx
    .insertInto('command_log')
    .values({
      command_id: call.commandId,
      operation: call.operation,
      input_hash: inputHash,
      response_json: JSON.stringify(output ?? null),
    })
    .execute();
}

/** The input without its command id, in one byte order; the content of carried files is replaced by its digest. */
export function canonicalInput(input: unknown): string {
  return canonicalJson(withoutContent(input) as JsonValue);
}

function withoutContent(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(withoutContent);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, part]) => key !== 'commandId' && part !== undefined)
    .map(([key, part]) =>
      key === 'base64' && typeof part === 'string'
        ? ['sha256', createHash('sha256').update(part).digest('base64url')]
        : [key, withoutContent(part)],
    );
  return Object.fromEntries(entries);
}
