/** `priceLists.termsOf`, `priceLists.setTerms`, `priceLists.quote` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { PriceMode } from '#domain/tax';
import type { SoldItem, TradeTerms } from '#contract/price-lists';
import { changeOf } from '#core/contact-changes';
import { rootIdOf, rootOf } from '#core/contact-groups';
import type { ReadDb } from '#core/database';
import type { CommandScope, Failure, InputOf, QueryScope, Reference } from '#core/pipeline';
import { readCompany } from '#core/settings';
import { taxRateBook } from '#core/taxes';

import { saleTermsOf } from './sale-terms.ts';
import { soldItems } from './sold-items.ts';
import { changeTradeFields, readTradeFields } from './trade-fields.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;

/** The terms of a contact; of a merged one those of its root. Errors: CONTACT_NOT_FOUND. */
export async function getTerms(
  scope: QueryScope,
  { contactId }: InputOf<'priceLists', 'termsOf'>,
): Promise<Result<TradeTerms, Failure>> {
  return scope.read((db) => readTerms(db, contactId));
}

/**
 * Sets the terms whole; the timeline of the contact tells it. Why somebody pays no tax is said of a person: it stands there, where it can be erased, and
 * neither in the audit trail nor in the kept answer. Errors: CONTACT_NOT_FOUND, PRICE_LIST_NOT_FOUND, EXEMPTION_REASON_MISSING.
 */
export async function setTerms(
  scope: CommandScope,
  { contactId: givenId, priceListId, isTaxExempt, exemptionReason }: InputOf<'priceLists', 'setTerms'>,
): Promise<Result<TradeTerms, Failure>> {
  const { tx } = scope;
  const contactId = await rootOf(tx, givenId);
  if (contactId === undefined) return err({ code: 'CONTACT_NOT_FOUND' });
  if (priceListId !== null) {
    const list = await tx.selectFrom('price_lists').select('id').where('id', '=', priceListId).executeTakeFirst();
    if (!list) return err({ code: 'PRICE_LIST_NOT_FOUND' });
  }
  if (isTaxExempt && exemptionReason === '') return err({ code: 'EXEMPTION_REASON_MISSING' });
  const after = { priceListId, taxExemption: isTaxExempt ? exemptionReason : '' };
  const [before = after] = await readTradeFields(tx, [contactId]);
  const change = changeOf(scope, 'priceLists.setTerms');
  const images = await changeTradeFields(tx, { id: contactId, before, after }, change);
  scope.record({
    kind: 'contact',
    id: contactId,
    detail: { fields: Object.keys(images?.after ?? {}), priceListId, isTaxExempt },
  });
  scope.remember({ id: contactId, version: 1 });
  return readTerms(tx, contactId);
}

/** The answer of a command that is sent again: the terms as they are by now. Errors: CONTACT_NOT_FOUND. */
export async function termsAgain({ tx }: CommandScope, { id }: Reference): Promise<Result<TradeTerms, Failure>> {
  return readTerms(tx, id);
}

/** Prices of items for a customer, in the order in which they are asked; items that do not exist are left out. */
export async function quote(
  scope: QueryScope,
  { contactId, itemIds }: InputOf<'priceLists', 'quote'>,
): Promise<Result<{ priceMode: PriceMode; isTaxExempt: boolean; items: SoldItem[] }, Failure>> {
  return scope.read(async (db) => {
    const { terms, items } = await pricedFor(db, { contactId, itemIds });
    return ok({ priceMode: terms.priceMode, isTaxExempt: terms.isTaxExempt, items });
  });
}

/** Items with their prices for a customer, in the order asked. A customer who is gone meanwhile is nobody: prices never fail. */
export async function pricedFor(
  db: Reads,
  { contactId, itemIds }: { contactId: string | null; itemIds: readonly string[] },
) {
  const company = await readCompany(db);
  const named = await saleTermsOf(db, contactId, company);
  const found = named.ok ? named : await saleTermsOf(db, null, company);
  if (!found.ok) throw new Error('A sale to nobody has terms');
  const terms = found.value;
  const items = await soldItems(db, { itemIds, terms, company, taxRates: await taxRateBook(db) });
  return { terms, items: itemIds.flatMap((id) => items.get(id) ?? []) };
}

async function readTerms(db: Reads, contactId: string): Promise<Result<TradeTerms, Failure>> {
  const company = await readCompany(db);
  const terms = await saleTermsOf(db, contactId, company);
  if (!terms.ok) return terms;
  const row = await db
    .selectFrom('contacts as named')
    .leftJoin('contact_trade_terms as terms', (join) => join.on('terms.contact_id', '=', rootIdOf('named')))
    .leftJoin('price_lists as list', 'list.id', 'terms.price_list_id')
    .select([
      rootIdOf('named').as('contactId'),
      'terms.price_list_id',
      'list.name',
      'terms.is_tax_exempt',
      'terms.exemption_reason',
    ])
    .where('named.id', '=', contactId)
    .executeTakeFirstOrThrow();
  return ok({
    contactId: row.contactId,
    priceListId: row.price_list_id,
    priceListName: row.name,
    isTaxExempt: row.is_tax_exempt === 1,
    exemptionReason: row.exemption_reason ?? '',
    priceMode: terms.value.priceMode,
  });
}
