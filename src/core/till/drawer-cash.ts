/** The cash that a drawer should hold, and the amounts that can be put into one or taken out. */
import { sql } from 'kysely';

import type { CurrencyCode, Minor } from '#domain/money';
import { cashStepBy, isPayable } from '#domain/till';
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
  const { expectedMinor } = await drawerCash(db, { shiftId }).executeTakeFirstOrThrow();
  return amountMinor > expectedMinor ? err({ code: 'CASH_MISSING' }) : ok(null);
}

/** Float, cash of receipts, cash on account, and what moved without a sale: `expectedCash` of the domain as one statement. */
export function drawerCash(db: Reads, { shiftId }: { shiftId: string }) {
  const sales = sql`SELECT sum(paid.amount_minor) FROM sales JOIN sale_tenders AS paid ON paid.sale_id = sales.id
    WHERE sales.shift_id = shifts.id AND paid.tender = 'cash'`;
  const onAccount = sql`SELECT sum(payments.amount_minor) FROM shift_payments JOIN payments ON payments.id = shift_payments.payment_id
    WHERE shift_payments.shift_id = shifts.id AND payments.tender = 'cash'`;
  const moved = sql`SELECT sum(CASE kind WHEN 'payIn' THEN amount_minor ELSE -amount_minor END) FROM cash_movements
    WHERE cash_movements.shift_id = shifts.id`;
  return db
    .selectFrom('shifts')
    .select(
      sql<Minor>`float_minor + coalesce((${sales}), 0) + coalesce((${onAccount}), 0) + coalesce((${moved}), 0)`.as(
        'expectedMinor',
      ),
    )
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
