/** `system.overview`: the figures of the start page. */
import { sql } from 'kysely';

import { addDays, endOfMonth } from '#domain/dates';
import type { CalendarDate, Instant } from '#domain/dates';
import { minor } from '#domain/money';
import { can } from '#domain/permissions';
import type { Permission } from '#domain/permissions';
import { debitKinds } from '#domain/receivables';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { ReadDb } from '#core/database';
import type { QueryScope } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';

type Reads = Pick<ReadDb, 'selectFrom'>;
type Span = { from: CalendarDate; to: CalendarDate };
type Overview = Awaited<ReturnType<typeof readOverview>>;

/**
 * Drafts and issues of this month are invoices less credit notes, money of this month is received less refunded; unpaid and overdue
 * are what receivables count, invoices and receipts on account, by what is open on them now. An invoice of a receipt is no issue of its own: the till has sold it. Archived contacts and items are not counted. What the user may not read is 0.
 */
export async function getOverview(scope: QueryScope): Promise<Result<Overview>> {
  return ok(
    await scope.read(async (db) => {
      const company = await readCompany(db);
      const may = (permission: Permission) => can(scope.session.role, permission);
      return readOverview(db, { day: todayOf(company, scope.now), currency: company.currency, may });
    }),
  );
}

type Asked = { day: CalendarDate; currency: string; may: (permission: Permission) => boolean };

/** The figures of a day, as far as the user may read what they are made of. */
export async function readOverview(db: Reads, { day, currency, may }: Asked) {
  const month = { from: `${day.slice(0, 8)}01` as CalendarDate, to: endOfMonth(day) };
  const read = async <Row>(permission: Permission, query: { executeTakeFirstOrThrow(): Promise<Row> }) =>
    may(permission) ? query.executeTakeFirstOrThrow() : null;
  const contacts = await read('contacts.read', countActive(db, 'contacts'));
  const items = await read('items.read', countActive(db, 'items'));
  const drafts = await read('documents.read', draftFigures(db));
  const unpaid = await read('receivables.read', unpaidFigures(db, day));
  const issued = await read('documents.read', issuedFigure(db, month));
  const received = await read('payments.read', receivedFigure(db, month));
  const sold = await read('till.report', soldFigure(db, day));
  const followUps = await read('activities.read', followUpFigures(db, day));
  return {
    day,
    currency,
    contactCount: contacts?.count ?? 0,
    itemCount: items?.count ?? 0,
    draftCount: drafts?.count ?? 0,
    draftMinor: minor(drafts?.amount ?? 0),
    unpaidCount: unpaid?.count ?? 0,
    unpaidMinor: minor(unpaid?.amount ?? 0),
    overdueCount: unpaid?.overdueCount ?? 0,
    overdueMinor: minor(unpaid?.overdueAmount ?? 0),
    receivedThisMonthMinor: minor(received?.amount ?? 0),
    issuedThisMonthMinor: minor(issued?.amount ?? 0),
    soldTodayMinor: minor(sold?.amount ?? 0),
    followUpCount: followUps?.count ?? 0,
    overdueFollowUpCount: followUps?.overdueCount ?? 0,
  };
}

function countActive(db: Reads, table: 'contacts' | 'items') {
  return db
    .selectFrom(table)
    .select(sql<number>`count(*)`.as('count'))
    .where('is_archived', '=', 0);
}

const signedGross = sql<number>`coalesce(sum(CASE kind WHEN 'invoice' THEN gross_minor ELSE -gross_minor END), 0)`;

/** The queries below are exported for the proof that indexes answer them. */
export function draftFigures(db: Reads) {
  return db
    .selectFrom('documents')
    .select([sql<number>`count(*)`.as('count'), signedGross.as('amount')])
    .where(sql<boolean>`status = 'draft'`);
}

export function unpaidFigures(db: Reads, day: CalendarDate) {
  return db
    .selectFrom('open_items')
    .select([
      sql<number>`count(*)`.as('count'),
      sql<number>`coalesce(sum(open_minor), 0)`.as('amount'),
      sql<number>`coalesce(sum(due_on < ${day}), 0)`.as('overdueCount'),
      sql<number>`coalesce(sum(CASE WHEN due_on < ${day} THEN open_minor END), 0)`.as('overdueAmount'),
    ])
    .where(sql<boolean>`open_minor > 0`)
    .where('kind', 'in', debitKinds);
}

export function issuedFigure(db: Reads, { from, to }: Span) {
  return db
    .selectFrom('documents')
    .select(signedGross.as('amount'))
    .where('kind', 'in', ['invoice', 'creditNote'])
    .where('issued_on', '>=', from)
    .where('issued_on', '<=', to)
    .where('status', '=', 'issued')
    .where('sale_id', 'is', null);
}

/** The index is by the instant; the day that it was in the shop lies at most a day beside that of UTC. */
export function soldFigure(db: Reads, day: CalendarDate) {
  return db
    .selectFrom('sales')
    .select(sql<number>`coalesce(sum(total_minor), 0)`.as('amount'))
    .where('sold_at', '>=', addDays(day, -1) as string as Instant)
    .where('sold_at', '<', addDays(day, 2) as string as Instant)
    .where('sold_on', '=', day);
}

export function receivedFigure(db: Reads, { from, to }: Span) {
  return db
    .selectFrom('payments')
    .select(
      sql<number>`coalesce(sum(CASE direction WHEN 'received' THEN amount_minor ELSE -amount_minor END), 0)`.as(
        'amount',
      ),
    )
    .where('paid_on', '>=', from)
    .where('paid_on', '<=', to);
}

export function followUpFigures(db: Reads, day: CalendarDate) {
  return db
    .selectFrom('activities')
    .select([sql<number>`count(*)`.as('count'), sql<number>`coalesce(sum(due_on < ${day}), 0)`.as('overdueCount')])
    .where(sql<boolean>`done_at IS NULL`)
    .where(sql<boolean>`due_on IS NOT NULL`)
    .where('due_on', '<=', day);
}
