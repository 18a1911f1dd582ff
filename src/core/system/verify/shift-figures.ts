/** What a frozen Z report says beside what the receipts, movements and payments of its shift come to; and that each of them lies within it. */
import { sql } from 'kysely';

import { canonicalJson } from '#domain/hashing';
import type { ShiftReport } from '#contract/till';
import { gatherFigures } from '#core/till';
import type { ShiftFigures, ShiftRecord } from '#core/till';

import type { Reads } from './pages.ts';

/** The first figure of the report that its rows do not come to, or null. An open shift has no report yet, but its sums must agree as well. */
export async function figuresFault(db: Reads, shift: ShiftRecord): Promise<string | null> {
  const figures = await gatherFigures(db, { shiftId: shift.id });
  const report = shift.report_json === null ? figures : (JSON.parse(shift.report_json) as ShiftReport);
  const wrong = (Object.keys(figures) as (keyof ShiftFigures)[]).find(
    (name) => textOf(report[name], name) !== textOf(figures[name], name),
  );
  if (wrong !== undefined) {
    return `its ${wrong} is ${textOf(report[wrong], wrong)} in the report instead of ${textOf(figures[wrong], wrong)}`;
  }
  return identityFault(figures);
}

/** People may be given another name later; the report keeps the one that they had. */
function textOf(figure: ShiftFigures[keyof ShiftFigures], name: keyof ShiftFigures): string {
  const kept =
    name === 'movements' ? (figure as ShiftFigures['movements']).map(({ userName: _, ...row }) => row) : figure;
  return canonicalJson(kept);
}

/** domain.md, "Till": the sum of tenders is that of the receipts and their rounding. */
function identityFault({ tenders, totalMinor, roundingMinor, taxes, grossMinor }: ShiftFigures): string | null {
  const paid = tenders.reduce((sum, row) => sum + row.amountMinor, 0);
  if (paid !== totalMinor + roundingMinor)
    return `its tenders come to ${paid} instead of ${totalMinor + roundingMinor}`;
  const taxed = taxes.reduce((sum, row) => sum + row.grossMinor, 0);
  return taxed === grossMinor ? null : `its taxes come to ${taxed} instead of ${grossMinor}`;
}

/** Something of the shift that does not lie between its opening and its closing, or null. */
export async function placedFault(db: Reads, shift: ShiftRecord): Promise<string | null> {
  const { id, opened_at: from, closed_at: to } = shift;
  const isOutside = (at: string) =>
    sql<boolean>`(${sql.ref(at)} < ${from} OR ${sql.ref(at)} > ${to ?? '9999-12-31T23:59:59.999Z'})`;
  const sale = await db
    .selectFrom('sales')
    .select('number')
    .where('shift_id', '=', id)
    .where((or) =>
      or.or([isOutside('sold_at'), or('register_id', '<>', shift.register_id), or('currency', '<>', shift.currency)]),
    )
    .limit(1)
    .executeTakeFirst();
  if (sale) return `${sale.number} does not belong to it`;
  const movement = await db
    .selectFrom('cash_movements')
    .select('id')
    .where('shift_id', '=', id)
    .where(isOutside('at'))
    .limit(1)
    .executeTakeFirst();
  if (movement) return `the cash movement ${movement.id} does not belong to it`;
  const payment = await db
    .selectFrom('shift_payments')
    .innerJoin('payments', 'payments.id', 'shift_payments.payment_id')
    .select('payments.number')
    .where('shift_payments.shift_id', '=', id)
    .where((or) =>
      or.or([
        isOutside('payments.created_at'),
        or('payments.direction', '<>', 'received'),
        sql<boolean>`shift_payments.given_minor - shift_payments.change_minor <> payments.amount_minor`,
        sql<boolean>`payments.tender <> 'cash' AND shift_payments.change_minor <> 0`,
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return payment ? `${payment.number} does not belong to it, or was paid otherwise` : null;
}
