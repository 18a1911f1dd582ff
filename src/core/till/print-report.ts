/** `till.printReport`, `till.testPrinter` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import { countCopy, printerOf, queuePrint } from '#core/print-queue';

/**
 * Prints the report of a shift. A Z report was printed when the shift was closed: each further one is a copy, numbered and counted, also where it
 * opens as PDF for want of a printer. An X report is made anew each time and is no copy: 0. Errors: SHIFT_NOT_FOUND.
 */
export async function printReport(
  scope: CommandScope,
  { shiftId }: InputOf<'till', 'printReport'>,
): Promise<Result<{ copyNumber: number; isQueued: boolean }, Failure>> {
  const shift = await scope.tx
    .selectFrom('shifts')
    .innerJoin('registers', 'registers.id', 'shifts.register_id')
    .select(['shifts.register_id', 'shifts.z_number', 'registers.name'])
    .where('shifts.id', '=', shiftId)
    .executeTakeFirst();
  if (!shift) return err({ code: 'SHIFT_NOT_FOUND' });
  const copyNumber = shift.z_number === null ? 0 : await countCopy(scope, shiftId);
  const job = { registerId: shift.register_id, subjectId: shiftId, title: shift.z_number ?? shift.name, copyNumber };
  const isQueued = await queuePrint(scope, { kind: 'report', ...job, opensDrawer: false });
  scope.record({ kind: 'shift', id: shiftId });
  return ok({ copyNumber, isQueued });
}

/** Errors: REGISTER_NOT_FOUND, PRINTER_MISSING. */
export async function testPrinter(
  scope: CommandScope,
  { registerId }: InputOf<'till', 'testPrinter'>,
): Promise<Result<{ isQueued: boolean }, Failure>> {
  const { tx } = scope;
  const register = await tx
    .selectFrom('registers')
    .select('name')
    .where('id', '=', registerId)
    .where('is_archived', '=', 0)
    .executeTakeFirst();
  if (!register) return err({ code: 'REGISTER_NOT_FOUND' });
  const printer = await printerOf(tx, registerId);
  if (printer === null || printer.kind === 'none') return err({ code: 'PRINTER_MISSING' });
  const job = { registerId, subjectId: registerId, title: register.name, copyNumber: 0, opensDrawer: false };
  const isQueued = await queuePrint(scope, { kind: 'test', ...job });
  scope.record({ kind: 'register', id: registerId });
  return ok({ isQueued });
}
