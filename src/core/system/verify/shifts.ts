/** Shifts: Z reports numbered and chained by register, no two at a time, frozen figures as their receipts come to, the difference booked. */
import { sql } from 'kysely';

import { postCashDifference } from '#domain/ledger';
import { overShort } from '#domain/till';
import type { ShiftReport } from '#contract/till';
import { shiftChainRecord } from '#core/till';
import type { ShiftRecord } from '#core/till';

import { audited } from './audit.ts';
import { checkMovements } from './cash-movements.ts';
import { entriesOf, entryFault } from './entries.ts';
import { pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';
import { readRegisters, walkRegister } from './registers.ts';
import type { Register } from './registers.ts';
import { senderHashes } from './senders.ts';
import { figuresFault, placedFault } from './shift-figures.ts';

/** Walks the shifts of each register as they followed each other, and what cash was moved in them. */
export async function checkShifts(books: Books): Promise<void> {
  for (const register of await readRegisters(books.db, 'z')) await checkRegister(books, register);
  await checkMovements(books);
}

async function checkRegister(books: Books, register: Register): Promise<void> {
  const { db, findings } = books;
  const senders = await senderHashes(db);
  const walk = walkRegister(register, 'z');
  let before: ShiftRecord | undefined;
  for await (const page of pages<ShiftRecord>(books, (last, limit) => shiftPage(db, { register, last, limit }))) {
    const ids = page.map((shift) => shift.id);
    const entries = await entriesOf(db, ids);
    const isOpened = await audited(db, { ids, operations: ['till.openShift'] });
    const isClosed = await audited(db, { ids, operations: ['till.closeShift'] });
    for (const shift of page) {
      const { id, z_number: number, z_sequence: sequence, hash, closed_at: at } = shift;
      const name = number ?? `The open shift of ${register.name}`;
      const say = (fault: string | null) => (fault === null ? null : `${name}: ${fault}`);
      let placeFault: string | null = null;
      if (number !== null && sequence !== null && hash !== null && at !== null) {
        const record = shiftChainRecord(shift, { senderHash: senders.get(shift.company_version) ?? '' });
        placeFault = walk.see({ number, sequence, hash, record, at });
      }
      const fault =
        orderFault(shift, before) ??
        entryFault(entries.get(id), expectedEntry(shift)) ??
        (await placedFault(db, shift)) ??
        reportFault(shift) ??
        (await figuresFault(db, shift));
      findings.note('till.shifts', placeFault ?? say(fault));
      findings.note('audit.subjects', isOpened.has(id) ? null : say('its opening is not in the audit trail'));
      const movedFault = await auditedMovesFault(db, id);
      findings.note('audit.subjects', say(movedFault));
      const isKnown = number === null || isClosed.has(id);
      findings.note('audit.subjects', isKnown ? null : say('its closing is not in the audit trail'));
      before = shift;
      await books.pause();
    }
  }
  const endFault = walk.end();
  if (endFault !== null) findings.note('till.shifts', endFault);
}

type PageAsked = { register: Register; last: ShiftRecord | undefined; limit: number };

async function shiftPage(db: Reads, { register, last, limit }: PageAsked): Promise<ShiftRecord[]> {
  const shifts = db.selectFrom('shifts').selectAll().where('register_id', '=', register.id);
  const after =
    last === undefined
      ? shifts
      : shifts.where(({ eb, refTuple, tuple }) => eb(refTuple('opened_at', 'id'), '>', tuple(last.opened_at, last.id)));
  return after.orderBy('opened_at').orderBy('id').limit(limit).execute();
}

/** Each time that cash was moved has its row in the trail, under the shift. */
async function auditedMovesFault(db: Reads, shiftId: string): Promise<string | null> {
  const count = sql<number>`count(*)`.as('count');
  const moved = await db
    .selectFrom('cash_movements')
    .select(count)
    .where('shift_id', '=', shiftId)
    .executeTakeFirstOrThrow();
  const told = await db
    .selectFrom('audit_entries')
    .select(count)
    .where('subject_id', '=', shiftId)
    .where('operation', '=', 'till.moveCash')
    .executeTakeFirstOrThrow();
  if (moved.count === told.count) return null;
  return `cash was moved ${told.count} times by the audit trail, of which ${moved.count} are kept`;
}

/** One after the other: the next is opened when the one before has been closed. */
function orderFault(shift: ShiftRecord, before: ShiftRecord | undefined): string | null {
  if (before === undefined) return null;
  if (before.closed_at === null) return 'another shift was open already';
  return shift.opened_at < before.closed_at ? `it begins before ${before.z_number ?? ''} ended` : null;
}

/** What was counted above or below what was expected. */
function expectedEntry(shift: ShiftRecord): Parameters<typeof entryFault>[1] {
  const { counted_minor: counted, expected_minor: expected } = shift;
  return {
    sourceKind: 'shift',
    datedOn: shift.closed_on ?? shift.opened_on,
    currency: shift.currency,
    postings: counted === null || expected === null ? [] : postCashDifference(overShort(counted, expected)),
  };
}

/** The frozen report beside the columns of its shift. */
function reportFault(shift: ShiftRecord): string | null {
  if (shift.report_json === null) return null;
  const report = JSON.parse(shift.report_json) as ShiftReport;
  const figures: [name: string, reported: unknown, kept: unknown][] = [
    ['shift', report.shiftId, shift.id],
    ['register', report.registerId, shift.register_id],
    ['number', report.zNumber, shift.z_number],
    ['opening', report.openedAt, shift.opened_at],
    ['closing', report.closedAt, shift.closed_at],
    ['currency', report.currency, shift.currency],
    ['float', report.cash.floatMinor, shift.float_minor],
    ['expected cash', report.cash.expectedMinor, shift.expected_minor],
    ['count', report.countedMinor, shift.counted_minor],
    ['difference', report.overShortMinor, (shift.counted_minor ?? 0) - (shift.expected_minor ?? 0)],
    ['denominations', JSON.stringify(report.counts), shift.closing_counts_json],
    ['note', report.note, shift.note],
  ];
  const wrong = figures.find(([, reported, kept]) => reported !== kept);
  return wrong === undefined
    ? null
    : `its report has another ${wrong[0]}: ${String(wrong[1])} instead of ${String(wrong[2])}`;
}
