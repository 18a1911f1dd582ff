/** `sales.reprint`: the receipt once more, counted. */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import { countCopy, printerOf, queuePrint } from '#core/print-queue';

import { findSale } from './sale-rows.ts';

/** Counts a copy and queues it where the register has a printer. Errors: SALE_NOT_FOUND, REGISTER_NOT_FOUND (also an archived one that was asked for). */
export async function reprintSale(
  scope: CommandScope,
  { id, registerId: asked }: InputOf<'sales', 'reprint'>,
): Promise<Result<{ copyNumber: number; isQueued: boolean }, Failure>> {
  const { tx } = scope;
  const sale = await findSale(tx, id);
  if (!sale) return err({ code: 'SALE_NOT_FOUND' });
  const registerId = asked ?? sale.register_id;
  if (asked !== undefined && (await printerOf(tx, asked)) === null) return err({ code: 'REGISTER_NOT_FOUND' });
  const copyNumber = await countCopy(scope, id);
  const isQueued = await queuePrint(scope, {
    kind: 'receipt',
    registerId,
    subjectId: id,
    title: sale.number,
    copyNumber,
    opensDrawer: false,
  });
  scope.record({ kind: 'sale', id, detail: { id, number: sale.number, copyNumber, registerId } });
  return ok({ copyNumber, isQueued });
}
