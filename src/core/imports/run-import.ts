/** `imports.run`: many short transactions under one batch, kept whole or taken back whole. */
import { setImmediate as otherWork } from 'node:timers/promises';

import { err, ok, type Result } from '#domain/result';
import type { ImportProblem } from '#domain/imports';
import type { ImportResult } from '#contract/imports';
import type { Failure, InputOf, JobScope, JobWork, Reference } from '#core/pipeline';
import type { WriteTx } from '#core/database';
import { readCompany } from '#core/settings';

import { finishBatch, noteEntries, releaseBatch, startBatch, takeBack, takeBackAbandoned } from './batches.ts';
import { stampOf, takeChunk, type Importer } from './importer.ts';
import { choicesOf, withImporter } from './make-importer.ts';
import { readSource, type Source } from './read-source.ts';

type RunInput = InputOf<'imports', 'run'>;

const keptProblems = 1000;

/** A turn should take about this long: whatever else waits for the program has its own in between. */
const turnMs = 20;
const firstBudget = 50;
const smallestBudget = 25;
const largestBudget = 400;

/**
 * A transaction costs as much as writing hundreds of rows, so that a long import comes to write this many in each; and fewer when a till waits. The
 * first ones are short, for a short import, too, tells how far it is.
 */
const rowsPerTransaction = 4000;
const firstRows = 200;

/**
 * Imports a file. Ends with what was made and what was left out; a cancelled import ends with `wasCancelled` and has kept nothing.
 * Errors: those of reading a file, IMPORT_FIELD_MISSING, IMPORT_RUNNING. When it fails in the middle, or its listener goes
 * away, the batch is taken back before the error is told.
 */
export async function* runImport(scope: JobScope, input: RunInput): JobWork<ImportResult> {
  const batchId = scope.newId();
  yield { done: 0, total: 0, message: 'reading' };
  const company = await readCompany(scope.db);
  const source = await readUnlessCancelled(scope, input, company.currency);
  if (source === null) return ok(cancelledResult(batchId, 0));
  if (!source.ok) return source;
  const { missing, kind } = source.value;
  if (missing.length > 0) return err({ code: 'IMPORT_FIELD_MISSING', fields: [...missing] });

  await takeBackAbandoned(scope);
  const started = await startBatch(scope, { id: batchId, kind, fileName: input.file.name, startedAt: scope.now });
  if (!started.ok) return started;
  let isKept = false;
  try {
    const choices = { company, ...choicesOf(input, scope) };
    const result = yield* await withImporter(scope.db, {
      source: source.value,
      choices,
      use: (importer) => writeAll(scope, { input, batchId, source: source.value, importer }),
    });
    isKept = result.ok && !result.value.wasCancelled;
    return result;
  } finally {
    // Also reached when the listener leaves at a yield, or a transaction fails: half an import is never kept.
    try {
      if (!isKept) await takeBack(scope, batchId);
    } finally {
      releaseBatch(batchId);
    }
  }
}

type Writing<Rec> = { input: RunInput; batchId: string; source: Source; importer: Importer<Rec> };

async function* writeAll<Rec>(
  scope: JobScope,
  { input, batchId, source, importer }: Writing<Rec>,
): JobWork<ImportResult> {
  const { records } = importer;
  const { lineCount } = source;
  const problems: ImportProblem[] = [...source.problems, ...importer.problems];
  const tally: Tally = { from: 0, noted: 0, created: 0, updated: 0, parents: 0, budget: firstBudget };
  while (tally.from < records.length) {
    if (isAborted(scope)) return ok(cancelledResult(batchId, lineCount));
    problems.push(...(await scope.write((tx) => writeTurns(tx, { scope, importer, batchId, tally }))));
    yield { done: tally.from, total: records.length, message: 'importing' };
    await otherWork();
  }
  if (isAborted(scope)) return ok(cancelledResult(batchId, lineCount));
  const { created, updated, parents } = tally;
  const result: ImportResult = {
    batchId,
    created,
    updated,
    skipped: source.refusedCount + importer.refusedCount + records.length - (created - parents) - updated,
    lineCount,
    wasCancelled: false,
    problemCount: problems.length,
    problems: problems.toSorted((left, right) => left.line - right.line).slice(0, keptProblems),
  };
  return finish(scope, { input, result });
}

