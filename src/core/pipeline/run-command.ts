/** One command: repeated or not, one transaction, handler, audit row, stored answer. */
import { createHash } from 'node:crypto';

import { canonicalJson } from '#domain/hashing';
import type { JsonValue } from '#domain/hashing';
import { appendAudit, commandHash } from '#core/audit';
import { insertRows, keptQuery } from '#core/database';
import type { OpenDatabase, WriteTx } from '#core/database';

import type { CommandScope, House, Recorded, Reference, Session } from './context.ts';
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
    if (earlier?.isReference === false) return { output: earlier.kept as Output, isRepeat: true };
    const now = house.now();
    const written: Written = { recorded: { kind: 'system', id: '' }, made: [], reference: undefined };
    const remembered = earlier?.kept as Reference | undefined;
    const output = await work({
      ...scopeOf({ session, tx, now, house }, written),
      commandId: call.commandId,
      remembered,
    });
    if (earlier) return { output, isRepeat: true };
    const { recorded } = written;
    const command = {
      operation: call.operation,
      input_hash: inputHash,
      response_json: JSON.stringify(written.reference ?? output ?? null),
      is_reference: written.reference === undefined ? (0 as const) : (1 as const),
    };
    await insertRows(tx, 'command_log', [{ command_id: call.commandId, ...command }]);
    await appendAudit(tx, {
      at: now,
      userId: session.userId,
      operation: call.operation,
      commandId: call.commandId,
      subjectKind: recorded.kind,
      subjectId: recorded.id,
      detailJson: detailOf(written, inputJson),
      commandHash: commandHash(command),
    });
    return { output, isRepeat: false };
  });
}

/** What a command tells of itself while it works. */
type Written = { recorded: Recorded; made: { kind: string; id: string }[]; reference: Reference | undefined };

function scopeOf(
  { session, tx, now, house }: Pick<CommandScope, 'session' | 'tx' | 'now'> & { house: House },
  written: Written,
): Omit<CommandScope, 'commandId' | 'remembered'> {
  return {
    session,
    now,
    newId: house.newId,
    tx,
    record(subject) {
      written.recorded = subject;
    },
    wrote(made) {
      written.made.push(made);
    },
    remember(reference) {
      written.reference = reference;
    },
  };
}

function detailOf({ recorded, made }: Written, inputJson: string): string {
  if (recorded.detail === undefined && made.length === 0) return inputJson;
  const detail = recorded.detail === undefined ? (JSON.parse(inputJson) as unknown) : recorded.detail;
  return canonicalInput(made.length === 0 ? detail : { ...(detail as object), wrote: made });
}

/** What is kept of a command that has run already: its answer, or the reference to read it from; null for a new one. */
export async function earlierAnswer(
  tx: WriteTx | OpenDatabase['reader'],
  { commandId, operation, inputHash }: { commandId: string; operation: string; inputHash: string },
): Promise<{ kept: unknown; isReference: boolean } | null> {
  const [earlier] = await keptCommand(tx, { commandId });
  if (!earlier) return null;
  if (earlier.operation !== operation || earlier.input_hash !== inputHash) {
    throw new ExpectedFailure({ code: 'COMMAND_REUSED', commandId });
  }
  return { kept: JSON.parse(earlier.response_json), isReference: earlier.is_reference === 1 };
}

const keptCommand = keptQuery((db, { commandId }: { commandId: string }) =>
  db
    .selectFrom('command_log')
    .select(['operation', 'input_hash', 'response_json', 'is_reference'])
    .where('command_id', '=', commandId),
);

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
      key === 'base64' && typeof part === 'string' ? ['sha256', digestOf(value, part)] : [key, withoutContent(part)],
    );
  return Object.fromEntries(entries);
}

/** A job asks three times for the digest of what it carries, which may be 64 MiB long. */
const knownDigests = new WeakMap<object, { content: string; digest: string }>();

function digestOf(carrier: object, content: string): string {
  const known = knownDigests.get(carrier);
  if (known?.content === content) return known.digest;
  const digest = createHash('sha256').update(content, 'latin1').digest('base64url');
  knownDigests.set(carrier, { content, digest });
  return digest;
}
