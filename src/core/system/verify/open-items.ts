/** Open items: each with its document, payment or receipt, its running figures as its allocations come to, never used beyond its amount on any day. */
import { sql } from 'kysely';

import type { CalendarDate } from '#domain/dates';
import { isDebitKind } from '#domain/receivables';

import type { ContactTally } from './contacts.ts';
import { openItemColumns } from './open-item.ts';
import type { OpenItem } from './open-item.ts';
import { groupBy, pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';

type Day = { id: string; day: CalendarDate; amount: number };

/** Walks all open items; answers what each contact owes by them (credit negative), in minor units. */
export async function checkOpenItems(books: Books, tally: ContactTally): Promise<ReadonlyMap<string, number>> {
  const { db, findings } = books;
  const balances = new Map<string, number>();
  for await (const page of pages<OpenItem>(books, (last, limit) => itemPage(db, { last, limit }))) {
    const sources = await sourcesOf(
      db,
      page.map((item) => item.id),
    );
    const daysOf = await allocatedDays(db, page);
    for (const item of page) {
      const name = sources.get(item.id) ?? `Open item ${item.id}`;
      const days = daysOf.get(item.id) ?? [];
      findings.note(
        'openItems.sources',
        sources.has(item.id) ? null : `${name} (${item.kind}) has no document, payment or receipt`,
      );
      findings.note('openItems.runningFigures', runningFault(item, { name, days }));
      findings.note('allocations.bounds', boundsFault(item, { name, days }));
      tally.addOpenItem(item);
      balances.set(
        item.contact_id,
        (balances.get(item.contact_id) ?? 0) + (isDebitKind(item.kind) ? 1 : -1) * item.open_minor,
      );
    }
  }
  return balances;
}

async function itemPage(
  db: Reads,
  { last, limit }: { last: OpenItem | undefined; limit: number },
): Promise<OpenItem[]> {
  return db
    .selectFrom('open_items')
    .select(openItemColumns)
    .where('id', '>', last?.id ?? '')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** The numbers of the issued documents, payments and receipts behind the items. */
async function sourcesOf(db: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const documents = await db
    .selectFrom('documents')
    .select(['id', 'number'])
    .where('id', 'in', ids)
    .where('status', '=', 'issued')
    .execute();
  const payments = await db.selectFrom('payments').select(['id', 'number']).where('id', 'in', ids).execute();
  const sales = await db.selectFrom('sales').select(['id', 'number']).where('id', 'in', ids).execute();
  const invoiced = await db
    .selectFrom('sale_invoices')
    .innerJoin('sales', 'sales.id', 'sale_invoices.sale_id')
    .select(['sale_invoices.credit_id as id', 'sales.number'])
    .where('sale_invoices.credit_id', 'in', ids)
    .execute();
  return new Map([...documents, ...payments, ...sales, ...invoiced].map((source) => [source.id, source.number]));
}

/** What was allocated on each day, oldest first, by item. */
async function allocatedDays(db: Reads, items: readonly OpenItem[]): Promise<ReadonlyMap<string, Day[]>> {
  const ids = items.map((item) => item.id);
  const daysBy = (column: 'source_id' | 'target_id') =>
    db
      .selectFrom('allocations')
      .select([`${column} as id`, 'allocated_on as day', sql<number>`sum(amount_minor)`.as('amount')])
      .where(column, 'in', ids)
      .groupBy([column, 'allocated_on'])
      .orderBy(column)
      .orderBy('allocated_on')
      .execute();
  const used: Day[] = [...(await daysBy('source_id')), ...(await daysBy('target_id'))];
  return groupBy(used, (day) => day.id);
}

type Named = { name: string; days: readonly Day[] };

function runningFault(item: OpenItem, { name, days }: Named): string | null {
  const open = days.reduce((left, { amount }) => left - amount, Number(item.amount_minor));
  if (open !== item.open_minor) return `${name}: ${item.open_minor} is kept as open instead of ${open}`;
  const last = days.at(-1)?.day ?? '';
  if (last === item.last_allocated_on) return null;
  return `${name}: '${item.last_allocated_on}' is kept as the last allocation instead of '${last}'`;
}

function boundsFault(item: OpenItem, { name, days }: Named): string | null {
  let used = 0;
  for (const { day, amount } of days) {
    used += amount;
    if (used < 0 || used > item.amount_minor) return `${name}: on ${day} ${used} of ${item.amount_minor} is used`;
  }
  return null;
}
