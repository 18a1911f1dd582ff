/** Open items beside the document or payment that made them. */
import type { Selectable } from 'kysely';

import type { OpenItemsTable } from '#core/database';

import type { Reads } from './pages.ts';

export type OpenItem = Pick<
  Selectable<OpenItemsTable>,
  | 'id'
  | 'kind'
  | 'number'
  | 'contact_id'
  | 'dated_on'
  | 'due_on'
  | 'currency'
  | 'amount_minor'
  | 'open_minor'
  | 'last_allocated_on'
>;
export type ExpectedItem = Pick<
  OpenItem,
  'kind' | 'number' | 'contact_id' | 'dated_on' | 'due_on' | 'currency' | 'amount_minor'
>;

export const openItemColumns = [
  'id',
  'kind',
  'number',
  'contact_id',
  'dated_on',
  'due_on',
  'currency',
  'amount_minor',
  'open_minor',
  'last_allocated_on',
] as const;

/** Open items by their id, which is that of their document or payment. */
export async function openItemsById(db: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, OpenItem>> {
  const rows = await db.selectFrom('open_items').select(openItemColumns).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What an open item has otherwise than its source, or null. */
export function openItemFault(item: OpenItem | undefined, expected: ExpectedItem): string | null {
  if (item === undefined) return 'is not among the open items';
  const keys = ['kind', 'number', 'contact_id', 'dated_on', 'due_on', 'currency', 'amount_minor'] as const;
  const wrong = keys.find((key) => item[key] !== expected[key]);
  return wrong === undefined
    ? null
    : `its open item has another ${wrong}: ${item[wrong]} instead of ${expected[wrong]}`;
}
