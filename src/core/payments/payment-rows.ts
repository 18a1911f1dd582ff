/** Payments as rows and as the contract promises them. */
import type { JsonValue } from '#domain/hashing';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { minor } from '#domain/money';
import type { Payment } from '#contract/payments';
import type { Party } from '#contract/documents';
import { allocationsOf, findOpenItem } from '#core/allocations';
import type { ListedAllocation } from '#core/allocations';
import { readRoot } from '#core/contact-groups';
import type { PaymentsTable, ReadDb } from '#core/database';
import type { Failure } from '#core/pipeline';

export type PaymentRecord = PaymentsTable;
type Reads = Pick<ReadDb, 'selectFrom'>;

/** The whole payment row; undefined when there is none. */
export async function findPayment(db: Reads, id: string): Promise<PaymentRecord | undefined> {
  return db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What the hash of a payment covers: every column but the hash itself, and its receiver by the hash of that version of the company. */
export function paymentChainRecord(
  payment: Omit<PaymentRecord, 'hash'>,
  { senderHash }: { senderHash: string },
): JsonValue {
  const { hash: _, ...covered } = payment as PaymentRecord;
  return { payment: covered, senderHash };
}

/** One payment with its allocations. Errors: PAYMENT_NOT_FOUND. */
export async function readPayment(db: Reads, id: string): Promise<Result<Payment, Failure>> {
  const row = await findPayment(db, id);
  if (!row) return err({ code: 'PAYMENT_NOT_FOUND' });
  const openItem = await findOpenItem(db, id);
  const allocations = await allocationsOf(db, id);
  const payer = JSON.parse(row.payer_json) as Party;
  const contact = await readRoot(db, row.contact_id);
  return ok({
    id: row.id,
    number: row.number,
    direction: row.direction,
    contactId: contact.id,
    contactName: contact.id === row.contact_id ? payer.name : contact.name,
    tender: row.tender,
    paidOn: row.paid_on,
    currency: row.currency,
    amountMinor: row.amount_minor,
    unappliedMinor: row.direction === 'received' ? (openItem?.openMinor ?? minor(0)) : minor(0),
    reference: row.reference,
    note: row.note,
    createdAt: row.created_at,
    allocations: allocations.map((allocation) => otherEnd(row, allocation)),
  });
}

/** A received payment names the documents it was used against; a refund the credits that it paid out. */
function otherEnd(payment: PaymentRecord, allocation: ListedAllocation): Payment['allocations'][number] {
  const { id, allocatedOn, amountMinor, isUndone } = allocation;
  const own = { id, allocatedOn, amountMinor, isUndone };
  if (payment.direction === 'received') {
    return {
      ...own,
      documentId: allocation.documentId,
      paperId: allocation.documentId,
      documentNumber: allocation.documentNumber,
      documentKind: allocation.documentKind,
      documentIssuedOn: allocation.documentDatedOn,
      documentGrossMinor: allocation.documentAmountMinor,
    };
  }
  return {
    ...own,
    documentId: allocation.sourceId,
    paperId: allocation.sourcePaperId,
    documentNumber: allocation.sourceNumber,
    documentKind: allocation.sourceKind,
    documentIssuedOn: allocation.sourceDatedOn,
    documentGrossMinor: allocation.sourceAmountMinor,
  };
}
