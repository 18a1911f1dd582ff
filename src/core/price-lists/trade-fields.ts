/** What a contact is sold at, its price list and its tax exemption, as fields of its images, which its timeline tells and an undo brings back. */
import { imagesOf } from '#domain/undo';
import type { FieldImages } from '#domain/undo';
import { tellChanges } from '#core/contact-changes';
import type { Change } from '#core/contact-changes';
import type { ReadDb, WriteTx } from '#core/database';

type Reads = Pick<ReadDb, 'selectFrom'>;

/** `taxExemption`: why no tax is taken; empty where it is. */
export type TradeFields = { priceListId: string | null; taxExemption: string };

const noTerms: TradeFields = { priceListId: null, taxExemption: '' };
export const tradeFieldNames: readonly string[] = Object.keys(noTerms);

/** The terms of each of these contacts, in their order; of one that has none, none. */
export async function readTradeFields(db: Reads, ids: readonly string[]): Promise<TradeFields[]> {
  const rows = await db
    .selectFrom('contact_trade_terms')
    .select(['contact_id', 'price_list_id', 'is_tax_exempt', 'exemption_reason'])
    .where('contact_id', 'in', ids)
    .execute();
  const known = new Map(rows.map((row) => [row.contact_id, row]));
  return ids.map((id) => {
    const row = known.get(id);
    if (row === undefined) return noTerms;
    return { priceListId: row.price_list_id, taxExemption: row.is_tax_exempt === 1 ? row.exemption_reason : '' };
  });
}

/**
 * Gives the winner of a merge what it has not from the first of the losers that has it; of their price lists one that still prices something.
 * Answers as `changeTradeFields` does.
 */
export async function passTradeFields(
  tx: WriteTx,
  { winnerId, loserIds }: { winnerId: string; loserIds: readonly string[] },
  change: Change,
): Promise<FieldImages | null> {
  const [before = noTerms, ...losers] = await readTradeFields(tx, [winnerId, ...loserIds]);
  const after = {
    priceListId: before.priceListId ?? (await firstLiveList(tx, losers)),
    taxExemption: before.taxExemption || (losers.find((each) => each.taxExemption !== '')?.taxExemption ?? ''),
  };
  return changeTradeFields(tx, { id: winnerId, before, after }, change);
}

async function firstLiveList(db: Reads, fields: readonly TradeFields[]): Promise<string | null> {
  const ids = fields.flatMap((each) => each.priceListId ?? []);
  if (ids.length === 0) return null;
  const rows = await db
    .selectFrom('price_lists')
    .select('id')
    .where('id', 'in', ids)
    .where('is_archived', '=', 0)
    .execute();
  return ids.find((id) => rows.some((row) => row.id === id)) ?? null;
}

/** Gives a contact other terms, told in its timeline. Answers what changed, as images for an undo; null when nothing did. */
export async function changeTradeFields(
  tx: WriteTx,
  { id, before, after }: { id: string; before: TradeFields; after: TradeFields },
  change: Change,
): Promise<FieldImages | null> {
  const images = imagesOf(before, after);
  if (images === null) return null;
  await writeRow(tx, id, after);
  await tellChanges(tx, [{ contactId: id, ...images }], change);
  return images;
}

async function writeRow(tx: WriteTx, id: string, { priceListId, taxExemption }: TradeFields): Promise<void> {
  if (priceListId === null && taxExemption === '') {
    await tx.deleteFrom('contact_trade_terms').where('contact_id', '=', id).execute();
    return;
  }
  const row = {
    price_list_id: priceListId,
    is_tax_exempt: taxExemption === '' ? (0 as const) : (1 as const),
    exemption_reason: taxExemption,
  };
  await tx
    .insertInto('contact_trade_terms')
    .values({ contact_id: id, ...row })
    .onConflict((conflict) => conflict.column('contact_id').doUpdateSet(row))
    .execute();
}
