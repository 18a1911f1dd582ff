/** The part of a sale that goes on the customer's account: owed, or taken off what is owed. */
import { dueDate } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { minor, negate, sumMinor } from '#domain/money';
import type { Minor } from '#domain/money';
import { addOpenItem, allocate, findOpenItem } from '#core/allocations';
import type { OpenItemRow } from '#core/allocations';
import { areOneGroup } from '#core/contact-groups';
import type { CommandScope } from '#core/pipeline';

import type { Basket } from './basket.ts';
import type { OpenTill } from './open-till.ts';
import { findSaleInvoice } from './read-sale.ts';
import type { SaleRecord } from './sale-rows.ts';
import type { Payment } from './settle-sale.ts';

type Booked = { basket: Basket; payment: Payment; sale: SaleRecord };

/** When what goes on the customer's account is to be paid, by the terms of the customer or else the company; null where nothing is owed. */
export function dueDayOf({
  till,
  basket,
  payment,
}: {
  till: OpenTill;
  basket: Basket;
  payment: Payment;
}): CalendarDate | null {
  if (onAccount(payment) <= 0) return null;
  const days = basket.buyer?.termsDays ?? till.company.paymentTermsDays;
  return dueDate(basket.soldOn, { kind: 'net', days });
}

function onAccount({ rows }: Payment): Minor {
  return sumMinor(rows.filter((row) => row.tender === 'account').map((row) => row.amountMinor));
}

/** Makes the open item of the sale, and uses a credit at once against what is still owed for the goods that came back. */
export async function bookAccount(scope: CommandScope, { basket, payment, sale }: Booked): Promise<void> {
  const amountMinor = onAccount(payment);
  if (amountMinor === 0 || sale.contact_id === null) return;
  const isOwed = amountMinor > 0;
  const item = await addOpenItem(scope.tx, {
    id: sale.id,
    kind: isOwed ? 'sale' : 'saleCredit',
    number: sale.number,
    contactId: sale.contact_id,
    datedOn: sale.sold_on,
    dueOn: sale.due_on ?? sale.sold_on,
    currency: sale.currency,
    amountMinor: isOwed ? amountMinor : negate(amountMinor),
  });
  if (!isOwed) await useCredit(scope, { item, basket });
}

async function useCredit(scope: CommandScope, { item, basket }: { item: OpenItemRow; basket: Basket }): Promise<void> {
  let credit = item;
  for (const { sale } of basket.receipts) {
    const owed = await owedFor(scope, sale.id);
    const amountMinor = minor(Math.min(owed?.openMinor ?? 0, credit.openMinor));
    if (owed === undefined || amountMinor === 0) continue;
    if (!(await areOneGroup(scope.tx, owed.contactId, credit.contactId))) continue;
    const written = await allocate(scope, { source: credit, target: owed, amountMinor, allocatedOn: item.datedOn });
    credit = written.source;
  }
}

/** What is owed for a receipt stands under its invoice once there is one. */
async function owedFor({ tx }: CommandScope, saleId: string): Promise<OpenItemRow | undefined> {
  const invoice = await findSaleInvoice(tx, saleId);
  const owed = await findOpenItem(tx, invoice?.id ?? saleId);
  return owed?.kind === 'sale' || owed?.kind === 'invoice' ? owed : undefined;
}
