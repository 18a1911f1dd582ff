/** `till.registers`, `till.saveRegister` */
import { sql } from 'kysely';

import { isOverdue, receiptNumber } from '#domain/till';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Instant } from '#domain/dates';
import type { Printer, Register } from '#contract/till-values';
import { searchKey } from '#core/database';
import type { ReadDb, WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf, QueryScope } from '#core/pipeline';

type Reads = Pick<ReadDb, 'selectFrom'>;
type Input = InputOf<'till', 'saveRegister'>;

/** All registers by name, archived ones last. */
export async function listRegisters({ db, now }: QueryScope): Promise<Result<{ registers: Register[] }>> {
  const rows = await registerRows(db).orderBy('registers.is_archived').orderBy('registers.name_key').execute();
  return ok({ registers: rows.map((row) => registerOf(row, now)) });
}

/**
 * Adds a register, or changes the one that has the id. Errors: REGISTER_NOT_FOUND (a version of a register that is not there), REGISTER_CHANGED,
 * REGISTER_NAME_TAKEN, REGISTER_PREFIX_TAKEN, REGISTER_NUMBERING_USED, REGISTER_HAS_SHIFT (an archived register sells nothing), REGISTER_HAS_HELD (nobody would find what waits there).
 */
export async function saveRegister(scope: CommandScope, input: Input): Promise<Result<Register, Failure>> {
  const { tx, now } = scope;
  const id = input.id ?? scope.newId();
  const before = await registerRows(tx).where('registers.id', '=', id).executeTakeFirst();
  if (input.version !== undefined && !before) return err({ code: 'REGISTER_NOT_FOUND' });
  if (before && input.version !== undefined && input.version !== before.version) {
    return err({ code: 'REGISTER_CHANGED', version: before.version });
  }
  if (before && isRenumbered(before, input)) return err({ code: 'REGISTER_NUMBERING_USED' });
  if (input.isArchived && before?.shift_id) return err({ code: 'REGISTER_HAS_SHIFT' });
  if (input.isArchived && before && before.held_count > 0) {
    return err({ code: 'REGISTER_HAS_HELD', count: before.held_count });
  }
  const unique = await checkUnique(tx, { id, name: input.name, prefix: input.prefix });
  if (!unique.ok) return unique;
  const row = { ...columnsOf(input), version: (before?.version ?? 0) + 1 };
  if (before) await tx.updateTable('registers').set(row).where('id', '=', id).execute();
  else
    await tx
      .insertInto('registers')
      .values({ id, created_at: now, ...row })
      .execute();
  scope.record({ kind: 'register', id, ...(before && { detail: { before: registerOf(before, now), input } }) });
  return ok(registerOf(await registerRows(tx).where('registers.id', '=', id).executeTakeFirstOrThrow(), now));
}

/** Numbers that were given out keep their prefix, which Z reports bear as well; and the count goes on from them. */
function isRenumbered(before: RegisterRow, { prefix, startAt }: Input): boolean {
  if (before.last_receipt !== null && startAt !== before.start_at) return true;
  return (before.last_receipt !== null || before.last_z !== null) && prefix !== before.prefix;
}

async function checkUnique(
  tx: WriteTx,
  { id, name, prefix }: { id: string; name: string; prefix: string },
): Promise<Result<null, Failure>> {
  const others = await tx
    .selectFrom('registers')
    .select(['name_key', 'prefix'])
    .where('id', '<>', id)
    .where((where) => where.or([where('name_key', '=', searchKey(name)), where('prefix', '=', prefix)]))
    .execute();
  if (others.some((other) => other.name_key === searchKey(name))) return err({ code: 'REGISTER_NAME_TAKEN' });
  return others.length > 0 ? err({ code: 'REGISTER_PREFIX_TAKEN' }) : ok(null);
}

function columnsOf({ name, prefix, padding, startAt, printer, isArchived }: Input) {
  return {
    name,
    name_key: searchKey(name),
    prefix,
    padding,
    start_at: startAt,
    printer_json: JSON.stringify(printer),
    is_archived: isArchived ? (1 as const) : (0 as const),
  };
}

/** Registers with their open shift, their counters and the held sales; exported for the proof that indexes find those. */
export function registerRows(db: Reads) {
  return db
    .selectFrom('registers')
    .leftJoin('shifts as shift', (join) =>
      // Written out, because an index covers just the open ones.
      join.onRef('shift.register_id', '=', 'registers.id').on(sql<boolean>`shift.closed_at IS NULL`),
    )
    .leftJoin('users', 'users.id', 'shift.opened_by')
    .select([
      'registers.id',
      'registers.version',
      'registers.name',
      'registers.prefix',
      'registers.padding',
      'registers.start_at',
      'registers.printer_json',
      'registers.is_archived',
      'shift.id as shift_id',
      'shift.opened_at',
      'users.name as opened_by',
      lastOf('receipt').as('last_receipt'),
      lastOf('z').as('last_z'),
      sql<number>`(SELECT count(*) FROM held_sales WHERE register_id = registers.id)`.as('held_count'),
    ]);
}

function lastOf(kind: 'receipt' | 'z') {
  return sql<
    number | null
  >`(SELECT last_sequence FROM register_counters WHERE register_id = registers.id AND kind = ${kind})`;
}

type RegisterRow = Awaited<ReturnType<ReturnType<typeof registerRows>['executeTakeFirstOrThrow']>>;

function registerOf(row: RegisterRow, now: Instant): Register {
  const { id, version, name, prefix, padding, start_at: startAt, shift_id: shiftId, opened_at: openedAt } = row;
  const isOpen = shiftId !== null && openedAt !== null;
  return {
    id,
    version,
    name,
    prefix,
    padding,
    startAt,
    printer: JSON.parse(row.printer_json) as Printer,
    isArchived: row.is_archived === 1,
    isStarted: row.last_receipt !== null,
    nextNumber: receiptNumber({ prefix, padding }, (row.last_receipt ?? startAt - 1) + 1),
    openShift: isOpen
      ? { id: shiftId, openedAt, openedBy: row.opened_by ?? '', isOverdue: isOverdue(openedAt, now) }
      : null,
    heldCount: row.held_count,
  };
}
