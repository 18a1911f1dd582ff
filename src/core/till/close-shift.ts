/** `till.closeShift`: the count, the frozen Z report, its number and its place in the register's chain. */
import type { Selectable } from 'kysely';

import type { JsonValue } from '#domain/hashing';
import { postCashDifference } from '#domain/ledger';
import { countedMinor as sumOf, isOverdue, overShort, zNumber } from '#domain/till';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ShiftReport } from '#contract/till';
import type { ShiftsTable, WriteTx } from '#core/database';
import { postEntry } from '#core/ledger';
import { chainHash } from '#core/numbering';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import { dropReports, queuePrint } from '#core/print-queue';
import { readCompany } from '#core/settings';
import type { CompanyNow } from '#core/settings';

import { sealNumber } from './register-head.ts';
import type { NextNumber } from './register-head.ts';
import { readReport } from './shift-report.ts';
import { usableShift } from './usable-shift.ts';
import type { UsableShift } from './usable-shift.ts';

export type ShiftRecord = Selectable<ShiftsTable>;
type Input = InputOf<'till', 'closeShift'>;

/** What the hash of a Z report covers: every column of the shift but the hash itself, and its sender by the hash of that version of the company. */
export function shiftChainRecord(shift: Omit<ShiftRecord, 'hash'>, { senderHash }: { senderHash: string }): JsonValue {
  const { hash: _, ...covered } = shift as ShiftRecord;
  return { shift: covered, senderHash };
}

/**
 * Closes a shift: what was counted stands against what was expected, the difference is booked, the report is frozen under the register's next
 * Z number. Errors: those of `usableShift`, COUNT_DIFFERS, HELD_SALES_WAIT.
 */
export async function closeShift(scope: CommandScope, input: Input): Promise<Result<ShiftReport, Failure>> {
  const { tx, now } = scope;
  const { shiftId, counts, countedMinor } = input;
  const company = await readCompany(tx);
  const usable = await usableShift(tx, { shiftId, company, now });
  if (!usable.ok) return usable;
  if (counts.length > 0 && sumOf(counts) !== countedMinor) return err({ code: 'COUNT_DIFFERS' });
  const open = await readReport(tx, { shiftId, now });
  if (!open.ok) return open;
  if (open.value.heldCount > 0 && !input.keepsHeld)
    return err({ code: 'HELD_SALES_WAIT', count: open.value.heldCount });
  const { register, today } = usable.value;
  const next = await nextZ(tx, register.id);
  const report = closedReport(scope, { open: open.value, input, number: zNumber(register, next.sequence) });
  await freeze(scope, { usable: usable.value, company, input, next, report });
  await postEntry(tx, {
    datedOn: today,
    sourceKind: 'shift',
    sourceId: shiftId,
    currency: report.currency,
    createdAt: now,
    postings: postCashDifference(overShort(countedMinor, report.cash.expectedMinor)),
  });
  await dropReports(scope, { shiftId });
  const job = { registerId: register.id, subjectId: shiftId, title: report.zNumber ?? '', copyNumber: 0 };
  await queuePrint(scope, { kind: 'report', ...job, opensDrawer: false });
  scope.record({ kind: 'shift', id: shiftId, detail: { ...input, zNumber: report.zNumber } });
  scope.remember({ id: shiftId, version: 2 });
  return ok(report);
}

function closedReport(
  { now, session }: CommandScope,
  { open, input, number }: { open: ShiftReport; input: Input; number: string },
): ShiftReport {
  return {
    ...open,
    state: 'closed',
    zNumber: number,
    closedAt: now,
    closedBy: session.userName,
    madeAt: now,
    isOverdue: isOverdue(open.openedAt, now),
    countedMinor: input.countedMinor,
    overShortMinor: overShort(input.countedMinor, open.cash.expectedMinor),
    counts: input.counts,
    note: input.note,
    copies: 0,
  };
}

async function nextZ(tx: WriteTx, registerId: string): Promise<NextNumber> {
  const counter = await tx
    .selectFrom('register_counters')
    .select(['last_sequence', 'last_hash'])
    .where('register_id', '=', registerId)
    .where('kind', '=', 'z')
    .executeTakeFirst();
  return {
    sequence: (counter?.last_sequence ?? 0) + 1,
    previousHash: counter?.last_hash ?? '',
    isFirst: counter === undefined,
  };
}

type Closing = { usable: UsableShift; company: CompanyNow; input: Input; next: NextNumber; report: ShiftReport };

async function freeze(
  { tx, now, session }: CommandScope,
  { usable: { shift, today }, company, input, next, report }: Closing,
): Promise<void> {
  const ending = {
    closed_at: now,
    closed_on: today,
    closed_by: session.userId,
    expected_minor: report.cash.expectedMinor,
    counted_minor: input.countedMinor,
    closing_counts_json: JSON.stringify(input.counts),
    note: input.note,
    z_sequence: next.sequence,
    z_number: report.zNumber,
    report_json: JSON.stringify(report),
    company_version: company.version,
  };
  const record = shiftChainRecord({ ...shift, ...ending }, { senderHash: company.versionHash });
  const hash = chainHash(record, next.previousHash);
  await tx
    .updateTable('shifts')
    .set({ ...ending, hash })
    .where('id', '=', shift.id)
    .execute();
  await sealNumber(tx, { registerId: shift.register_id, kind: 'z', next, hash, now });
}
