import type { E4 } from '#domain/money';

import { readRows, type InTurns, type ReadRecords } from './rows.ts';
import type { ItemField } from './fields.ts';
import type { FieldReader, Reading, TableRow } from './table.ts';

/** An item as a file gives it. An empty text or null means that the file says nothing. */
export type ItemRecord = { line: number; priceE4: E4 | null; isArchived: boolean | null } & Record<
  Exclude<ItemField, 'price' | 'isArchived'>,
  string
>;

/** Reads items. A code that stood on an earlier row is refused (CODE_DOUBLED). */
export function readItems(
  rows: Iterable<TableRow>,
  { columnCount, reading }: { columnCount: number; reading: Reading },
): InTurns<ReadRecords<ItemRecord>> {
  return readRows(rows, { columnCount, reading, read: readItem });
}

function readItem(reader: FieldReader): ItemRecord {
  return {
    line: reader.line,
    code: reader.text('code'),
    name: reader.requiredText('name'),
    description: reader.text('description'),
    category: reader.text('category'),
    supplier: reader.text('supplier'),
    unit: reader.text('unit'),
    barcode: reader.text('barcode'),
    priceE4: reader.e4('price'),
    isArchived: reader.flag('isArchived'),
  };
}
