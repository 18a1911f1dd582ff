/** Cash paid in, paid out and taken to the safe: the ledger as moving it posts. */
import { postCashMovement } from '#domain/ledger';
import type { CashMovementsTable } from '#core/database';

import { entriesOf, entryFault } from './entries.ts';
import { pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';

type Movement = CashMovementsTable & { currency: string };

/** Walks all cash movements. */
export async function checkMovements(books: Books): Promise<void> {
  const { db, findings } = books;
  for await (const page of pages<Movement>(books, (last, limit) => movementPage(db, { last, limit }))) {
    const ids = page.map((movement) => movement.id);
    const entries = await entriesOf(db, ids);
    for (const movement of page) {
      const { id, kind, amount_minor: amountMinor } = movement;
      const fault = entryFault(entries.get(id), {
        sourceKind: 'cashMovement',
        datedOn: movement.moved_on,
        currency: movement.currency,
        postings: postCashMovement({ kind, amountMinor }),
      });
      const name = `Cash movement ${id} (${movement.reason})`;
      findings.note('till.shifts', fault === null ? null : `${name}: ${fault}`);
    }
  }
}

async function movementPage(
  db: Reads,
  { last, limit }: { last: Movement | undefined; limit: number },
): Promise<Movement[]> {
  return db
    .selectFrom('cash_movements')
    .innerJoin('shifts', 'shifts.id', 'cash_movements.shift_id')
    .selectAll('cash_movements')
    .select('shifts.currency')
    .where('cash_movements.id', '>', last?.id ?? '')
    .orderBy('cash_movements.id')
    .limit(limit)
    .execute();
}
