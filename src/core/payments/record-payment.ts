/** `payments.record`: money received or refunded, its voucher number, its posting, and what it is used against. */
import type { CalendarDate } from '#domain/dates';
import { postPayment } from '#domain/ledger';
import { allocateOldestFirst, checkAllocations } from '#domain/payments';
import type { AllocationError, ChosenAllocation, OpenItem } from '#domain/payments';
import { sumMinor } from '#domain/money';
import { creditKinds, isPayableKind, payableKinds } from '#domain/receivables';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Payment } from '#contract/payments';
import { addOpenItem, allocate, findOpenItem, openItemsOf } from '#core/allocations';
import type { OpenItemRow } from '#core/allocations';
import { areOneGroup, rootOf } from '#core/contact-groups';
import { uniqueFault } from '#core/database';
import type { WriteTx } from '#core/database';
import { readParty } from '#core/documents';
import { postEntry } from '#core/ledger';
import { chainHash, nextNumber, sealNumber } from '#core/numbering';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';
import type { CompanyNow } from '#core/settings';

import { paymentChainRecord, readPayment } from './payment-rows.ts';
import type { PaymentRecord } from './payment-rows.ts';

type Input = InputOf<'payments', 'record'>;
type Draft = Omit<PaymentRecord, 'number' | 'period' | 'sequence' | 'hash'>;

/** Errors: nobody by that id, a closed day, allocations that do not fit, a refund above the contact's credit. */
export async function recordPayment(scope: CommandScope, input: Input): Promise<Result<Payment, Failure>> {
  const { tx } = scope;
  const company = await readCompany(tx);
  const draft = await draftOf(scope, { input, company });
  if (!draft.ok) return draft;
  const payment = draft.value;
  const plan = await planAllocations(tx, { input, payment });
  if (!plan.ok) return plan;
  const numbered = await saveNumbered(tx, { payment, company });
  if (!numbered.ok) return numbered;
  const openItem = await post(scope, { payment, number: numbered.value });
  await writeAllocations(scope, { openItem, plan: plan.value, paidOn: payment.paid_on });
  scope.record({ kind: 'payment', id: payment.id, detail: { ...input, number: numbered.value } });
  return readPayment(tx, payment.id);
}

async function draftOf(
  { tx, now, newId }: CommandScope,
  { input, company }: { input: Input; company: CompanyNow },
): Promise<Result<Draft, Failure>> {
  if (company.name === '') return err({ code: 'COMPANY_INCOMPLETE' });
  // Money of a contact that was merged is money of the contact that it went into.
  const contactId = (await rootOf(tx, input.contactId)) ?? input.contactId;
  const payer = await readParty(tx, contactId);
  if (!payer) return err({ code: 'CONTACT_NOT_FOUND' });
  const today = todayOf(company, now);
  const paidOn = input.paidOn ?? today;
  // A payment dated ahead (often a mistyped year) would be used up in every list and missing from today's report.
  if (paidOn > today) return err({ code: 'DATE_IN_FUTURE', today });
  const { closedUntil } = company;
  if (closedUntil !== null && paidOn <= closedUntil) return err({ code: 'PERIOD_CLOSED', closedUntil });
  return ok({
    id: input.id ?? newId(),
    direction: input.direction,
    contact_id: contactId,
    payer_json: JSON.stringify(payer),
    tender: input.tender,
    paid_on: paidOn,
    currency: company.currency,
    amount_minor: input.amountMinor,
    reference: input.reference,
    note: input.note,
    company_version: company.version,
    created_at: now,
  });
}

/** What the payment will be used against (received) or which credits it pays out (refunded), with the amounts. */
type Planned = { item: OpenItemRow; amountMinor: ChosenAllocation['amountMinor'] };

async function planAllocations(
  tx: WriteTx,
  { input, payment }: { input: Input; payment: Draft },
): Promise<Result<Planned[], Failure>> {
  const contactId = payment.contact_id;
  const { allocation } = input;
  if (payment.direction === 'refunded') {
    if (allocation.mode === 'chosen') return err({ code: 'REFUND_NOT_CHOSEN' });
    return planRefund(await openItemsOf(tx, { contactId, kinds: creditKinds }), payment);
  }
  if (allocation.mode === 'none') return ok([]);
  const open = await openItemsOf(tx, { contactId, kinds: payableKinds });
  const items = open.map(openItemOf);
  if (allocation.mode === 'oldestFirst') return ok(plannedOf(open, allocateOldestFirst(payment.amount_minor, items)));
  const fits = checkAllocations({ availableMinor: payment.amount_minor, items, chosen: allocation.items });
  if (fits.ok) return ok(plannedOf(open, allocation.items));
  return explain(tx, { contactId, error: fits.error });
}

