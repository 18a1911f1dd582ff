/** Ledger entries beside what they must be: exactly what the domain posts for their source. */
import type { Selectable } from 'kysely';

import type { CalendarDate } from '#domain/dates';
import { accountRoles } from '#domain/ledger';
import type { Posting } from '#domain/ledger';
import type { LedgerEntriesTable, LedgerLinesTable } from '#core/database';
import { accountCode } from '#core/ledger';

import { groupBy } from './pages.ts';
import type { Reads } from './pages.ts';

export type StoredEntry = Pick<Selectable<LedgerEntriesTable>, 'id' | 'dated_on' | 'source_kind' | 'source_id'> & {
  lines: LedgerLinesTable[];
};

export type ExpectedEntry = {
  sourceKind: LedgerEntriesTable['source_kind'];
  datedOn: CalendarDate;
  currency: string;
  postings: readonly Posting[];
};

/** The entries of some sources, by the source's id. A source has at most one. */
export async function entriesOf(db: Reads, sourceIds: readonly string[]): Promise<ReadonlyMap<string, StoredEntry>> {
  const entries = await db
    .selectFrom('ledger_entries')
    .select(['id', 'dated_on', 'source_kind', 'source_id'])
    .where('source_id', 'in', sourceIds)
    .execute();
  const entryIds = entries.map((entry) => entry.id);
  const lines = await db
    .selectFrom('ledger_lines')
    .selectAll()
    .where('entry_id', 'in', entryIds)
    .orderBy('entry_id')
    .orderBy('position')
    .execute();
  const linesOf = groupBy(lines, (line) => String(line.entry_id));
  return new Map(entries.map((entry) => [entry.source_id, { ...entry, lines: linesOf.get(String(entry.id)) ?? [] }]));
}

/** What is wrong with the entry of a source, or null. A source that comes to nothing has no entry. */
export function entryFault(stored: StoredEntry | undefined, expected: ExpectedEntry): string | null {
  if (expected.postings.length === 0) return stored === undefined ? null : 'has a ledger entry but comes to nothing';
  if (stored === undefined) return 'has no ledger entry';
  if (stored.source_kind !== expected.sourceKind)
    return `ledger entry ${stored.id} is of the kind ${stored.source_kind}`;
  if (stored.dated_on !== expected.datedOn) return `ledger entry ${stored.id} is dated ${stored.dated_on}`;
  if (stored.lines.length !== expected.postings.length)
    return `ledger entry ${stored.id} has ${stored.lines.length} lines`;
  const wrong = stored.lines.find((line, index) => !isPosting(line, expected, index));
  return wrong === undefined ? null : `line ${wrong.position} of ledger entry ${stored.id} is not what was posted`;
}

const codes = new Map(accountRoles.map((role) => [role, accountCode(role)]));

function isPosting(line: LedgerLinesTable, { datedOn, currency, postings }: ExpectedEntry, index: number): boolean {
  const posting = postings[index];
  return (
    posting !== undefined &&
    line.position === index &&
    line.dated_on === datedOn &&
    line.currency === currency &&
    line.account_code === codes.get(posting.accountRole) &&
    line.amount_minor === posting.amountMinor &&
    line.contact_id === posting.contactId &&
    line.open_item_id === posting.openItemId &&
    line.tax_category === posting.taxCategory &&
    line.tax_rate_e4 === posting.taxRateE4
  );
}
