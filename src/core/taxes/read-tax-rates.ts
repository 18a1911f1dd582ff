/** Tax rates, looked up by id; documents keep a copy of what they used. */
import type { E4 } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { TaxCategory } from '#domain/tax';
import type { TaxRate } from '#contract/settings';
import { keptQuery } from '#core/database';
import type { ReadDb } from '#core/database';

/** All rates, the default first, archived ones last. */
export async function readTaxRates(db: Pick<ReadDb, 'selectFrom'>): Promise<TaxRate[]> {
  const rows = await allRates(db, {});
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    category: row.category,
    rateE4: row.rate_e4,
    isDefault: row.is_default === 1,
    isArchived: row.is_archived === 1,
  }));
}

const allRates = keptQuery((db) =>
  db
    .selectFrom('tax_rates')
    .select(['id', 'name', 'category', 'rate_e4', 'is_default', 'is_archived'])
    .orderBy('is_archived')
    .orderBy('is_default', 'desc')
    .orderBy('name'),
);

export type UsedTaxRate = { id: string; name: string; category: TaxCategory; rateE4: E4 };
export type TaxRateBook = (id: string | null) => Result<UsedTaxRate, { code: 'TAX_RATE_NOT_FOUND' }>;

/** Reads all rates once and answers by id; null gives the default rate. */
export async function taxRateBook(db: Pick<ReadDb, 'selectFrom'>): Promise<TaxRateBook> {
  const rates = await readTaxRates(db);
  const byId = new Map(rates.map((rate) => [rate.id, rate]));
  const standard = rates.find((rate) => rate.isDefault);
  return (id) => {
    const rate = id === null ? standard : byId.get(id);
    if (!rate) return err({ code: 'TAX_RATE_NOT_FOUND' });
    return ok({ id: rate.id, name: rate.name, category: rate.category, rateE4: rate.rateE4 });
  };
}
