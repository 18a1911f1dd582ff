/** The cash that a drawer should hold, and the amounts that can be put into one or taken out. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import type { CurrencyCode, Minor } from '#domain/money';
import { cashStepBy, expectedCash, isPayable } from '#domain/till';
import type { CashMovementKind } from '#domain/till';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ReadDb } from '#core/database';
import type { Failure } from '#core/pipeline';

import { readTillSettings } from './till-settings.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;

/**
 * Whether as much cash as is to leave the drawer of a shift is in it. One statement, for what takes cash out only. Errors: CASH_MISSING, without
 * the figure: who counts the drawer at closing is not to know it.
 */
export async function checkDrawer(
  db: Reads,
  { shiftId, amountMinor }: { shiftId: string; amountMinor: Minor },
): Promise<Result<null, Failure>> {
  const cash = await cashOfShift(db, { shiftId }).executeTakeFirstOrThrow();
  return amountMinor > expectedCash(cash) ? err({ code: 'CASH_MISSING' }) : ok(null);
}

/** What `expectedCash` adds up, as one statement: float, cash of receipts, cash on account, and what moved without a sale. */
export function cashOfShift(db: Reads, { shiftId }: { shiftId: string }) {
  const sum = (amount: RawBuilder<unknown>) => sql<Minor>`coalesce(sum(${amount}), 0)`;
  const moved = (kind: CashMovementKind) => sql<Minor>`coalesce(sum(amount_minor) FILTER (WHERE kind = ${kind}), 0)`;
  const ofSales = db
    .selectFrom('sales')
    .innerJoin('sale_tenders as paid', 'paid.sale_id', 'sales.id')
    .select([
      sum(sql`max(paid.amount_minor, 0)`).as('salesMinor'),
      sum(sql`max(0 - paid.amount_minor, 0)`).as('refundsMinor'),
    ])
    .where('sales.shift_id', '=', shiftId)
    .where('paid.tender', '=', 'cash');
  const onAccount = db
    .selectFrom('shift_payments')
    .innerJoin('payments', 'payments.id', 'shift_payments.payment_id')
    .select(sum(sql`payments.amount_minor`).as('onAccountMinor'))
    .where('shift_payments.shift_id', '=', shiftId)
    .where('payments.tender', '=', 'cash');
  const ofMovements = db
    .selectFrom('cash_movements')
    .select([moved('payIn').as('payInsMinor'), moved('payOut').as('payOutsMinor'), moved('drop').as('dropsMinor')])
    .where('shift_id', '=', shiftId);
  return db
    .selectFrom(['shifts', ofSales.as('sales_cash'), onAccount.as('account_cash'), ofMovements.as('moved_cash')])
    .select(['float_minor as floatMinor', 'salesMinor', 'refundsMinor', 'onAccountMinor'])
    .select(['payInsMinor', 'payOutsMinor', 'dropsMinor'])
    .where('shifts.id', '=', shiftId);
}

/** Whether there are coins for all of these amounts. Errors: CASH_NOT_PAYABLE. */
export async function checkPayable(
  db: Reads,
  { amounts, currency }: { amounts: readonly Minor[]; currency: CurrencyCode },
): Promise<Result<null, Failure>> {
  const stepMinor = cashStepBy(await readTillSettings(db), currency);
  return amounts.every((amount) => isPayable(amount, stepMinor))
    ? ok(null)
    : err({ code: 'CASH_NOT_PAYABLE', stepMinor });
}
