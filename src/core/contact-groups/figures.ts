/**
 * The running figures of contacts: balance, sales, last purchase. They are written in the transaction of the entry that changes them, and
 * `system.verify` proves them equal to the books.
 */
import { sql } from 'kysely';

import type { CalendarDate } from '#domain/dates';
import { minor } from '#domain/money';
import type { Minor } from '#domain/money';
import { debitKinds } from '#domain/receivables';
import type { WriteTx } from '#core/database';

const root = (contactId: string) =>
  sql<string>`(SELECT coalesce(merged_into_id, id) FROM contacts WHERE id = ${contactId})`;

/** What a contact owes rises by a debit and falls by a credit. Allocations do not change it. */
export async function addToBalance(
  tx: WriteTx,
  { contactId, amountMinor }: { contactId: string; amountMinor: Minor },
): Promise<void> {
  await tx
    .updateTable('contacts')
    .set({ balance_minor: sql<Minor>`balance_minor + ${amountMinor}` })
    .where('id', '=', root(contactId))
    .execute();
}

/**
 * Notes an issued invoice (positive, a purchase), a credit note (negative) or a receipt: its net amount in its month. A receipt is a purchase when
 * more was sold on it than brought back; an invoice that was made of a customer's receipt is not noted again.
 */
export async function addSale(tx: WriteTx, { contactId, issuedOn, netMinor, isPurchase }: AddedSale): Promise<void> {
  await tx
    .insertInto('contact_sales')
    .values({ contact_id: contactId, month: issuedOn.slice(0, 7), sales_minor: netMinor })
    .onConflict((conflict) =>
      conflict
        .columns(['contact_id', 'month'])
        .doUpdateSet({ sales_minor: sql<Minor>`contact_sales.sales_minor + excluded.sales_minor` }),
    )
    .execute();
  await tx
    .updateTable('contacts')
    .set({
      sales_minor: sql<Minor>`sales_minor + ${netMinor}`,
      last_purchase_on: sql<CalendarDate>`max(last_purchase_on, ${isPurchase ? issuedOn : ''})`,
    })
    .where('id', '=', root(contactId))
    .execute();
}

type AddedSale = { contactId: string; issuedOn: CalendarDate; netMinor: Minor; isPurchase: boolean };

const isDebit = sql`kind IN (${sql.join(debitKinds.map((kind) => sql.lit(kind)))})`;
const signedAmount = sql<number>`coalesce(sum(CASE WHEN ${isDebit} THEN amount_minor ELSE -amount_minor END), 0)`;

/** A document that is a sale itself: not the invoice of a receipt that names a customer and counts already. */
export const isOwnSale = sql<boolean>`(documents.sale_id IS NULL
  OR (SELECT sales.contact_id FROM sales WHERE sales.id = documents.sale_id) IS NULL)`;

/** A receipt on which more was sold than brought back. */
export const isPurchase = sql<boolean>`sales.net_minor > 0`;

/** Computes the figures of a group afresh: on its root, and zero on a contact that is merged. For when groups change. */
export async function refreshFigures(tx: WriteTx, contactIds: readonly string[]): Promise<void> {
  for (const id of contactIds) {
    const contact = await tx.selectFrom('contacts').select('merged_into_id').where('id', '=', id).executeTakeFirst();
    if (!contact) continue;
    const figures = contact.merged_into_id === null ? await figuresOf(tx, id) : noFigures;
    await tx.updateTable('contacts').set(figures).where('id', '=', id).execute();
  }
}

const noFigures = { balance_minor: minor(0), sales_minor: minor(0), last_purchase_on: '' as const };

async function figuresOf(tx: WriteTx, rootId: string) {
  const merged = await tx.selectFrom('contacts').select('id').where('merged_into_id', '=', rootId).execute();
  const members = [rootId, ...merged.map((row) => row.id)];
  const { balance } = await tx
    .selectFrom('open_items')
    .select(signedAmount.as('balance'))
    .where('contact_id', 'in', members)
    .executeTakeFirstOrThrow();
  const { sales } = await tx
    .selectFrom('contact_sales')
    .select(sql<number>`coalesce(sum(sales_minor), 0)`.as('sales'))
    .where('contact_id', 'in', members)
    .executeTakeFirstOrThrow();
  const last = await tx
    .selectFrom('documents')
    .select('issued_on')
    .where('contact_id', 'in', members)
    .where('status', '=', 'issued')
    .where('kind', '=', 'invoice')
    .where(isOwnSale)
    .orderBy('issued_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  const sold = await tx
    .selectFrom('sales')
    .select('sold_on')
    .where('contact_id', 'in', members)
    .where(isPurchase)
    .orderBy('sold_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  const days = [last?.issued_on ?? ('' as const), sold?.sold_on ?? ('' as const)].toSorted();
  return {
    balance_minor: minor(balance),
    sales_minor: minor(sales),
    last_purchase_on: days.at(-1) ?? ('' as const),
  };
}
