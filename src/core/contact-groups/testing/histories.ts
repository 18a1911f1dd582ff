/** Random histories of a few contacts that buy, pay, are merged and parted again: every deed by the real code. */
import fc from 'fast-check';

import { failureOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { mergeContacts, partContacts } from './merging.ts';
import type { MergedOnce } from './merging.ts';

const anyDay = fc
  .record({ month: fc.integer({ min: 0, max: 16 }), day: fc.integer({ min: 1, max: 28 }) })
  .map(({ month, day }) => {
    const year = 2025 + Math.floor((month + 7) / 12);
    return `${year}-${String(((month + 7) % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  });
const pastDay = anyDay.filter((day) => day <= '2026-11-21');
const cents = fc.integer({ min: 1, max: 90_000 });
/** Small beside most invoices, so that it fits. */
const part = fc.integer({ min: 1, max: 5000 });
const which = fc.nat({ max: 99 });

/** One thing that happens; `who` and `which` choose among what is there. */
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('invoice' as const), who: which, cents, day: anyDay }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('draft' as const), who: which, cents, day: anyDay }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('issueDraft' as const), which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('creditNote' as const), which }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('pay' as const),
      who: which,
      cents,
      day: pastDay,
      mode: fc.constantFrom('oldestFirst' as const, 'none' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('payChosen' as const), who: which, cents: part, which }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('refund' as const), who: which, cents: part, day: pastDay }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('allocate' as const), cents: part, which, other: which, day: pastDay }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('unallocate' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('sell' as const),
      who: which,
      cents,
      isNamed: fc.boolean(),
      isOnAccount: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('takeBack' as const), which, isOnAccount: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('invoiceSale' as const), which, who: which }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('merge' as const), who: which, which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('part' as const) }) },
);
export type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

/** Up to forty deeds, in any order. */
export const anyDeeds = fc.array(deed, { minLength: 1, maxLength: 40, size: 'max' });

export type History = {
  office: TestApp;
  contactIds: readonly string[];
  invoices: string[];
  drafts: string[];
  credits: string[];
  allocations: string[];
  /** Receipts of the till, and the shift on which they are rung up. */
  sales: { id: string; contactId: string | null; totalMinor: number }[];
  shiftId: string;
  merges: MergedOnce[];
};

/** Three contacts with whom nothing has happened, and a register of their own with an open shift. */
export async function newHistory(office: TestApp): Promise<History> {
  const contactIds: string[] = [];
  for (const name of ['Ada', 'Bea', 'Cleo']) {
    contactIds.push((await office.api.contacts.create({ commandId: testId(), name })).id);
  }
  const number = testId().slice(-12);
  const register = await office.api.till.saveRegister({ commandId: testId(), name: number, prefix: `${number}-` });
  const { shiftId } = await office.api.till.openShift({
    commandId: testId(),
    registerId: register.id,
    floatMinor: 100_000_000,
  });
  return { office, contactIds, invoices: [], drafts: [], credits: [], allocations: [], sales: [], shiftId, merges: [] };
}

const promised =
  /^(CREDIT_|REFUND_EXCEEDS|ALLOCATION_|DOCUMENT_NOT_(FOUND|DRAFT)|CORRECTED_DOCUMENT_INVALID|MONEY_|DATE_|PERIOD_|SALE_|RETURN_|CONTACT_(REQUIRED|DIFFERS))/;

/** Does one deed. What does not fit is refused by a promised code, which is answered; anything else throws. */
export async function performOrRefuse(history: History, done: Deed): Promise<string | null> {
  const failed = await perform(history, done).then(
    () => null,
    (error: unknown) => failureOf(Promise.reject(error)),
  );
  if (failed !== null && !promised.test(failed.code)) throw new Error(`${done.does} ends with ${failed.code}`);
  return failed?.code ?? null;
}

async function perform(history: History, done: Deed): Promise<void> {
  const { office, invoices, drafts, credits, allocations, merges } = history;
  const { api } = office;
  switch (done.does) {
    case 'invoice':
      await issue(history, await saveDraft(history, done));
      return;
    case 'draft':
      drafts.push(await saveDraft(history, done));
      return;
    case 'issueDraft':
      await issue(history, chosen(drafts, done.which));
      return;
    case 'creditNote': {
      const invoiceId = chosen(invoices, done.which);
      const draft = await api.documents.draftCreditNote({ commandId: testId(), invoiceId });
      credits.push((await api.documents.issue({ commandId: testId(), id: draft.id })).id);
      return;
    }
    case 'pay':
    case 'payChosen':
    case 'refund':
      await money(history, done);
      return;
    case 'allocate': {
      const ends = { sourceId: chosen(credits, done.which), documentId: chosen(invoices, done.other) };
      const amount = { amountMinor: done.cents, allocatedOn: done.day };
      allocations.push((await api.payments.allocate({ commandId: testId(), ...ends, ...amount })).id);
      return;
    }
    case 'unallocate':
      await api.payments.unallocate({ commandId: testId(), allocationId: chosen(allocations, done.which) });
      return;
    case 'sell':
      await sell(history, done);
      return;
    case 'takeBack':
      await takeBack(history, done);
      return;
    case 'invoiceSale': {
      const sale = chosenSale(history, done.which);
      const contactId = sale.contactId ?? someone(history, done.who);
      const made = await api.sales.invoice({ commandId: testId(), saleId: sale.id, contactId });
      invoices.push(made.invoiceId);
      return;
    }
    case 'merge': {
      const ends = { winnerId: someone(history, done.who), loserId: someone(history, done.which) };
      const merged = await mergeContacts(office, ends);
      if (merged !== null) merges.push(merged);
      return;
    }
    case 'part': {
      const last = merges.at(-1);
      if (last !== undefined && (await partContacts(office, last)).length === 0) merges.pop();
    }
  }
}

/** Half of it on account, or all of it in cash; a customer need not be named for cash. */
async function sell(history: History, { who, cents: amount, isNamed, isOnAccount }: Extract<Deed, { does: 'sell' }>) {
  const { office, shiftId, invoices, sales } = history;
  const contactId = isNamed || isOnAccount ? someone(history, who) : null;
  const lines = [{ kind: 'free' as const, description: 'Ink', quantityE4: 20_000, priceE4: amount * 50 }];
  const onAccount = Math.ceil(amount / 2);
  const tenders = [
    ...(isOnAccount ? [{ tender: 'account' as const, amountMinor: onAccount }] : []),
    { tender: 'cash' as const, amountMinor: 200_000 },
  ];
  const { sale } = await office.api.sales.record({ commandId: testId(), shiftId, contactId, lines, tenders });
  sales.push({ id: sale.id, contactId, totalMinor: sale.totalMinor });
  if (isOnAccount) invoices.push(sale.id);
}

/** All of it comes back; off the account of its customer, or for cash. */
async function takeBack(history: History, { which: index, isOnAccount }: Extract<Deed, { does: 'takeBack' }>) {
  const { office, shiftId, credits } = history;
  const { id: saleId, contactId, totalMinor } = chosenSale(history, index);
  const tender = isOnAccount && contactId !== null ? ('account' as const) : ('cash' as const);
  const { sale } = await office.api.sales.record({
    commandId: testId(),
    shiftId,
    contactId,
    lines: [{ kind: 'return', saleId, position: 1, quantityE4: 20_000 }],
    tenders: [{ tender, amountMinor: 0 - totalMinor }],
    otherTenderReason: 'As the customer wants',
  });
  if (tender === 'account') credits.push(sale.id);
}

function chosenSale({ sales }: History, index: number): History['sales'][number] {
  return sales[index % Math.max(1, sales.length)] ?? { id: testId(), contactId: null, totalMinor: 1 };
}

function chosen(from: readonly string[], index: number): string {
  return from[index % Math.max(1, from.length)] ?? testId();
}

function someone({ contactIds }: History, index: number): string {
  return chosen(contactIds, index);
}

async function saveDraft(
  history: History,
  { who, cents: amount, day }: { who: number; cents: number; day: string },
): Promise<string> {
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: amount * 100 }];
  const draft = { commandId: testId(), contactId: someone(history, who), issuedOn: day, lines };
  return (await history.office.api.documents.saveDraft(draft)).id;
}

async function issue({ office, invoices }: History, id: string): Promise<void> {
  await office.api.documents.issue({ commandId: testId(), id });
  invoices.push(id);
}

type Money = Extract<Deed, { does: 'pay' | 'payChosen' | 'refund' }>;

async function money(history: History, done: Money): Promise<void> {
  const { office, invoices, credits, allocations } = history;
  const base = { commandId: testId(), contactId: someone(history, done.who), amountMinor: done.cents };
  if (done.does === 'refund') {
    await office.api.payments.record({ ...base, direction: 'refunded', paidOn: done.day });
    return;
  }
  const items = [{ documentId: chosen(invoices, done.does === 'pay' ? 0 : done.which), amountMinor: done.cents }];
  const payment = await office.api.payments.record(
    done.does === 'pay'
      ? { ...base, paidOn: done.day, allocation: { mode: done.mode } }
      : { ...base, allocation: { mode: 'chosen', items } },
  );
  credits.push(payment.id);
  allocations.push(...payment.allocations.map(({ id }) => id));
}
