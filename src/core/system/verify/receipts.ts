/** Receipts of the till: their numbers and chain by register, what they come to, their ledger entry, their part on the customer's account, their audit row. */
import { negate, sumMinor } from '#domain/money';
import { salePostings, saleChainRecord } from '#core/sales';
import type { SaleContent, SaleRecord } from '#core/sales';

import { audited } from './audit.ts';
import type { ContactTally } from './contacts.ts';
import { entriesOf, entryFault } from './entries.ts';
import { openItemFault, openItemsById } from './open-item.ts';
import type { OpenItem } from './open-item.ts';
import { pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';
import { originalsOf, receiptContents } from './receipt-content.ts';
import { receiptFault } from './receipt-totals.ts';
import { readRegisters, walkRegister } from './registers.ts';
import type { Register } from './registers.ts';
import { senderHashes } from './senders.ts';
import { vouchersMade } from './store-credits.ts';

/** Walks the receipts of each register in the order of their numbers, and tallies them by contact. */
export async function checkReceipts(books: Books, tally: ContactTally): Promise<void> {
  for (const register of await readRegisters(books.db, 'receipt')) await checkRegister(books, { register, tally });
}

async function checkRegister(
  books: Books,
  { register, tally }: { register: Register; tally: ContactTally },
): Promise<void> {
  const { db, findings } = books;
  const senders = await senderHashes(db);
  const walk = walkRegister(register, 'receipt');
  for await (const page of pages<SaleRecord>(books, (last, limit) => receiptPage(db, { register, last, limit }))) {
    const ids = page.map((sale) => sale.id);
    const contentOf = await receiptContents(db, ids);
    const originals = await originalsOf(db, ids.map(contentOf));
    const entries = await entriesOf(db, ids);
    const openItems = await openItemsById(db, ids);
    const vouchers = await vouchersMade(db, ids);
    const isAudited = await audited(db, { ids, operations: ['sales.record'] });
    for (const sale of page) {
      const { id, number, sequence, hash, sold_at: at } = sale;
      const content = contentOf(id);
      const record = saleChainRecord(sale, content, { senderHash: senders.get(sale.company_version) ?? '' });
      const placeFault = walk.see({ number, sequence, hash, record, at });
      const fault =
        receiptFault({ sale, content }, originals) ??
        entryFault(entries.get(id), expectedEntry(sale, content)) ??
        accountFault(openItems.get(id), { sale, content }) ??
        voucherFault(sale, vouchers.get(id) ?? 0);
      findings.note('till.receipts', placeFault ?? (fault === null ? null : `${number}: ${fault}`));
      findings.note('audit.subjects', isAudited.has(id) ? null : `${number}: its sale is not in the audit trail`);
      tally.addSale(sale);
    }
  }
  const endFault = walk.end();
  if (endFault !== null) findings.note('till.receipts', endFault);
}

type PageAsked = { register: Register; last: SaleRecord | undefined; limit: number };

async function receiptPage(db: Reads, { register, last, limit }: PageAsked): Promise<SaleRecord[]> {
  return db
    .selectFrom('sales')
    .selectAll()
    .where('register_id', '=', register.id)
    .where('sequence', '>', last?.sequence ?? -1)
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

function expectedEntry(sale: SaleRecord, content: SaleContent): Parameters<typeof entryFault>[1] {
  return {
    sourceKind: 'sale',
    datedOn: sale.sold_on,
    currency: sale.currency,
    postings: salePostings(sale, content),
  };
}

/** What went on the customer's account is owed under the receipt's id until the day that the receipt keeps; what went off it is a credit. */
function accountFault(
  item: OpenItem | undefined,
  { sale, content }: { sale: SaleRecord; content: SaleContent },
): string | null {
  const rows = content.tenders.filter(({ tender }) => tender === 'account');
  const amount = sumMinor(rows.map((row) => row.amount_minor));
  if (amount === 0) return item === undefined ? null : 'has an open item, but nothing of it is on account';
  const isOwed = amount > 0;
  if (isOwed !== (sale.due_on !== null)) return 'has a due day without being owed, or is owed without one';
  return openItemFault(item, {
    kind: isOwed ? 'sale' : 'saleCredit',
    number: sale.number,
    contact_id: sale.contact_id ?? '',
    dated_on: sale.sold_on,
    due_on: sale.due_on ?? sale.sold_on,
    currency: sale.currency,
    amount_minor: isOwed ? amount : negate(amount),
  });
}

function voucherFault({ credit_sold_minor: sold }: SaleRecord, made: number): string | null {
  return sold === made ? null : `its vouchers come to ${made} instead of ${sold}`;
}
