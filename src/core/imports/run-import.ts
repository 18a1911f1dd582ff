/** `imports.run`: many short transactions under one batch, kept whole or taken back whole. */
import { err, ok, type Result } from '#domain/result';
import type { ImportProblem } from '#domain/imports';
import type { ImportResult } from '#contract/imports';
import type { Failure, InputOf, JobScope, JobWork } from '#core/pipeline';
import { readCompany } from '#core/settings';

import { stampOf } from './coded-importer.ts';
import { finishBatch, noteEntries, releaseBatch, startBatch, takeBack, takeBackAbandoned } from './batches.ts';
import { takeChunk, type Importer } from './importer.ts';
import { withImporter } from './make-importer.ts';
import { readSource } from './read-source.ts';
import { otherWork } from './turns.ts';

type RunInput = InputOf<'imports', 'run'>;

const keptProblems = 1000;

/** A transaction should take about this long: shorter costs time, longer makes a till wait. */
const transactionMs = 20;
const firstBudget = 50;
const smallestBudget = 25;
const largestBudget = 400;

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
    const choices = { existing: input.existing, company, ...stampOf(scope) };
    const lineCount = source.value.rows.length;
    const result = yield* await withImporter(scope.db, {
      source: source.value,
      choices,
      use: (importer) => writeAll(scope, { input, batchId, lineCount, importer }),
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

type Writing<Rec> = { input: RunInput; batchId: string; lineCount: number; importer: Importer<Rec> };

async function* writeAll<Rec>(
  scope: JobScope,
  { input, batchId, lineCount, importer }: Writing<Rec>,
): JobWork<ImportResult> {
  const { records, weightOf } = importer;
  const problems: ImportProblem[] = [...importer.problems];
  let created = 0;
  let updated = 0;
  let budget = firstBudget;
  for (let from = 0; from < records.length;) {
    if (isAborted(scope)) return ok(cancelledResult(batchId, lineCount));
    const chunk = takeChunk(records, { from, budget, weightOf });
    const noted = created + updated;
    const written = await scope.write(async (tx) => {
      const beganAt = performance.now();
      const done = await importer.write(tx, chunk);
      await noteEntries(tx, { batchId, from: noted, entries: done.entries });
      return { ...done, tookMs: performance.now() - beganAt };
    });
    created += written.createCount;
    updated += written.updateCount;
    problems.push(...written.problems);
    from += chunk.length;
    budget = nextBudget(budget, written.tookMs);
    yield { done: from, total: records.length, message: 'importing' };
    await otherWork();
  }
  if (isAborted(scope)) return ok(cancelledResult(batchId, lineCount));
  const result: ImportResult = {
    batchId,
    created,
    updated,
    skipped: importer.refusedCount + records.length - created - updated,
    lineCount,
    wasCancelled: false,
    problemCount: problems.length,
    problems: problems.toSorted((left, right) => left.line - right.line).slice(0, keptProblems),
  };
  return finish(scope, { input, result });
}

/** Closes the batch in the same transaction that stores the answer of the command and its audit row: there is no moment between them. */
async function finish(
  scope: JobScope,
  { input, result }: { input: RunInput; result: ImportResult },
): Promise<Result<ImportResult, Failure>> {
  const { batchId, created, updated, skipped, lineCount, problemCount } = result;
  const { kind, file, existing } = input;
  const call = { operation: 'imports.run', commandId: input.commandId, input };
  return scope.command(call, async ({ tx, record }) => {
    const { userId, now: startedAt } = stampOf(scope);
    await finishBatch(tx, { id: batchId, created, updated, skipped, fileName: file.name, startedAt, userId });
    const counts = { created, updated, skipped, lineCount, problemCount };
    record({ kind: 'import', id: batchId, detail: { kind, fileName: file.name, existing, ...counts } });
    return ok(result);
  });
}

/** How much the next transaction takes on, so that it lasts about as long as it should. */
function nextBudget(budget: number, tookMs: number): number {
  if (tookMs > transactionMs) return Math.max(Math.floor(budget / 2), smallestBudget);
  return tookMs * 2 < transactionMs ? Math.min(budget * 2, largestBudget) : budget;
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
