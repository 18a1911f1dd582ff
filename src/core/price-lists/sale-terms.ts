/** What a contact brings to a sale: the price list, the price mode, and whether tax is taken. */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { PriceMode } from '#domain/tax';
import type { Company } from '#contract/settings';
import { rootIdOf } from '#core/contact-groups';
import type { ReadDb } from '#core/database';

type Reads = Pick<ReadDb, 'selectFrom'>;

export type SaleTerms = {
  /** The contact that stands for the one that was named; null for a sale to nobody in the book. */
  contactId: string | null;
  /** What a sale is priced in; a sale that takes goods back may change it before asking for prices. */
  priceMode: PriceMode;
  priceListId: string | null;
  /** What the prices of the list are in; the company's mode where there is no list. */
  listPriceMode: PriceMode;
  isTaxExempt: boolean;
  exemptionReason: string;
};

/**
 * The terms of a contact; those of a merged one are its root's. Without tax there is nothing for a price to include, so an exempt contact buys
 * at exclusive prices; else the list says it, else the company. A list that is archived prices nothing any more. One statement, none for
 * nobody. Errors: CONTACT_NOT_FOUND.
 */
export async function saleTermsOf(
  db: Reads,
  contactId: string | null,
  company: Pick<Company, 'priceMode'>,
): Promise<Result<SaleTerms, { code: 'CONTACT_NOT_FOUND' }>> {
  const { priceMode } = company;
  const none = { priceMode, priceListId: null, listPriceMode: priceMode, isTaxExempt: false, exemptionReason: '' };
  if (contactId === null) return ok({ contactId, ...none });
  const row = await termsOfRoot(db, contactId).executeTakeFirst();
  if (!row) return err({ code: 'CONTACT_NOT_FOUND' });
  const listPriceMode = row.listPriceMode ?? priceMode;
  const isTaxExempt = row.is_tax_exempt === 1;
  return ok({
    contactId: row.contactId,
    priceMode: isTaxExempt ? 'exclusive' : listPriceMode,
    priceListId: row.priceListId,
    listPriceMode,
    isTaxExempt,
    exemptionReason: isTaxExempt ? (row.exemption_reason ?? '') : '',
  });
}

/** The query behind it; exported for the proof that keys answer it. */
export function termsOfRoot(db: Reads, contactId: string) {
  return db
    .selectFrom('contacts as named')
    .leftJoin('contact_trade_terms as terms', (join) => join.on('terms.contact_id', '=', rootIdOf('named')))
    .leftJoin('price_lists as list', (join) =>
      join.onRef('list.id', '=', 'terms.price_list_id').on('list.is_archived', '=', 0),
    )
    .select([
      rootIdOf('named').as('contactId'),
      'list.id as priceListId',
      'list.price_mode as listPriceMode',
      'terms.is_tax_exempt',
      'terms.exemption_reason',
    ])
    .where('named.id', '=', contactId);
}
