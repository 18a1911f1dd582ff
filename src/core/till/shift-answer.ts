/** What who opens a shift or moves its cash is told: the closing is blind, so only those who may see reports get its figures. */
import { can } from '#domain/permissions';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ShiftAnswer } from '#contract/till';
import type { CommandScope, Failure, Reference } from '#core/pipeline';

import { readReport } from './shift-report.ts';

/** Errors: SHIFT_NOT_FOUND. */
export async function answerOf(
  { tx, now, session }: CommandScope,
  { shiftId }: { shiftId: string },
): Promise<Result<ShiftAnswer, Failure>> {
  if (!can(session.role, 'till.report')) return ok({ shiftId, report: null });
  const report = await readReport(tx, { shiftId, now });
  return report.ok ? ok({ shiftId, report: report.value }) : report;
}

/** The answer of a command that is sent again: the shift as it is by now. */
export async function answerAgain(scope: CommandScope, { id }: Reference): Promise<Result<ShiftAnswer, Failure>> {
  return answerOf(scope, { shiftId: id });
}
