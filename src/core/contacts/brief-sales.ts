/** What a group of contacts bought until a day: from the sums by month, less what a document or receipt dated later added to the day's own month. */
import { sql } from 'kysely';

import { addDays, endOfMonth, lastMonths } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { minor, negate, sumMinor } from '#domain/money';
import type { Brief } from '#contract/contacts';
import { isInGroup, isOwnSale, isPurchase } from '#core/contact-groups';

import type { Reads } from './contact-rows.ts';

type Asked = { memberIds: readonly string[]; day: CalendarDate };
type Sales = Pick<Brief, 'lifetimeSalesMinor' | 'yearSalesMinor' | 'months' | 'lastPurchase'>;

const monthCount = 12;

/** Net amounts of what was issued or sold at the till and is dated on or before the day; credit notes and what came back deducted. */
export async function briefSales(db: Reads, asked: Asked): Promise<Sales> {
  const names = lastMonths(asked.day, monthCount);
  const thisMonth = asked.day.slice(0, 7);
  const kept = await salesByMonth(db, asked).execute();
  const later = await laterInMonth(db, asked);
  const sales = new Map(kept.map((row) => [row.month, minor(row.sales)]));
  sales.set(thisMonth, sumMinor([sales.get(thisMonth) ?? minor(0), negate(minor(later))]));
  const months = names.map((month) => ({ month, salesMinor: sales.get(month) ?? minor(0) }));
  return {
    lifetimeSalesMinor: sumMinor([...sales.values()]),
    yearSalesMinor: sumMinor(months.map((month) => month.salesMinor)),
    months,
    lastPurchase: await lastPurchase(db, asked),
  };
}

async function laterInMonth(db: Reads, asked: Asked): Promise<number> {
  const documents = await salesLaterInMonth(db, asked).executeTakeFirstOrThrow();
  const receipts = await receiptsLaterInMonth(db, asked).executeTakeFirstOrThrow();
  return documents.later + receipts.later;
}

async function lastPurchase(db: Reads, { memberIds, day }: Asked): Promise<Brief['lastPurchase']> {
  let last: Brief['lastPurchase'] = null;
  for (const contactId of memberIds) {
    const invoice = await lastPurchaseOf(db, { contactId, day }).executeTakeFirst();
    if (invoice && (last === null || isLater(invoice, last))) last = { kind: 'invoice', ...invoice };
    const receipt = await lastReceiptOf(db, { contactId, day }).executeTakeFirst();
    if (receipt && (last === null || isLater(receipt, last))) last = { kind: 'sale', ...receipt };
  }
  return last;
}

type Bought = NonNullable<Brief['lastPurchase']>;

function isLater(left: Omit<Bought, 'kind'>, right: Bought): boolean {
  return left.on === right.on ? left.documentId > right.documentId : left.on > right.on;
}

// With a plus a column is checked on the row, and no index is chosen for it.
const isIssued = sql<boolean>`+status = 'issued'`;

/** The queries below are exported for the proof that indexes answer them. */
export function salesByMonth(db: Reads, { memberIds, day }: Asked) {
  return db
    .selectFrom('contact_sales')
    .select(['month', sql<number>`sum(sales_minor)`.as('sales')])
    .where(isInGroup(sql.ref('contact_id'), memberIds))
    .where('month', '<=', day.slice(0, 7))
    .groupBy('month');
}

export function salesLaterInMonth(db: Reads, { memberIds, day }: Asked) {
  return db
    .selectFrom('documents')
    .select(sql<number>`coalesce(sum(CASE kind WHEN 'invoice' THEN net_minor ELSE -net_minor END), 0)`.as('later'))
    .where(isInGroup(sql.ref('contact_id'), memberIds))
    .where('issued_on', '>', day)
    .where('issued_on', '<=', endOfMonth(day))
    .where(isIssued)
    .where(isOwnSale);
}

/** The index is by the instant; the day that it was in the shop lies at most a day beside that of UTC. */
export function receiptsLaterInMonth(db: Reads, { memberIds, day }: Asked) {
  return db
    .selectFrom('sales')
    .select(sql<number>`coalesce(sum(net_minor), 0)`.as('later'))
    .where(isInGroup(sql.ref('contact_id'), memberIds))
    .where(sql<boolean>`sold_at >= ${day}`)
    .where(sql<boolean>`sold_at < ${addDays(endOfMonth(day), 2)}`)
    .where('sold_on', '>', day)
    .where('sold_on', '<=', endOfMonth(day));
}

export function lastPurchaseOf(db: Reads, { contactId, day }: { contactId: string; day: CalendarDate }) {
  return db
    .selectFrom('documents')
    .select(['id as documentId', 'number', 'issued_on as on', 'gross_minor as grossMinor'])
    .where('contact_id', '=', contactId)
    .where('issued_on', '<=', day)
    .where(isIssued)
    .where(sql<boolean>`+kind = 'invoice'`)
    .where(isOwnSale)
    .orderBy('issued_on', 'desc')
    .orderBy('id', 'desc')
    .limit(1);
}

export function lastReceiptOf(db: Reads, { contactId, day }: { contactId: string; day: CalendarDate }) {
  return db
    .selectFrom('sales')
    .select(['id as documentId', 'number', 'sold_on as on', 'gross_minor as grossMinor'])
    .where('contact_id', '=', contactId)
    .where(sql<boolean>`sold_at < ${addDays(day, 2)}`)
    .where('sold_on', '<=', day)
    .where(isPurchase)
    .orderBy('sold_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1);
}
