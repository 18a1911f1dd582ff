// Whatever an office does in whatever order, the books agree with themselves.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

const day = fc.integer({ min: 1, max: 21 }).map((number) => `2026-11-${String(number).padStart(2, '0')}`);
const cents = fc.integer({ min: 1, max: 90_000 });
const which = fc.nat({ max: 99 });

/** One thing that an office does; `which` chooses among what is there. */
const deed = fc.oneof(
  fc.record({ does: fc.constant('invoice' as const), cents, day }),
  fc.record({ does: fc.constant('creditNote' as const), which }),
  fc.record({
    does: fc.constant('pay' as const),
    cents,
    day,
    mode: fc.constantFrom('oldestFirst' as const, 'none' as const),
  }),
  fc.record({ does: fc.constant('payChosen' as const), cents, which }),
  fc.record({ does: fc.constant('refund' as const), cents, day }),
  fc.record({ does: fc.constant('allocate' as const), cents, which, day }),
  fc.record({ does: fc.constant('unallocate' as const), which }),
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

type History = { contactId: string; invoices: string[]; credits: string[]; allocations: string[] };

/** Does one deed. What does not fit is refused by a promised code; anything else fails the test. */
async function perform(history: History, done: Deed): Promise<void> {
  const { api } = office;
  const { contactId, invoices, credits, allocations } = history;
  const chosen = (from: readonly string[], index: number) => from[index % Math.max(1, from.length)] ?? testId();
  const money = { commandId: testId(), contactId };
  switch (done.does) {
    case 'invoice': {
      const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: done.cents * 100 }];
      const draft = await api.documents.saveDraft({ ...money, lines, issuedOn: done.day });
      await api.documents.issue({ commandId: testId(), id: draft.id });
      invoices.push(draft.id);
      return;
    }
    case 'creditNote': {
      const invoiceId = chosen(invoices, done.which);
      const draft = await api.documents.draftCreditNote({ commandId: testId(), invoiceId });
      credits.push((await api.documents.issue({ commandId: testId(), id: draft.id })).id);
      return;
    }
    case 'pay': {
      const allocation = { mode: done.mode };
      const payment = await api.payments.record({ ...money, amountMinor: done.cents, paidOn: done.day, allocation });
      credits.push(payment.id);
      allocations.push(...payment.allocations.map(({ id }) => id));
      return;
    }
    case 'payChosen': {
      const items = [{ documentId: chosen(invoices, done.which), amountMinor: Math.ceil(done.cents / 2) }];
      const allocation = { mode: 'chosen' as const, items };
      const payment = await api.payments.record({ ...money, amountMinor: done.cents, allocation });
      credits.push(payment.id);
      allocations.push(...payment.allocations.map(({ id }) => id));
      return;
    }
    case 'refund':
      await api.payments.record({ ...money, direction: 'refunded', amountMinor: done.cents, paidOn: done.day });
      return;
    case 'allocate': {
      const use = { sourceId: chosen(credits, done.which), documentId: chosen(invoices, done.which) };
      const { id } = await api.payments.allocate({
        commandId: testId(),
        ...use,
        amountMinor: done.cents,
        allocatedOn: done.day,
      });
      allocations.push(id);
      return;
    }
    case 'unallocate':
      await api.payments.unallocate({ commandId: testId(), allocationId: chosen(allocations, done.which) });
  }
}

const promised =
  /^(CREDIT_|REFUND_EXCEEDS|ALLOCATION_|DOCUMENT_NOT_FOUND|CORRECTED_DOCUMENT_INVALID|MONEY_|DATE_|PERIOD_)/;

async function performOrRefuse(history: History, done: Deed): Promise<void> {
  const performed = perform(history, done).then(
    () => null,
    (error: unknown) => failureOf(Promise.reject(error)),
  );
  expect((await performed)?.code ?? 'DATE_NONE').toMatch(promised);
}

/** Each query answers one figure that must be zero. */
const zeros: Record<string, string> = {
  'the ledger balances': 'SELECT coalesce(sum(amount_minor), 0) AS n FROM ledger_lines',
  'no entry is out of balance':
    'SELECT count(*) AS n FROM (SELECT 1 FROM ledger_lines GROUP BY entry_id HAVING sum(amount_minor) <> 0)',
  'open less credit is the receivables account of each contact': `SELECT count(*) AS n FROM (
    SELECT contact_id, sum(CASE WHEN kind IN ('invoice', 'refund') THEN open_minor ELSE -open_minor END) AS open FROM open_items
    GROUP BY contact_id) o WHERE open <> (SELECT coalesce(sum(amount_minor), 0) FROM ledger_lines l
    WHERE l.account_code = '1200' AND l.contact_id = o.contact_id)`,
  'each open amount is its receivables rows': `SELECT count(*) AS n FROM open_items o WHERE open_minor <> abs(coalesce(
    (SELECT sum(amount_minor) FROM ledger_lines l WHERE l.open_item_id = o.id), 0))`,
  'each open amount is what its allocations leave': `SELECT count(*) AS n FROM open_items o WHERE open_minor <> amount_minor
    - coalesce((SELECT sum(amount_minor) FROM allocations a WHERE o.id IN (a.source_id, a.target_id)), 0)`,
  'the last day of each open item is that of its last allocation': `SELECT count(*) AS n FROM open_items o
    WHERE last_allocated_on <> coalesce((SELECT max(allocated_on) FROM allocations a WHERE o.id IN (a.source_id, a.target_id)), '')`,
  'nothing is allocated before what it links': `SELECT count(*) AS n FROM allocations a JOIN open_items o
    ON o.id IN (a.source_id, a.target_id) WHERE a.allocated_on < o.dated_on`,
  'no number is missing': `SELECT count(*) AS n FROM (SELECT kind FROM documents WHERE status = 'issued' GROUP BY kind
    HAVING count(*) <> max(sequence) UNION ALL SELECT 'payment' FROM (SELECT count(*) AS given, max(sequence) AS last FROM payments) WHERE given <> last)`,
};

test('after any history the ledger balances, open less credit is receivables, and running figures are right', async () => {
  const histories = fc.array(deed, { minLength: 1, maxLength: 18 });
  await fc.assert(
    fc.asyncProperty(histories, async (deeds) => {
      const contact = await office.api.contacts.create({ commandId: testId(), name: 'Anyone' });
      const history: History = { contactId: contact.id, invoices: [], credits: [], allocations: [] };
      for (const each of deeds) await performOrRefuse(history, each);
      const wrong = Object.entries(zeros).filter(
        ([, query]) => rowsOf<{ n: number }>(office.databaseFile, query)[0]?.n !== 0,
      );
      expect(wrong.map(([name]) => name)).toEqual([]);
      const { balanceMinor } = (await office.api.contacts.list({ q: 'anyone', limit: 500 })).rows.find(
        ({ id }) => id === contact.id,
      ) ?? { balanceMinor: null };
      expect((await office.api.receivables.balance({ contactId: contact.id })).balanceMinor).toBe(balanceMinor);
    }),
    { numRuns: 50 },
  );
  expect((await office.api.system.verify()).firstFault).toBeNull();
}, 60_000);
