/** The allocations of one open item, with the numbers of both ends. */
import type { CalendarDate } from '#domain/dates';
import type { Minor } from '#domain/money';
import type { CreditItemKind, DebitKind } from '#domain/receivables';
import type { ReadDb } from '#core/database';

export type ListedAllocation = {
  id: string;
  sourceKind: CreditItemKind;
  sourceId: string;
  sourceNumber: string;
  /** The receipt, where the credit is one that its invoice was settled with; else the source itself. */
  sourcePaperId: string;
  documentId: string;
  documentNumber: string;
  documentKind: DebitKind;
  sourceDatedOn: CalendarDate;
  sourceAmountMinor: Minor;
  documentDatedOn: CalendarDate;
  documentAmountMinor: Minor;
  allocatedOn: CalendarDate;
  amountMinor: Minor;
  isUndone: boolean;
};

/** Every allocation from or to the item, oldest first; an undone one and the row that undoes it are both there. */
export async function allocationsOf(db: Pick<ReadDb, 'selectFrom'>, openItemId: string): Promise<ListedAllocation[]> {
  const rows = await db
    .selectFrom('allocations')
    .innerJoin('open_items as source', 'source.id', 'allocations.source_id')
    .innerJoin('open_items as target', 'target.id', 'allocations.target_id')
    .leftJoin('allocations as undoing', 'undoing.undoes_id', 'allocations.id')
    .leftJoin('sale_invoices', 'sale_invoices.credit_id', 'allocations.source_id')
    .select([
      'allocations.id',
      'source.kind as sourceKind',
      'source.number as sourceNumber',
      'source.dated_on as sourceDatedOn',
      'source.amount_minor as sourceAmountMinor',
      'allocations.source_id as sourceId',
      'allocations.target_id as documentId',
      'target.kind as documentKind',
      'target.number as documentNumber',
      'target.dated_on as documentDatedOn',
      'target.amount_minor as documentAmountMinor',
      'allocations.allocated_on as allocatedOn',
      'allocations.amount_minor as amountMinor',
      'undoing.id as undoingId',
      'sale_invoices.sale_id as saleId',
    ])
    .where((where) =>
      where.or([where('allocations.source_id', '=', openItemId), where('allocations.target_id', '=', openItemId)]),
    )
    .orderBy('allocations.allocated_on')
    .orderBy('allocations.id')
    .execute();
  return rows.map(({ undoingId, saleId, sourceKind, documentKind, ...row }) => ({
    ...row,
    sourcePaperId: saleId ?? row.sourceId,
    // The kinds that the two ends have, as system.verify proves.
    sourceKind: sourceKind as CreditItemKind,
    documentKind: documentKind as DebitKind,
    isUndone: undoingId !== null,
  }));
}
