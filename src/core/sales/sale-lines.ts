/** The lines of a sale as they will stand on the receipt, before (sold) or with their amounts. */
import { currencyExponent, e4, minor } from '#domain/money';
import type { CurrencyCode } from '#domain/money';
import { readEmbedded } from '#domain/till';
import type { ReturnedLine } from '#domain/till';
import type { SoldItem } from '#contract/price-lists';
import type { InputOf } from '#core/pipeline';
import type { ReadDb } from '#core/database';
import type { UsedTaxRate } from '#core/taxes';
import type { TillRules } from '#core/till';

import type { LineRow } from './sale-rows.ts';

type InputLine = InputOf<'sales', 'record'>['lines'][number];
type OfKind<Kind extends InputLine['kind']> = Extract<InputLine, { kind: Kind }>;

type Amounts = 'gross_minor' | 'net_minor' | 'settled_minor';
type Returns = 'returns_sale_id' | 'returns_position';

/** What is known of a sold line before the receipt is computed. */
export type SoldColumns = Omit<LineRow, 'sale_id' | 'position' | Amounts | Returns>;

type Reads = Pick<ReadDb, 'selectFrom'>;

/** What is known around a line of an item; `label` answers what the price on a label comes to for the customer. */
type AroundItem = {
  line: OfKind<'item'>;
  item: SoldItem;
  rules: TillRules;
  label: (priceE4: SoldItem['priceE4']) => SoldItem['priceE4'];
};

/** An item at the price that somebody gave, else the one inside its barcode, else that of the customer's list. */
export async function itemLine(db: Reads, { line, item, rules, label }: AroundItem): Promise<SoldColumns> {
  const embeddedE4 = line.priceE4 === null ? await embeddedPrice(db, { line, item, rules }) : null;
  const labelE4 = embeddedE4 === null ? null : label(embeddedE4);
  return {
    kind: 'item',
    item_id: item.itemId,
    item_code: item.code,
    description: item.name,
    note: line.note,
    barcode: line.barcode,
    quantity_e4: line.quantityE4,
    unit: item.unit,
    price_e4: line.priceE4 ?? labelE4 ?? item.priceE4,
    list_price_e4: item.priceE4,
    price_reason: line.priceReason,
    discount_percent_e4: line.discountPercentE4,
    discount_minor: line.discountMinor,
    discount_reason: line.discountReason,
    tax_rate_id: item.taxRateId,
    tax_name: item.taxName,
    tax_category: item.taxCategory,
    tax_rate_e4: item.taxRateE4,
  };
}

/** The price that the scanned barcode carries by the rules of the till; null when it carries none, or names another item. */
async function embeddedPrice(
  db: Reads,
  { line, item, rules }: Omit<AroundItem, 'label'>,
): Promise<SoldItem['priceE4'] | null> {
  if (line.barcode === '' || rules.barcodeRules.length === 0) return null;
  const embedded = readEmbedded(line.barcode, rules.barcodeRules);
  if (embedded?.kind !== 'price') return null;
  const codes = new Set(embedded.itemCodes);
  if (codes.has(item.barcode) || codes.has(item.code)) return embedded.valueE4;
  const other = await db
    .selectFrom('item_barcodes')
    .select('item_id')
    .where('item_id', '=', item.itemId)
    .where('barcode', 'in', embedded.itemCodes)
    .executeTakeFirst();
  return other ? embedded.valueE4 : null;
}

/** A line of free text; its price is what was typed. */
export function freeLine(line: OfKind<'free'>, rate: UsedTaxRate): SoldColumns {
  return {
    kind: 'free',
    item_id: null,
    item_code: '',
    description: line.description,
    note: line.note,
    barcode: '',
    quantity_e4: line.quantityE4,
    unit: line.unit,
    price_e4: line.priceE4,
    list_price_e4: line.priceE4,
    price_reason: '',
    discount_percent_e4: line.discountPercentE4,
    discount_minor: line.discountMinor,
    discount_reason: line.discountReason,
    tax_rate_id: rate.id,
    tax_name: rate.name,
    tax_category: rate.category,
    tax_rate_e4: rate.rateE4,
  };
}

const nothing = {
  note: '',
  barcode: '',
  price_reason: '',
  discount_percent_e4: e4(0),
  discount_minor: minor(0),
  discount_reason: '',
};

/** What a voucher costs, in major units times 10,000; of a currency without a minor unit it may be more than can be kept exactly. */
export function voucherPrice(amountMinor: number, currency: CurrencyCode): number {
  return amountMinor * 10 ** (4 - currencyExponent(currency));
}

/** A voucher that is sold: money for money, so no tax is taken (category O, EN 16931). Its code is written in when it is known. */
export function voucherLine(
  { amountMinor, code }: OfKind<'voucher'>,
  currency: CurrencyCode,
): Omit<LineRow, 'sale_id' | 'position'> {
  const priceE4 = e4(voucherPrice(amountMinor, currency));
  return {
    kind: 'voucher',
    item_id: null,
    item_code: '',
    description: code,
    ...nothing,
    quantity_e4: e4(10_000),
    unit: '',
    price_e4: priceE4,
    list_price_e4: priceE4,
    tax_rate_id: null,
    tax_name: '',
    tax_category: 'O',
    tax_rate_e4: e4(0),
    gross_minor: amountMinor,
    net_minor: amountMinor,
    settled_minor: amountMinor,
    returns_sale_id: null,
    returns_position: null,
  };
}

/** Goods that come back, described as they were sold; why they come back is the note. */
export function returnLine(
  { saleId, position, reason }: OfKind<'return'>,
  { original, back }: { original: LineRow; back: ReturnedLine },
): Omit<LineRow, 'sale_id' | 'position'> {
  const { sale_id: _, position: __, ...sold } = original;
  return {
    ...sold,
    ...nothing,
    kind: 'return',
    note: reason,
    quantity_e4: back.quantityE4,
    gross_minor: back.grossMinor,
    net_minor: back.netMinor,
    settled_minor: back.settledMinor,
    returns_sale_id: saleId,
    returns_position: position,
  };
}
