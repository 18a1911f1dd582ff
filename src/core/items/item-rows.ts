/** Items as rows: what is stored, and what is computed from it for searching and sorting. */
import { sql } from 'kysely';

import { e4 } from '#domain/money';
import type { Item } from '#contract/items';
import { searchKey, searchText } from '#core/database';
import type { ItemsTable, ReadDb, WriteTx } from '#core/database';

/** The fields that a person fills in; everything else is made by the program. */
export type ItemFields = Omit<Item, 'id' | 'version' | 'isArchived' | 'createdAt' | 'updatedAt'>;

export const emptyItem: Omit<ItemFields, 'code' | 'name'> = {
  kind: 'product',
  description: '',
  category: '',
  supplier: '',
  unit: '',
  barcode: '',
  barcodes: [],
  priceE4: e4(0),
  taxRateId: null,
};

const ownColumns = [
  'id',
  'version',
  'code',
  'kind',
  'name',
  'description',
  'category',
  'supplier',
  'unit',
  'barcode',
  'price_e4',
  'tax_rate_id',
  'is_archived',
  'created_at',
  'updated_at',
] as const;

/** Columns of a whole item, with its further barcodes; they have no order but their own. */
export const itemColumns = [
  ...ownColumns,
  sql<string>`(SELECT json_group_array(barcode) FROM item_barcodes WHERE item_id = items.id)`.as('barcodes_json'),
] as const;

type Row = Pick<ItemsTable, (typeof ownColumns)[number]> & {
  version: number;
  is_archived: 0 | 1;
  barcodes_json: string;
};

/** The columns that hold the fields, with the keys they are searched and sorted by. Further barcodes have a table: see `saveBarcodes`. */
export function columnsOf(fields: ItemFields) {
  return {
    code: fields.code,
    kind: fields.kind,
    name: fields.name,
    description: fields.description,
    category: fields.category,
    supplier: fields.supplier,
    unit: fields.unit,
    barcode: fields.barcode,
    price_e4: fields.priceE4,
    tax_rate_id: fields.taxRateId,
    name_key: searchKey(fields.name),
    search_text: searchText({
      fields: [fields.name, fields.code, fields.barcode, ...fields.barcodes, fields.category],
    }),
  };
}

/** A row as the contract promises it. */
export function itemOf(row: Row): Item {
  return {
    id: row.id,
    version: row.version,
    code: row.code,
    kind: row.kind,
    name: row.name,
    description: row.description,
    category: row.category,
    supplier: row.supplier,
    unit: row.unit,
    barcode: row.barcode,
    barcodes: (JSON.parse(row.barcodes_json) as string[]).toSorted(),
    priceE4: row.price_e4,
    taxRateId: row.tax_rate_id,
    isArchived: row.is_archived === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** One item, or undefined. */
export async function findItem(db: Pick<ReadDb, 'selectFrom'>, id: string): Promise<Item | undefined> {
  const row = await db.selectFrom('items').select(itemColumns).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : itemOf(row as Row);
}

/** Each further barcode once, without the first one, in their order. */
export function furtherBarcodes({ barcode, barcodes }: Pick<ItemFields, 'barcode' | 'barcodes'>): string[] {
  return [...new Set(barcodes)].filter((other) => other !== barcode).toSorted();
}

/** Replaces the further barcodes of an item. */
export async function saveBarcodes(
  tx: WriteTx,
  { id, barcodes }: { id: string; barcodes: readonly string[] },
): Promise<void> {
  await tx.deleteFrom('item_barcodes').where('item_id', '=', id).execute();
  if (barcodes.length === 0) return;
  const rows = barcodes.map((barcode) => ({ barcode, item_id: id }));
  await tx.insertInto('item_barcodes').values(rows).execute();
}
