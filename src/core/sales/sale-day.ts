/** The day of a receipt that takes goods back. */
import type { CalendarDate, Instant } from '#domain/dates';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Failure } from '#core/pipeline';

import type { ReturnedReceipt } from './returned-receipt.ts';

/**
 * Today, but never before the day of the goods that come back. Whether they were sold already is told by the moments: the days are local, and an
 * office that has moved to another time zone can live through yesterday again. Errors: CLOCK_BEHIND (a receipt was made later than now, which its
 * own register may not know).
 */
export function saleDay({
  today,
  now,
  receipts,
}: {
  today: CalendarDate;
  now: Instant;
  receipts: readonly ReturnedReceipt[];
}): Result<CalendarDate, Failure> {
  let day = today;
  for (const { sale } of receipts) {
    if (now < sale.sold_at) return err({ code: 'CLOCK_BEHIND', lastAt: sale.sold_at });
    if (sale.sold_on > day) day = sale.sold_on;
  }
  return ok(day);
}
