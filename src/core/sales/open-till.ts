/** The till that a sale is made at: its shift, its register, the next number, and the rules of the house, before anything is sold. */
import { sql } from 'kysely';

import type { CalendarDate, Instant } from '#domain/dates';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { receiptNumber } from '#domain/till';
import type { Printer } from '#contract/till-values';
import { keptQuery } from '#core/database';
import type { CommandScope, Failure } from '#core/pipeline';
import { companyOf } from '#core/settings';
import type { CompanyNow } from '#core/settings';
import { checkMoment, tillRulesOf } from '#core/till';
import type { NextNumber, TillRules } from '#core/till';

export type OpenTill = {
  company: CompanyNow;
  rules: TillRules;
  today: CalendarDate;
  shiftId: string;
  register: { id: string; name: string; printer: Printer };
  next: NextNumber & { number: string };
};

/** Errors: SHIFT_NOT_FOUND, COMPANY_INCOMPLETE, SHIFT_CLOSED, CLOCK_BEHIND, PERIOD_CLOSED. */
export async function readOpenTill(
  { tx, now }: Pick<CommandScope, 'tx' | 'now'>,
  shiftId: string,
): Promise<Result<OpenTill, Failure>> {
  const [shift] = await findShift(tx, { shiftId });
  if (!shift) return err({ code: 'SHIFT_NOT_FOUND' });
  const company = companyOf(shift);
  if (company.name === '') return err({ code: 'COMPANY_INCOMPLETE' });
  if (shift.closed_at !== null) return err({ code: 'SHIFT_CLOSED', zNumber: shift.z_number ?? '' });
  const lastAt = latestOf([shift.opened_at, shift.sold_at, shift.z_at]);
  const today = checkMoment({ lastAt, company, now });
  if (!today.ok) return today;
  const sequence = shift.last_sequence === null ? shift.start_at : shift.last_sequence + 1;
  return ok({
    company,
    rules: tillRulesOf(shift.settings_json),
    today: today.value,
    shiftId,
    register: {
      id: shift.register_id,
      name: shift.register_name,
      printer: JSON.parse(shift.printer_json) as Printer,
    },
    next: {
      sequence,
      number: receiptNumber(shift, sequence),
      previousHash: shift.last_hash ?? '',
      isFirst: shift.last_sequence === null,
    },
  });
}

/** One look for everything: each query costs as much as writing a row. */
const findShift = keptQuery((db, { shiftId }: { shiftId: string }) =>
  db
    .selectFrom('shifts')
    .innerJoin('registers', 'registers.id', 'shifts.register_id')
    .leftJoin('register_counters as receipt', (join) =>
      join.onRef('receipt.register_id', '=', 'shifts.register_id').on('receipt.kind', '=', 'receipt'),
    )
    .leftJoin('register_counters as report', (join) =>
      join.onRef('report.register_id', '=', 'shifts.register_id').on('report.kind', '=', 'z'),
    )
    .innerJoin('company_versions as company', (join) =>
      join.on(sql<boolean>`company.version = (SELECT max(version) FROM company_versions)`),
    )
    .leftJoin('till_settings', (join) => join.on('till_settings.id', '=', 1))
    .select(['company.version', 'company.company_json', 'company.hash', 'till_settings.settings_json'])
    .select([
      'shifts.register_id',
      'shifts.opened_at',
      'shifts.closed_at',
      'shifts.z_number',
      'registers.name as register_name',
      'registers.prefix',
      'registers.padding',
      'registers.start_at',
      'registers.printer_json',
      'receipt.last_sequence',
      'receipt.last_hash',
      'receipt.last_at as sold_at',
      'report.last_at as z_at',
    ])
    .where('shifts.id', '=', shiftId),
);

/** The last entry of the register: instants of one length sort as they happened. */
function latestOf([first, ...others]: [Instant, ...(Instant | null)[]]): Instant {
  return others.reduce<Instant>((latest, at) => (at !== null && at > latest ? at : latest), first);
}
