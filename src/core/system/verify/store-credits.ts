/** Vouchers and store credit: each made by a receipt, what is left of it as its uses come to, and all of it together what the ledger owes. */
import { sql } from 'kysely';
import type { Selectable } from 'kysely';

import type { Minor } from '#domain/money';
import { minor, negate, sumMinor } from '#domain/money';
import type { SaleTendersTable, StoreCreditsTable } from '#core/database';
import { accountCode } from '#core/ledger';

import { groupBy, pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';

type Credit = Selectable<StoreCreditsTable>;
type Use = Pick<SaleTendersTable, 'sale_id' | 'tender' | 'amount_minor' | 'credit_id'>;
type Maker = { id: string; number: string; sold_on: string; contact_id: string | null; currency: string };

/** Walks all vouchers and store credit. */
export async function checkStoreCredits(books: Books): Promise<void> {
  const { db, findings } = books;
  const left = new Map<string, number>();
  for await (const page of pages<Credit>(books, (last, limit) => creditPage(db, { last, limit }))) {
    const makers = await makersOf(db, page);
    const sold = await vouchersSold(db, page);
    const uses = await usesOf(db, page);
    for (const credit of page) {
      const maker = makers.get(credit.sale_id);
      const own = uses.get(credit.id) ?? [];
      const fault = madeFault(credit, { maker, own, sold }) ?? leftFault(credit, own);
      findings.note('till.credits', fault === null ? null : `${credit.code}: ${fault}`);
      left.set(credit.currency, (left.get(credit.currency) ?? 0) + credit.left_minor);
    }
  }
  await checkAccount(books, left);
}

async function creditPage(db: Reads, { last, limit }: { last: Credit | undefined; limit: number }): Promise<Credit[]> {
  return db
    .selectFrom('store_credits')
    .selectAll()
    .where('id', '>', last?.id ?? '')
    .orderBy('id')
    .limit(limit)
    .execute();
}

async function makersOf(db: Reads, page: readonly Credit[]): Promise<ReadonlyMap<string, Maker>> {
  const rows = await db
    .selectFrom('sales')
    .select(['id', 'number', 'sold_on', 'contact_id', 'currency'])
    .where(
      'id',
      'in',
      page.map((credit) => credit.sale_id),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** "sale code amount" of each line that sold a voucher; the code is its description. */
async function vouchersSold(db: Reads, page: readonly Credit[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('sale_lines')
    .select(['sale_id', 'description', 'settled_minor'])
    .where(
      'sale_id',
      'in',
      page.map((credit) => credit.sale_id),
    )
    .where('kind', '=', 'voucher')
    .execute();
  return new Set(rows.map((row) => `${row.sale_id} ${row.description} ${row.settled_minor}`));
}

async function usesOf(db: Reads, page: readonly Credit[]): Promise<ReadonlyMap<string, Use[]>> {
  const ids = page.map((credit) => credit.id);
  const rows = await db
    .selectFrom('sale_tenders')
    .select(['sale_id', 'tender', 'amount_minor', 'credit_id'])
    .where('credit_id', 'in', ids)
    .execute();
  return groupBy(rows, (row) => row.credit_id ?? '');
}

type Making = { maker: Maker | undefined; own: readonly Use[]; sold: ReadonlySet<string> };

/** A voucher is a line of its receipt; store credit is money that went back on it. */
function madeFault(credit: Credit, { maker, own, sold }: Making): string | null {
  if (maker === undefined) return 'no receipt has made it';
  const { sold_on: day, contact_id: contactId, currency } = maker;
  if (credit.issued_on !== day || credit.contact_id !== contactId || credit.currency !== currency)
    return `it is not as ${maker.number} has made it`;
  const wrong = own.find((use) => use.tender !== credit.kind);
  if (wrong !== undefined) return `it was used as ${wrong.tender}`;
  if (credit.kind === 'voucher') {
    const isSold = sold.has(`${credit.sale_id} ${credit.code} ${credit.amount_minor}`);
    return isSold ? null : `${maker.number} has not sold it for ${credit.amount_minor}`;
  }
  const given = givenOn(own.filter((use) => use.sale_id === credit.sale_id));
  return given === credit.amount_minor ? null : `${maker.number} has given ${given} instead of ${credit.amount_minor}`;
}

function givenOn(uses: readonly Use[]): Minor {
  return sumMinor(uses.filter((use) => use.amount_minor < 0).map((use) => negate(use.amount_minor)));
}

function leftFault(credit: Credit, own: readonly Use[]): string | null {
  const used = sumMinor(own.filter((use) => use.amount_minor > 0).map((use) => use.amount_minor));
  const left = minor(credit.amount_minor - used);
  return left === credit.left_minor ? null : `${credit.left_minor} is kept as left instead of ${left}`;
}

/** What is left of all of them is what the account owes. */
async function checkAccount({ db, findings }: Books, left: ReadonlyMap<string, number>): Promise<void> {
  const rows = await db
    .selectFrom('ledger_lines')
    .select(['currency', sql<number>`-sum(amount_minor)`.as('owed')])
    .where('account_code', '=', accountCode('storeCredits'))
    .groupBy('currency')
    .execute();
  const owed = new Map(rows.map((row) => [row.currency, row.owed]));
  for (const currency of new Set([...owed.keys(), ...left.keys()])) {
    const account = owed.get(currency) ?? 0;
    const kept = left.get(currency) ?? 0;
    const fault = `The account owes ${account} ${currency} for vouchers and store credit, ${kept} is left of them`;
    findings.note('till.credits', account === kept ? null : fault);
  }
}

/** What the vouchers that some receipts have sold come to, by receipt. */
export async function vouchersMade(db: Reads, saleIds: readonly string[]): Promise<ReadonlyMap<string, Minor>> {
  const rows = await db
    .selectFrom('store_credits')
    .select(['sale_id', (credits) => credits.fn.sum<Minor>('amount_minor').as('amount_minor')])
    .where('sale_id', 'in', saleIds)
    .where('kind', '=', 'voucher')
    .groupBy('sale_id')
    .execute();
  return new Map(rows.map((row) => [row.sale_id, row.amount_minor]));
}
