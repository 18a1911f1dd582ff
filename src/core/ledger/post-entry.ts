/** Writes one balanced entry into the ledger. */
import type { CalendarDate, Instant } from '#domain/dates';
import { checkBalanced, defaultAccounts } from '#domain/ledger';
import type { AccountRole, Posting } from '#domain/ledger';
import { insertRows } from '#core/database';
import type { LedgerEntriesTable, WriteTx } from '#core/database';

export type Entry = {
  datedOn: CalendarDate;
  sourceKind: LedgerEntriesTable['source_kind'];
  sourceId: string;
  currency: string;
  createdAt: Instant;
  postings: readonly Posting[];
};

const codeByRole = new Map<AccountRole, string>(defaultAccounts.map((account) => [account.role, account.code]));

/** Appends the entry and its lines. An unbalanced entry is a defect and throws; an entry without postings (all zero) is not written. */
export async function postEntry(tx: WriteTx, entry: Entry): Promise<void> {
  const balanced = checkBalanced(entry.postings);
  if (!balanced.ok) throw new Error(`The entry of ${entry.sourceKind} ${entry.sourceId} does not balance`);
  if (entry.postings.length === 0) return;
  const entryId = await insertRows(tx, 'ledger_entries', [
    {
      dated_on: entry.datedOn,
      source_kind: entry.sourceKind,
      source_id: entry.sourceId,
      created_at: entry.createdAt,
    },
  ]);
  const lines = entry.postings.map((posting, position) => ({
    entry_id: entryId,
    position,
    account_code: accountCode(posting.accountRole),
    dated_on: entry.datedOn,
    currency: entry.currency,
    amount_minor: posting.amountMinor,
    contact_id: posting.contactId,
    open_item_id: posting.openItemId,
    tax_category: posting.taxCategory,
    tax_rate_e4: posting.taxRateE4,
  }));
  await insertRows(tx, 'ledger_lines', lines);
}

/** The account of the chart that plays a role. */
export function accountCode(role: AccountRole): string {
  const code = codeByRole.get(role);
  if (code === undefined) throw new Error(`No account plays the role ${role}`);
  return code;
}
