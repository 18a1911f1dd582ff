/** Payments as rows and as the contract promises them. */
import type { JsonValue } from '#domain/hashing';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { minor } from '#domain/money';
import type { Payment } from '#contract/payments';
import type { Party } from '#contract/documents';
import { allocationsOf, findOpenItem } from '#core/allocations';
import type { ListedAllocation } from '#core/allocations';
import type { PaymentsTable, ReadDb } from '#core/database';
import type { Failure } from '#core/pipeline';

export type PaymentRecord = PaymentsTable;
type Reads = Pick<ReadDb, 'selectFrom'>;

/** The whole payment row; undefined when there is none. */
export async function findPayment(db: Reads, id: string): Promise<PaymentRecord | undefined> {
  return db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What the hash of a payment covers: every column but the hash itself. */
export function paymentChainRecord(payment: Omit<PaymentRecord, 'hash'>): JsonValue {
  const { hash: _, ...covered } = payment as PaymentRecord;
  return { payment: covered };
}

/** One payment with its allocations. Errors: PAYMENT_NOT_FOUND. */
export async function readPayment(db: Reads, id: string): Promise<Result<Payment, Failure>> {
  const row = await findPayment(db, id);
  if (!row) return err({ code: 'PAYMENT_NOT_FOUND' });
  const openItem = await findOpenItem(db, id);
  const payer = JSON.parse(row.payer_json) as Party;
  return ok({
    id: row.id,
    number: row.number,
    direction: row.direction,
    contactId: row.contact_id,
    contactName: payer.name,
    tender: row.tender,
    paidOn: row.paid_on,
    currency: row.currency,
    amountMinor: row.amount_minor,
    unappliedMinor: row.direction === 'received' ? (openItem?.openMinor ?? minor(0)) : minor(0),
    reference: row.reference,
    note: row.note,
    createdAt: row.created_at,
    allocations: await describeAllocations(db, row, await allocationsOf(db, id)),
  });
}

/** A received payment names the documents it was used against; a refund the credits that it paid out. */
async function describeAllocations(
  db: Reads,
  payment: PaymentRecord,
  allocations: readonly ListedAllocation[],
): Promise<Payment['allocations']> {
  const described: Payment['allocations'] = [];
  for (const allocation of allocations) {
    const isReceived = payment.direction === 'received';
    const otherId = isReceived ? allocation.documentId : allocation.sourceId;
    const other = await findOpenItem(db, otherId);
    if (!other) continue;
    described.push({
      id: allocation.id,
      documentId: otherId,
      documentNumber: isReceived ? allocation.documentNumber : allocation.sourceNumber,
      documentKind: isReceived ? allocation.documentKind : allocation.sourceKind,
      documentIssuedOn: other.datedOn,
      documentGrossMinor: other.amountMinor,
      allocatedOn: allocation.allocatedOn,
      amountMinor: allocation.amountMinor,
      isUndone: allocation.isUndone,
    });
  }
  return described;
}
