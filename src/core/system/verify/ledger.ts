/** The ledger: every entry sums to zero per currency and belongs to a record that exists. */
import type { Selectable } from 'kysely';

import { defaultAccounts } from '#domain/ledger';
import type { LedgerEntriesTable, LedgerLinesTable } from '#core/database';
import { accountCode } from '#core/ledger';

import { groupBy, pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';

type Entry = Pick<Selectable<LedgerEntriesTable>, 'id' | 'source_kind' | 'source_id'>;
type Line = Pick<LedgerLinesTable, 'entry_id' | 'account_code' | 'currency' | 'amount_minor' | 'contact_id'>;

/** Walks all entries; answers the receivables account by contact, in minor units. */
export async function checkLedger(books: Books): Promise<ReadonlyMap<string, number>> {
  const { db, findings } = books;
  const receivables = accountCode('receivables');
  const balances = new Map<string, number>();
  for await (const page of pages<Entry>(books, (last, limit) => entryPage(db, { last, limit }))) {
    const lines = await linesOf(db, page);
    const sources = await sourcesOf(db, page);
    for (const entry of page) {
      const own = lines.get(String(entry.id)) ?? [];
      const name = `Ledger entry ${entry.id} (${entry.source_kind} ${entry.source_id})`;
      findings.note('ledger.balanced', balanceFault(own, name));
      const hasSource = sources.has(`${entry.source_kind} ${entry.source_id}`);
      findings.note('ledger.sources', hasSource ? null : `${name} belongs to no record`);
      for (const line of own) {
        if (line.account_code !== receivables) continue;
        const contact = line.contact_id ?? '';
        balances.set(contact, (balances.get(contact) ?? 0) + line.amount_minor);
      }
    }
  }
  return balances;
}

/** The chart of accounts is what every company begins with; nothing in the program changes it. */
export async function checkAccounts({ db, findings }: Books): Promise<void> {
  const accounts = await db.selectFrom('ledger_accounts').select(['code', 'name', 'role', 'type']).execute();
  const known = new Map<string, (typeof accounts)[number]>(accounts.map((account) => [account.code, account]));
  for (const { code, name, role, type } of defaultAccounts) {
    const kept = known.get(code);
    const isKept = kept?.name === name && kept.role === role && kept.type === type;
    findings.note('ledger.accounts', isKept ? null : `Account ${code} ${name} is missing or changed`);
    known.delete(code);
  }
  for (const { code, name } of known.values()) {
    findings.note('ledger.accounts', `Account ${code} ${name} is not in the chart of accounts`);
  }
}

async function entryPage(db: Reads, { last, limit }: { last: Entry | undefined; limit: number }): Promise<Entry[]> {
  return db
    .selectFrom('ledger_entries')
    .select(['id', 'source_kind', 'source_id'])
    .where('id', '>', last?.id ?? 0)
    .orderBy('id')
    .limit(limit)
    .execute();
}

async function linesOf(db: Reads, entries: readonly Entry[]): Promise<ReadonlyMap<string, Line[]>> {
  const lines = await db
    .selectFrom('ledger_lines')
    .select(['entry_id', 'account_code', 'currency', 'amount_minor', 'contact_id'])
    .where('entry_id', '>=', entries[0]?.id ?? 0)
    .where('entry_id', '<=', entries.at(-1)?.id ?? 0)
    .execute();
  return groupBy(lines, (line) => String(line.entry_id));
}

function balanceFault(lines: readonly Line[], name: string): string | null {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(line.currency, (sums.get(line.currency) ?? 0) + line.amount_minor);
  const wrong = [...sums].find(([, sum]) => sum !== 0);
  if (lines.length === 0) return `${name} has no lines`;
  return wrong === undefined ? null : `${name} sums to ${wrong[1]} ${wrong[0]} instead of 0`;
}

/** "kind id" of every record that the entries say they come from and that exists. */
async function sourcesOf(db: Reads, entries: readonly Entry[]): Promise<ReadonlySet<string>> {
  const ids = entries.map((entry) => entry.source_id);
  const documents = await db
    .selectFrom('documents')
    .select(['id', 'kind'])
    .where('id', 'in', ids)
    .where('status', '=', 'issued')
    .execute();
  const payments = await db.selectFrom('payments').select(['id', 'direction']).where('id', 'in', ids).execute();
  const allocations = await db.selectFrom('allocations').select('id').where('id', 'in', ids).execute();
  const sales = await db.selectFrom('sales').select('id').where('id', 'in', ids).execute();
  const movements = await db.selectFrom('cash_movements').select('id').where('id', 'in', ids).execute();
  const shifts = await db
    .selectFrom('shifts')
    .select('id')
    .where('id', 'in', ids)
    .where('closed_at', 'is not', null)
    .execute();
  return new Set([
    ...documents.map(({ id, kind }) => `${kind} ${id}`),
    ...payments.map(({ id, direction }) => `${direction === 'received' ? 'payment' : 'refund'} ${id}`),
    ...allocations.map(({ id }) => `allocation ${id}`),
    ...sales.map(({ id }) => `sale ${id}`),
    ...movements.map(({ id }) => `cashMovement ${id}`),
    ...shifts.map(({ id }) => `shift ${id}`),
  ]);
}
