/** Payments: the ledger as recording posts it, their place in the series, their open item, their audit row. */
import { postPayment } from '#domain/ledger';
import { paymentChainRecord } from '#core/payments';
import type { PaymentRecord } from '#core/payments';

import { audited } from './audit.ts';
import { entriesOf, entryFault } from './entries.ts';
import { openItemFault, openItemsById } from './open-item.ts';
import { pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';
import { senderHashes } from './senders.ts';
import { seriesName, walkSeries } from './series.ts';
import type { Series } from './series.ts';

/** Walks the payments of one period in the order of their numbers. */
export async function checkPayments(books: Books, series: Series): Promise<void> {
  const { db, findings } = books;
  const senders = await senderHashes(db);
  const walk = walkSeries(books, { ...series, name: seriesName(series) });
  for await (const page of pages<PaymentRecord>(books, (last, limit) => paymentPage(db, { series, last, limit }))) {
    const ids = page.map((payment) => payment.id);
    const entries = await entriesOf(db, ids);
    const openItems = await openItemsById(db, ids);
    const isAudited = await audited(db, { ids, operations: ['payments.record', 'till.takePayment'] });
    for (const payment of page) {
      const { number, sequence, hash, id } = payment;
      const record = paymentChainRecord(payment, { senderHash: senders.get(payment.company_version) ?? '' });
      walk.see({ number, sequence, hash, record });
      const say = (fault: string | null) => (fault === null ? null : `${number}: ${fault}`);
      findings.note('payments.postings', say(entryFault(entries.get(id), expectedEntry(payment))));
      findings.note('openItems.sources', say(openItemFault(openItems.get(id), expectedItem(payment))));
      findings.note('audit.subjects', isAudited.has(id) ? null : say('its recording is not in the audit trail'));
    }
  }
  walk.end();
}

async function paymentPage(
  db: Reads,
  { series, last, limit }: { series: Series; last: PaymentRecord | undefined; limit: number },
): Promise<PaymentRecord[]> {
  return db
    .selectFrom('payments')
    .selectAll()
    .where('period', '=', series.period)
    .where('sequence', '>', last?.sequence ?? -1)
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

function kindOf({ direction }: PaymentRecord): 'payment' | 'refund' {
  return direction === 'received' ? 'payment' : 'refund';
}

function expectedEntry(payment: PaymentRecord) {
  return {
    sourceKind: kindOf(payment),
    datedOn: payment.paid_on,
    currency: payment.currency,
    postings: postPayment({
      paymentId: payment.id,
      contactId: payment.contact_id,
      direction: payment.direction,
      tender: payment.tender,
      amountMinor: payment.amount_minor,
    }),
  };
}

function expectedItem(payment: PaymentRecord) {
  return {
    kind: kindOf(payment),
    number: payment.number,
    contact_id: payment.contact_id,
    dated_on: payment.paid_on,
    due_on: payment.paid_on,
    currency: payment.currency,
    amount_minor: payment.amount_minor,
  };
}
