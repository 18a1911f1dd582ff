/** Allocations: the ledger as allocating posts it, a credit and a debit of one contact (or of merged ones) at their ends, undoing rows that mirror what they undo. */
import { postAllocation } from '#domain/ledger';
import { isDebitKind } from '#domain/receivables';
import type { AllocationsTable } from '#core/database';

import { auditedAllocations } from './audit.ts';
import { entriesOf, entryFault } from './entries.ts';
import type { Groups } from './groups.ts';
import { openItemsById } from './open-item.ts';
import type { OpenItem } from './open-item.ts';
import { pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';

type Allocation = Omit<AllocationsTable, 'created_at'>;
type Ends = { source: OpenItem | undefined; target: OpenItem | undefined };

const columns = ['id', 'source_id', 'target_id', 'allocated_on', 'amount_minor', 'undoes_id'] as const;

/** Walks all allocations. */
export async function checkAllocations(books: Books, groups: Groups): Promise<void> {
  const { db, findings } = books;
  for await (const page of pages<Allocation>(books, (last, limit) => allocationPage(db, { last, limit }))) {
    const entries = await entriesOf(
      db,
      page.map((allocation) => allocation.id),
    );
    const endIds = [...new Set(page.flatMap((allocation) => [allocation.source_id, allocation.target_id]))];
    const items = await openItemsById(db, endIds);
    const isAudited = await auditedAllocations(db, [...endIds, ...(await invoicesSettledBy(db, endIds))]);
    const undone = await allocationsById(
      db,
      page.flatMap((allocation) => allocation.undoes_id ?? []),
    );
    const takenBack = await allocationsTakenBack(db, page);
    for (const allocation of page) {
      const ends = { source: items.get(allocation.source_id), target: items.get(allocation.target_id) };
      const isTakenBack = allocation.undoes_id !== null || takenBack.has(allocation.id);
      const say = (fault: string | null) => (fault === null ? null : `Allocation ${allocation.id}: ${fault}`);
      findings.note('allocations.ends', say(endsFault(allocation, { ...ends, groups, isTakenBack })));
      findings.note('audit.allocations', say(isAudited.has(allocation.id) ? null : 'it is not in the audit trail'));
      findings.note(
        'allocations.postings',
        say(entryFault(entries.get(allocation.id), expectedEntry(allocation, ends))),
      );
      if (allocation.undoes_id !== null) {
        findings.note('allocations.undone', say(undoFault(allocation, undone.get(allocation.undoes_id))));
      }
    }
  }
}

async function allocationPage(
  db: Reads,
  { last, limit }: { last: Allocation | undefined; limit: number },
): Promise<Allocation[]> {
  return db
    .selectFrom('allocations')
    .select(columns)
    .where('id', '>', last?.id ?? '')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** The invoices of receipts that some credits have settled: making them has made the allocations. */
async function invoicesSettledBy(db: Reads, creditIds: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('sale_invoices').select('document_id').where('credit_id', 'in', creditIds).execute();
  return rows.map((row) => row.document_id);
}

async function allocationsById(db: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, Allocation>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('allocations').select(columns).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Which of them another allocation takes back. */
async function allocationsTakenBack(db: Reads, page: readonly Allocation[]): Promise<ReadonlySet<string | null>> {
  const ids = page.map((allocation) => allocation.id);
  const rows = await db.selectFrom('allocations').select('undoes_id').where('undoes_id', 'in', ids).execute();
  return new Set(rows.map((row) => row.undoes_id));
}

function expectedEntry(allocation: Allocation, { source, target }: Ends) {
  return {
    sourceKind: 'allocation' as const,
    datedOn: allocation.allocated_on,
    currency: source?.currency ?? '',
    postings: postAllocation({
      sourceId: allocation.source_id,
      sourceContactId: source?.contact_id ?? '',
      documentId: allocation.target_id,
      documentContactId: target?.contact_id ?? '',
      amountMinor: allocation.amount_minor,
    }),
  };
}

type JudgedEnds = Ends & { groups: Groups; isTakenBack: boolean };

function endsFault(
  { allocated_on: day }: Allocation,
  { source, target, groups, isTakenBack }: JudgedEnds,
): string | null {
  if (source === undefined || target === undefined) return 'one of its ends does not exist';
  if (isDebitKind(source.kind)) return `it uses ${source.kind} ${source.id}, which is no credit`;
  if (!isDebitKind(target.kind)) return `it pays ${target.kind} ${target.id}, which owes nothing`;
  // Contacts that were parted again may have used and taken back something of each other while they were one.
  const isOneContact = groups.rootOf(source.contact_id) === groups.rootOf(target.contact_id);
  if (!isOneContact && !isTakenBack) return 'its ends belong to different contacts';
  if (source.currency !== target.currency) return 'its ends have different currencies';
  return day < source.dated_on || day < target.dated_on ? `it is dated ${day}, before one of its ends` : null;
}

function undoFault(undoing: Allocation, undone: Allocation | undefined): string | null {
  if (undone === undefined) return 'what it takes back does not exist';
  if (undone.undoes_id !== null) return 'it takes back what itself takes something back';
  const isMirror =
    undoing.source_id === undone.source_id &&
    undoing.target_id === undone.target_id &&
    undoing.amount_minor + undone.amount_minor === 0;
  if (!isMirror) return `it does not mirror ${undone.id}, which it takes back`;
  return undoing.allocated_on < undone.allocated_on ? `it is dated before ${undone.id}, which it takes back` : null;
}
