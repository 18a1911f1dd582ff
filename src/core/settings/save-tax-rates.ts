/** Adds and replaces tax rates. A rate that issued documents or receipts carry keeps its category and percentage. */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { isRateAllowed } from '#domain/tax';
import type { TaxRate } from '#contract/settings';
import type { CommandScope, Failure } from '#core/pipeline';
import type { WriteTx } from '#core/database';

type GivenRate = Omit<TaxRate, 'id'> & { id?: string | undefined };

/**
 * Saves each rate; making one the default takes that from the others.
 * Errors: TAX_RATE_NOT_FOUND, _IN_USE, _INVALID, _DEFAULT_MISSING (none, two at once, or an archived one).
 */
export async function saveTaxRates(
  { tx, newId }: CommandScope,
  rates: readonly GivenRate[],
): Promise<Result<null, Failure>> {
  if (rates.length === 0) return ok(null);
  const defaults = rates.filter((rate) => rate.isDefault);
  if (defaults.length > 1) return err({ code: 'TAX_RATE_DEFAULT_MISSING' });
  if (defaults.length === 1) {
    await tx.updateTable('tax_rates').set({ is_default: 0 }).where('is_default', '=', 1).execute();
  }
  for (const rate of rates) {
    const saved = await saveRate(tx, rate, rate.id ?? newId());
    if (!saved.ok) return saved;
  }
  const standard = await tx.selectFrom('tax_rates').select('id').where('is_default', '=', 1).executeTakeFirst();
  return standard ? ok(null) : err({ code: 'TAX_RATE_DEFAULT_MISSING' });
}

async function saveRate(tx: WriteTx, rate: GivenRate, id: string): Promise<Result<null, Failure>> {
  if (rate.isDefault && rate.isArchived) return err({ code: 'TAX_RATE_DEFAULT_MISSING' });
  if (!isRateAllowed(rate.category, rate.rateE4)) return err({ code: 'TAX_RATE_INVALID', name: rate.name });
  const row = {
    name: rate.name,
    category: rate.category,
    rate_e4: rate.rateE4,
    is_default: rate.isDefault ? (1 as const) : (0 as const),
    is_archived: rate.isArchived ? (1 as const) : (0 as const),
  };
  const before = await tx
    .selectFrom('tax_rates')
    .select(['category', 'rate_e4'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!before) {
    if (rate.id !== undefined) return err({ code: 'TAX_RATE_NOT_FOUND' });
    await tx
      .insertInto('tax_rates')
      .values({ id, ...row })
      .execute();
    return ok(null);
  }
  const isOther = before.category !== rate.category || before.rate_e4 !== rate.rateE4;
  if (isOther && (await isOnPaper(tx, id))) return err({ code: 'TAX_RATE_IN_USE' });
  await tx.updateTable('tax_rates').set(row).where('id', '=', id).execute();
  return ok(null);
}

async function isOnPaper(tx: WriteTx, taxRateId: string): Promise<boolean> {
  const line = await tx
    .selectFrom('document_lines')
    .innerJoin('documents', 'documents.id', 'document_lines.document_id')
    .select('documents.id')
    .where('document_lines.tax_rate_id', '=', taxRateId)
    .where('documents.status', '=', 'issued')
    .limit(1)
    .executeTakeFirst();
  if (line) return true;
  const adjustment = await tx
    .selectFrom('document_adjustments')
    .innerJoin('documents', 'documents.id', 'document_adjustments.document_id')
    .select('documents.id')
    .where('document_adjustments.tax_rate_id', '=', taxRateId)
    .where('documents.status', '=', 'issued')
    .limit(1)
    .executeTakeFirst();
  if (adjustment) return true;
  const sold = await tx
    .selectFrom('sale_lines')
    .select('position')
    .where('tax_rate_id', '=', taxRateId)
    .limit(1)
    .executeTakeFirst();
  return sold !== undefined;
}