/** How far an import is. */
type Tally = { from: number; noted: number; created: number; updated: number; parents: number; budget: number };
type Turns<Rec> = { scope: JobScope; importer: Importer<Rec>; batchId: string; tally: Tally };

/** Writes records in one transaction until it is full or somebody else wants to write; in turns, between which others read. */
async function writeTurns<Rec>(tx: WriteTx, { scope, importer, batchId, tally }: Turns<Rec>): Promise<ImportProblem[]> {
  const { records, weightOf } = importer;
  const { signal, isAwaited } = scope;
  const problems: ImportProblem[] = [];
  for (const end = tally.from + Math.min(Math.max(tally.from, firstRows), rowsPerTransaction); ;) {
    const chunk = takeChunk(records, { ...tally, weightOf });
    const beganAt = performance.now();
    const done = await importer.write(tx, chunk);
    await noteEntries(tx, { batchId, from: tally.noted, entries: done.entries });
    tally.budget = nextBudget(tally.budget, performance.now() - beganAt);
    tally.from += chunk.length;
    tally.noted += done.entries.length;
    tally.created += done.createCount;
    tally.parents += done.parentCount;
    tally.updated += done.updateCount;
    problems.push(...done.problems);
    // The search index is told of the new rows when the transaction ends; that is a turn of its own.
    await otherWork();
    if (tally.from >= Math.min(end, records.length) || isAwaited() || signal?.aborted) return problems;
  }
}

/** Closes the batch in the same transaction that stores the answer of the command and its audit row: there is no moment between them. */
async function finish(
  scope: JobScope,
  { input, result }: { input: RunInput; result: ImportResult },
): Promise<Result<ImportResult, Failure>> {
  const { batchId, created, updated, skipped, lineCount, problemCount } = result;
  const { kind, file, existing } = input;
  const call = { operation: 'imports.run', commandId: input.commandId, input };
  return scope.command(call, async ({ tx, record, remember }) => {
    const { userId, now: startedAt } = stampOf(scope);
    await finishBatch(tx, { ...result, fileName: file.name, startedAt, userId });
    const counts = { created, updated, skipped, lineCount, problemCount };
    // The trail is kept for ever, and a file may bear the name of a person.
    const fileName = kind === 'contacts' ? {} : { fileName: file.name };
    record({ kind: 'import', id: batchId, detail: { kind, ...fileName, existing, ...counts } });
    remember({ id: batchId, version: 1 });
    return ok(result);
  });
}

/** Answers a repeated run. What stood in the rows with problems is not kept: it may have to be erased. */
export async function importResult({ db }: JobScope, { id }: Reference): Promise<Result<ImportResult, Failure>> {
  const batch = await db
    .selectFrom('import_batches')
    .select(['created_count', 'updated_count', 'skipped_count', 'line_count', 'problem_count', 'problems_json'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return ok({
    batchId: id,
    created: batch.created_count,
    updated: batch.updated_count,
    skipped: batch.skipped_count,
    lineCount: batch.line_count,
    wasCancelled: false,
    problemCount: batch.problem_count,
    problems: JSON.parse(batch.problems_json) as ImportResult['problems'],
  });
}

/** How much the next turn takes on, so that it lasts about as long as it should. */
function nextBudget(budget: number, tookMs: number): number {
  if (tookMs > turnMs) return Math.max(Math.floor(budget / 2), smallestBudget);
  return tookMs * 2 < turnMs ? Math.min(budget * 2, largestBudget) : budget;
}

/** Reads the file, or gives null when the listener cancels meanwhile. */
async function readUnlessCancelled(
  scope: JobScope,
  input: RunInput,
  currency: string,
): Promise<Awaited<ReturnType<typeof readSource>> | null> {
  try {
    return await readSource(scope, input, currency);
  } catch (error) {
    if (isAborted(scope)) return null;
    throw error;
  }
}

function isAborted({ signal }: JobScope): boolean {
  return signal?.aborted === true;
}

function cancelledResult(batchId: string, lineCount: number): ImportResult {
  const nothing = { created: 0, updated: 0, skipped: 0, problemCount: 0, problems: [] };
  return { batchId, ...nothing, lineCount, wasCancelled: true };
}
