/** The allocations of one open item, with the numbers of both ends. */
import type { CalendarDate } from '#domain/dates';
import type { Minor } from '#domain/money';
import type { OpenItemsTable, ReadDb } from '#core/database';

export type ListedAllocation = {
  id: string;
  sourceKind: 'payment' | 'creditNote';
  sourceId: string;
  sourceNumber: string;
  documentId: string;
  documentNumber: string;
  documentKind: 'invoice' | 'refund';
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
    ])
    .where((where) =>
      where.or([where('allocations.source_id', '=', openItemId), where('allocations.target_id', '=', openItemId)]),
    )
    .orderBy('allocations.allocated_on')
    .orderBy('allocations.id')
    .execute();
  return rows.map(({ undoingId, sourceKind, documentKind, ...row }) => ({
    ...row,
    sourceKind: creditKindOf(sourceKind),
    documentKind: documentKind === 'refund' ? 'refund' : 'invoice',
    isUndone: undoingId !== null,
  }));
}

function creditKindOf(kind: OpenItemsTable['kind']): 'payment' | 'creditNote' {
  return kind === 'creditNote' ? 'creditNote' : 'payment';
}