/** The error with what is open; an invoice or receipt that is paid is not among the open ones, and yet not unknown. */
async function explain(
  tx: WriteTx,
  { contactId, error }: { contactId: string; error: AllocationError },
): Promise<Result<never, Failure>> {
  const item = error.documentId === undefined ? undefined : await findOpenItem(tx, error.documentId);
  const isOwn = item !== undefined && isPayableKind(item.kind) && (await areOneGroup(tx, item.contactId, contactId));
  const isPaid = isOwn && error.code === 'ALLOCATION_UNKNOWN_DOCUMENT';
  return err({ ...error, code: isPaid ? 'ALLOCATION_EXCEEDS_OPEN' : error.code, openMinor: item?.openMinor ?? 0 });
}

/** A refund pays out credits that existed on its day, oldest first; it may not exceed them. */
function planRefund(allCredits: readonly OpenItemRow[], payment: Draft): Result<Planned[], Failure> {
  const credits = allCredits.filter((credit) => credit.datedOn <= payment.paid_on);
  const creditMinor = sumMinor(credits.map((credit) => credit.openMinor));
  if (payment.amount_minor > creditMinor) return err({ code: 'REFUND_EXCEEDS_CREDIT', creditMinor });
  return ok(plannedOf(credits, allocateOldestFirst(payment.amount_minor, credits.map(openItemOf))));
}

function openItemOf({ id, dueOn, datedOn, number, openMinor }: OpenItemRow): OpenItem {
  return { documentId: id, dueOn, issuedOn: datedOn, number, openMinor };
}

function plannedOf(open: readonly OpenItemRow[], chosen: readonly ChosenAllocation[]): Planned[] {
  const byId = new Map(open.map((item) => [item.id, item]));
  return chosen.flatMap(({ documentId, amountMinor }) => {
    const item = byId.get(documentId);
    return item ? [{ item, amountMinor }] : [];
  });
}

/** Writes the payment with its place in the chain and answers its number. Errors: NUMBER_TAKEN. */
async function saveNumbered(
  tx: WriteTx,
  { payment, company }: { payment: Draft; company: CompanyNow },
): Promise<Result<string, Failure>> {
  const taken = await nextNumber(tx, { ...company, kind: 'payment', date: payment.paid_on });
  const numbered = { ...payment, number: taken.number, period: taken.period, sequence: taken.sequence };
  const hash = chainHash(paymentChainRecord(numbered, { senderHash: company.versionHash }), taken.previousHash);
  try {
    await tx
      .insertInto('payments')
      .values({ ...numbered, hash })
      .execute();
  } catch (error) {
    if (uniqueFault(error)?.includes('payments.number')) return err({ code: 'NUMBER_TAKEN' });
    throw error;
  }
  await sealNumber(tx, taken, hash);
  return ok(taken.number);
}

async function post(
  { tx, now }: CommandScope,
  { payment, number }: { payment: Draft; number: string },
): Promise<OpenItemRow> {
  const openItem = await addOpenItem(tx, {
    id: payment.id,
    kind: payment.direction === 'received' ? 'payment' : 'refund',
    number,
    contactId: payment.contact_id,
    datedOn: payment.paid_on,
    dueOn: payment.paid_on,
    currency: payment.currency,
    amountMinor: payment.amount_minor,
  });
  await postEntry(tx, {
    datedOn: payment.paid_on,
    sourceKind: payment.direction === 'received' ? 'payment' : 'refund',
    sourceId: payment.id,
    currency: payment.currency,
    createdAt: now,
    postings: postPayment({
      paymentId: payment.id,
      contactId: payment.contact_id,
      direction: payment.direction,
      tender: payment.tender,
      amountMinor: payment.amount_minor,
    }),
  });
  return openItem;
}

async function writeAllocations(
  scope: CommandScope,
  { openItem, plan, paidOn }: { openItem: OpenItemRow; plan: readonly Planned[]; paidOn: CalendarDate },
): Promise<void> {
  let own = openItem;
  for (const { item, amountMinor } of plan) {
    const isRefund = own.kind === 'refund';
    const ends = isRefund ? { source: item, target: own } : { source: own, target: item };
    const written = await allocate(scope, { ...ends, amountMinor, allocatedOn: paidOn });
    own = isRefund ? written.target : written.source;
  }
}
