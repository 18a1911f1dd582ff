/** The part of a sale that goes on the customer's account: owed, or taken off what is owed. */
import { dueDate } from '#domain/dates';
import { minor, negate, sumMinor } from '#domain/money';
import { addOpenItem, allocate, findOpenItem } from '#core/allocations';
import type { OpenItemRow } from '#core/allocations';
import { areOneGroup } from '#core/contact-groups';
import type { CommandScope } from '#core/pipeline';

import type { Basket } from './basket.ts';
import type { OpenTill } from './open-till.ts';
import { findSaleInvoice } from './read-sale.ts';
import type { SaleRecord } from './sale-rows.ts';
import type { Payment } from './settle-sale.ts';

type Booked = { till: OpenTill; basket: Basket; payment: Payment; sale: SaleRecord };

/** Makes the open item of the sale, and uses a credit at once against what is still owed for the goods that came back. */
export async function bookAccount(scope: CommandScope, { till, basket, payment, sale }: Booked): Promise<void> {
  const rows = payment.rows.filter((row) => row.tender === 'account');
  if (rows.length === 0 || sale.contact_id === null) return;
  const amountMinor = sumMinor(rows.map((row) => row.amountMinor));
  const isOwed = amountMinor > 0;
  const days = basket.buyer?.termsDays ?? till.company.paymentTermsDays;
  const item = await addOpenItem(scope.tx, {
    id: sale.id,
    kind: isOwed ? 'sale' : 'saleCredit',
    number: sale.number,
    contactId: sale.contact_id,
    datedOn: sale.sold_on,
    dueOn: isOwed ? dueDate(sale.sold_on, { kind: 'net', days }) : sale.sold_on,
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
