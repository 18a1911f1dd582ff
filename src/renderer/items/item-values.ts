import type { Item } from '#contract/items';
import { e4 } from '#domain/money';
import type { E4 } from '#domain/money';

/** What the form of an item holds. `taxRateId` is '' while the default rate holds, `priceE4` null while the field is empty. */
export type ItemValues = {
  kind: Item['kind'];
  name: string;
  code: string;
  description: string;
  category: string;
  supplier: string;
  unit: string;
  barcode: string;
  /** Further ones: of another supplier, of the box. */
  barcodes: string[];
  priceE4: E4 | null;
  taxRateId: string;
};
export type ItemField = keyof ItemValues;

/** The longest text of each field, as the contract has it. */
export const longest = {
  name: 200,
  code: 40,
  description: 2000,
  category: 100,
  supplier: 200,
  unit: 40,
  barcode: 48,
} as const satisfies Partial<Record<ItemField, number>>;
export type TextField = keyof typeof longest;

export const newItemValues: ItemValues = {
  kind: 'product',
  name: '',
  code: '',
  description: '',
  category: '',
  supplier: '',
  unit: '',
  barcode: '',
  barcodes: [],
  priceE4: null,
  taxRateId: '',
};

/** An item as its form shows it. */
export function valuesOf(item: Item): ItemValues {
  const { kind, name, code, description, category, supplier, unit, barcode, barcodes, priceE4, taxRateId } = item;
  return {
    kind,
    name,
    code,
    description,
    category,
    supplier,
    unit,
    barcode,
    barcodes,
    priceE4,
    taxRateId: taxRateId ?? '',
  };
}

/** What the host gets of a filled form; an empty price is 0. */
export function fieldsOf({ priceE4, taxRateId, ...others }: ItemValues) {
  return { ...others, priceE4: priceE4 ?? e4(0), taxRateId: taxRateId === '' ? null : taxRateId };
}
