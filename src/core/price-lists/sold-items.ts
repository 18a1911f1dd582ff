/** Items as the till sells them, with their prices for a customer. */
import { sql } from 'kysely';

import { e4 } from '#domain/money';
import type { E4 } from '#domain/money';
import { convertPrice } from '#domain/till';
import type { PriceMode } from '#domain/tax';
import type { SoldItem } from '#contract/price-lists';
import type { Company } from '#contract/settings';
import { keptQuery } from '#core/database';
import type { ReadDb } from '#core/database';
import { wordsIn } from '#core/printing';
import type { TaxRateBook, UsedTaxRate } from '#core/taxes';

import type { SaleTerms } from './sale-terms.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;

export type Pricing = {
  terms: SaleTerms;
  company: Pick<Company, 'priceMode' | 'language'>;
  taxRates: TaxRateBook;
};

/**
 * Prices items by one statement, archived ones too; items that do not exist are missing from the answer. A price is what the list asks, else the
 * item's own, converted where it is kept in another mode than the sale has. Of an exempt contact no tax is taken (category E, EN 16931), whatever
 * the item bears; it keeps its rate's id, and the tax that its price may include is taken out of it.
 */
export async function soldItems(
  db: Reads,
  { itemIds, ...pricing }: Pricing & { itemIds: readonly string[] },
): Promise<Map<string, SoldItem>> {
  if (itemIds.length === 0) return new Map();
  const { priceListId } = pricing.terms;
  const rows = await keptPrices(db, { itemIdsJson: JSON.stringify(itemIds), priceListId });
  return new Map(rows.map((row) => [row.id, soldItemOf(row, pricing)]));
}

/** The query behind it; exported for the proof that keys answer it. One text for any number of items, so that it is prepared once. */
export function pricedItems(
  db: Reads,
  { itemIds, priceListId }: { itemIds: readonly string[]; priceListId: string | null },
) {
  return pricesOfItems(db, { itemIdsJson: JSON.stringify(itemIds), priceListId });
}

type AskedPrices = { itemIdsJson: string; priceListId: string | null };

function pricesOfItems(db: Reads, { itemIdsJson, priceListId }: AskedPrices) {
  return db
    .selectFrom('items')
    .leftJoin('price_list_prices as listed', (join) =>
      join.on('listed.price_list_id', '=', priceListId).onRef('listed.item_id', '=', 'items.id'),
    )
    .select([
      'items.id',
      'items.code',
      'items.name',
      'items.unit',
      'items.category',
      'items.barcode',
      'items.price_e4',
      'items.tax_rate_id',
      'listed.price_e4 as listed_e4',
    ])
    .where('items.id', 'in', sql<string>`(SELECT value FROM json_each(${itemIdsJson}))`);
}

const keptPrices = keptQuery(pricesOfItems);

type PricedRow = Awaited<ReturnType<ReturnType<typeof pricedItems>['executeTakeFirstOrThrow']>>;

function soldItemOf(row: PricedRow, pricing: Pricing): SoldItem {
  const { terms, company } = pricing;
  const { rate: ownRate, exclusiveE4, inclusiveE4: withTaxE4 } = priceIn(row, { ...pricing, ...terms });
  const inclusiveE4 = terms.isTaxExempt ? exclusiveE4 : withTaxE4;
  const rate = terms.isTaxExempt ? exempt(ownRate, company) : ownRate;
  return {
    itemId: row.id,
    code: row.code,
    name: row.name,
    unit: row.unit,
    category: row.category,
    barcode: row.barcode,
    priceE4: terms.priceMode === 'exclusive' ? exclusiveE4 : inclusiveE4,
    priceMode: terms.priceMode,
    exclusiveE4,
    inclusiveE4,
    priceListId: row.listed_e4 === null ? null : terms.priceListId,
    taxRateId: rate.id,
    taxName: rate.name,
    taxCategory: rate.category,
    taxRateE4: rate.rateE4,
  };
}

type Asked = Pick<PricedRow, 'id' | 'price_e4' | 'listed_e4' | 'tax_rate_id'>;
type Modes = { company: Pick<Company, 'priceMode'>; taxRates: TaxRateBook; listPriceMode: PriceMode };

/** What a list asks for an item, without and with its tax. */
export function pricesOf(row: Asked, modes: Modes): { exclusiveE4: E4; inclusiveE4: E4 } {
  const { exclusiveE4, inclusiveE4 } = priceIn(row, modes);
  return { exclusiveE4, inclusiveE4 };
}

// A price that no sale can come to (450 thousand million a piece) is cut, so that tax on it is still a whole number that is exact.
const highestE4 = 4_500_000_000_000_000;

function priceIn(row: Asked, { company, taxRates, listPriceMode }: Modes) {
  const found = taxRates(row.tax_rate_id);
  if (!found.ok) throw new Error(`The tax rate of the item ${row.id} is missing`);
  const rate = found.value;
  const asked = e4(Math.min(Math.max(row.listed_e4 ?? row.price_e4, -highestE4), highestE4));
  const from = row.listed_e4 === null ? company.priceMode : listPriceMode;
  const inMode = (to: PriceMode) => convertPrice(asked, { from, to, rateE4: rate.rateE4 });
  return { rate, exclusiveE4: inMode('exclusive'), inclusiveE4: inMode('inclusive') };
}

/** A rate as it counts for somebody who pays no tax; named as papers name the category. */
export function exempt(rate: Pick<UsedTaxRate, 'id'>, { language }: Pick<Company, 'language'>): UsedTaxRate {
  return { id: rate.id, name: wordsIn(language)('tax.E'), category: 'E', rateE4: e4(0) };
}
