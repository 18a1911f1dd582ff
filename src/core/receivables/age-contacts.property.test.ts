// The report in SQL against the plain formula of the domain, over random histories written by the real code.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { addDays } from '#domain/dates';
import type { CalendarDate, Instant } from '#domain/dates';
import type { TaxTotals } from '#domain/documents';
import { postCreditNote, postInvoice, postPayment, postSale } from '#domain/ledger';
import type { Posting } from '#domain/ledger';
import { e4, minor, negate } from '#domain/money';
import type { Minor } from '#domain/money';
import { ageRows, isDebitKind } from '#domain/receivables';
import type { AgeingRow } from '#domain/receivables';
import { addOpenItem, allocate, findOpenItem } from '#core/allocations';
import type { OpenItemRow } from '#core/allocations';
import { openDatabase } from '#core/database';
import type { OpenDatabase, WriteTx } from '#core/database';
import { postEntry } from '#core/ledger';
import { seedCompany } from '#core/settings';
import { testId } from '#core/testing';

import { ageContacts, receivablesAccountOn } from './age-contacts.ts';

const now = '2026-11-21T10:00:00.000Z' as Instant;
const firstDay = '2026-01-01' as CalendarDate;
const contactIds = ['a', 'b', 'c'].map(() => testId());
const folder = mkdtempSync(join(tmpdir(), 'counterbook-ageing-'));
let database: OpenDatabase;

beforeAll(async () => {
  const opened = await openDatabase(folder);
  if (!opened.ok) throw new Error(opened.error.code);
  database = opened.value;
  await database.write(async (tx) => {
    await seedCompany(tx, { now, newId: testId, timeZone: 'UTC' });
    for (const id of contactIds) await addContact(tx, id);
  });
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

type Item = { kind: OpenItemRow['kind']; contact: number; day: number; term: number; amount: number };
type Use = { source: number; target: number; day: number; part: number; undoneAfter: number | null };
/** `roots`: for each contact the one that it was merged into, or itself. */
type History = { items: Item[]; uses: Use[]; day: number; roots: number[] };

const histories: fc.Arbitrary<History> = fc.record({
  items: fc.array(
    fc.record({
      kind: fc.constantFrom('invoice', 'invoice', 'payment', 'creditNote', 'refund', 'sale', 'saleCredit'),
      contact: fc.nat({ max: contactIds.length - 1 }),
      day: fc.nat({ max: 200 }),
      term: fc.constantFrom(0, 14, 30, 90),
      amount: fc.nat({ max: 100_000 }),
    }),
    { minLength: 1, maxLength: 14 },
  ),
  uses: fc.array(
    fc.record({
      source: fc.nat(),
      target: fc.nat(),
      day: fc.nat({ max: 300 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      undoneAfter: fc.option(fc.nat({ max: 60 })),
    }),
    { maxLength: 12 },
  ),
  day: fc.nat({ max: 320 }),
  roots: fc.constantFrom([0, 1, 2], [0, 0, 2], [2, 2, 2], [0, 2, 2]),
});

type Written = {
  /** The contact that stands for this one. */
  rootOf(contactId: string): string;
  items: OpenItemRow[];
  movements: { sourceId: string; targetId: string; on: CalendarDate; amount: number }[];
};

test('on every day of every history the report equals the formula, and its total the receivables account', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      await inPassing(async (tx) => {
        const written = await write(tx, history);
        const days = [history.day, 0, 365, ...history.uses.map((use) => use.day)].map((day) => addDays(firstDay, day));
        for (const day of days) {
          const rows = (await ageContacts(tx, day)).map(amountsOf);
          expect(sorted(rows)).toEqual(sorted(formula(written, day)));
          const total = rows.reduce((sum, row) => sum + row.balanceMinor, 0);
          expect(await receivablesAccountOn(tx, day)).toBe(total);
          expect(overused(written, day)).toEqual([]);
        }
      });
    }),
    { numRuns: 150 },
  );
});

/** Runs on the real database and takes everything back. */
async function inPassing(work: (tx: WriteTx) => Promise<void>): Promise<void> {
  const takeBack = new Error('take back');
  await database
    .write(async (tx) => {
      await work(tx);
      throw takeBack;
    })
    .catch((error: unknown) => {
      if (error !== takeBack) throw error;
    });
}

async function write(tx: WriteTx, { items, uses, roots }: History): Promise<Written> {
  const rootOf = (contactId: string) => contactIds[roots[contactIds.indexOf(contactId)] ?? 0] ?? '';
  for (const id of contactIds) {
    const mergedInto = rootOf(id) === id ? null : rootOf(id);
    await tx.updateTable('contacts').set({ merged_into_id: mergedInto }).where('id', '=', id).execute();
  }
  const written: Written = { items: [], movements: [], rootOf };
  for (const item of items) written.items.push(await writeItem(tx, item));
  const sources = written.items.filter((item) => !isDebitKind(item.kind));
  const targets = written.items.filter((item) => isDebitKind(item.kind));
  for (const use of uses) await writeUse(tx, { use, sources, targets, written });
  return written;
}

async function writeItem(tx: WriteTx, { kind, contact, day, term, amount }: Item): Promise<OpenItemRow> {
  const contactId = contactIds[contact] ?? '';
  const datedOn = addDays(firstDay, day);
  const amountMinor = minor(amount);
  const dueOn = kind === 'invoice' || kind === 'sale' ? addDays(datedOn, term) : datedOn;
  const item = await addOpenItem(tx, {
    id: testId(),
    kind,
    number: '',
    contactId,
    datedOn,
    dueOn,
    currency: 'EUR',
    amountMinor,
  });
  const sourceKind = kind === 'saleCredit' ? 'sale' : kind;
  const postings = postingsOf(item);
  await postEntry(tx, { datedOn, sourceKind, sourceId: item.id, currency: 'EUR', createdAt: now, postings });
  return item;
}

function postingsOf({ id, kind, contactId, amountMinor }: OpenItemRow): readonly Posting[] {
  const totals = {
    taxes: taxesOf(amountMinor),
    prepaidMinor: minor(0),
    roundingMinor: minor(0),
    dueMinor: amountMinor,
  };
  const payment = { paymentId: id, contactId, tender: 'cash' as const, amountMinor };
  /** Bought, or brought back, on account at the till. */
  const sale = (onAccount: Minor) =>
    postSale({
      saleId: id,
      contactId,
      taxes: taxesOf(onAccount),
      creditSoldMinor: minor(0),
      roundingMinor: minor(0),
      tenders: [{ tender: 'account', amountMinor: onAccount }],
    });
  return {
    invoice: () => postInvoice({ documentId: id, contactId, totals }),
    creditNote: () => postCreditNote({ documentId: id, contactId, totals }),
    payment: () => postPayment({ ...payment, direction: 'received' }),
    refund: () => postPayment({ ...payment, direction: 'refunded' }),
    sale: () => sale(amountMinor),
    saleCredit: () => sale(negate(amountMinor)),
  }[kind]();
}

function taxesOf(amountMinor: Minor): TaxTotals[] {
  return [
    {
      taxCategory: 'O',
      taxRateE4: e4(0),
      taxableMinor: amountMinor,
      taxMinor: minor(0),
      grossMinor: amountMinor,
    },
  ];
}

/** What a command would give beside its transaction. */
const writing = { now, newId: testId, wrote: () => {} };

type Using = { use: Use; sources: OpenItemRow[]; targets: OpenItemRow[]; written: Written };

/** Uses a part of what is left, perhaps taken back some days later, and remembers it as it was written. */
async function writeUse(tx: WriteTx, { use, sources, targets, written }: Using): Promise<void> {
  const chosenSource = sources[use.source % Math.max(1, sources.length)];
  const rootId = written.rootOf(chosenSource?.contactId ?? '');
  const targetsOfContact = targets.filter((item) => written.rootOf(item.contactId) === rootId);
  const chosenTarget = targetsOfContact[use.target % Math.max(1, targetsOfContact.length)];
  if (!chosenSource || !chosenTarget) return;
  const source = await findOpenItem(tx, chosenSource.id);
  const target = await findOpenItem(tx, chosenTarget.id);
  if (!source || !target) return;
  const amountMinor = minor(Math.floor(Math.min(source.openMinor, target.openMinor) * use.part));
  if (amountMinor === 0) return;
  const allocatedOn = addDays(firstDay, use.day);
  const done = await allocate({ tx, ...writing }, { source, target, amountMinor, allocatedOn });
  await remember(tx, done.id, written);
  if (use.undoneAfter === null) return;
  const { allocated_on: writtenOn } = await allocation(tx, done.id);
  const undone = await allocate(
    { tx, ...writing },
    {
      source: done.source,
      target: done.target,
      amountMinor: negate(amountMinor),
      allocatedOn: addDays(writtenOn, use.undoneAfter),
      undoesId: done.id,
    },
  );
  await remember(tx, undone.id, written);
}

async function remember(tx: WriteTx, id: string, { movements }: Written): Promise<void> {
  const row = await allocation(tx, id);
  movements.push({ sourceId: row.source_id, targetId: row.target_id, on: row.allocated_on, amount: row.amount_minor });
}

async function allocation(tx: WriteTx, id: string) {
  return tx
    .selectFrom('allocations')
    .select(['source_id', 'target_id', 'allocated_on', 'amount_minor'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** domain.md, "What is owed, on any day D", in plain words. */
function formula({ items, movements, rootOf }: Written, day: CalendarDate): AgeingRow[] {
  const left = leftOn(movements, day);
  const dated = items
    .filter((item) => item.datedOn <= day)
    .map((item) => ({ ...item, contactId: rootOf(item.contactId) }));
  const isDebit = ({ kind }: OpenItemRow) => isDebitKind(kind);
  return ageRows({
    day,
    openItems: dated.filter(isDebit).map((item) => ({ ...item, openMinor: minor(left(item)) })),
    credits: dated.filter((item) => !isDebit(item)).map((item) => ({ ...item, creditMinor: minor(left(item)) })),
  });
}

function leftOn(movements: Written['movements'], day: CalendarDate): (item: OpenItemRow) => number {
  return (item) =>
    movements
      .filter(({ sourceId, targetId, on }) => (sourceId === item.id || targetId === item.id) && on <= day)
      .reduce((open, { amount }) => open - amount, Number(item.amountMinor));
}

/** Items of which more is used on the day than there is, or less than nothing. */
function overused({ items, movements }: Written, day: CalendarDate): OpenItemRow[] {
  const left = leftOn(movements, day);
  return items.filter((item) => left(item) < 0 || left(item) > item.amountMinor);
}

function amountsOf({
  contactCode: _,
  contactName: __,
  nameKey: ___,
  ...amounts
}: Awaited<ReturnType<typeof ageContacts>>[number]) {
  return amounts;
}

function sorted<Row extends { contactId: string }>(rows: Row[]): Row[] {
  return rows.toSorted((left, right) => (left.contactId < right.contactId ? -1 : 1));
}

async function addContact(tx: WriteTx, id: string): Promise<void> {
  const empty = {
    contact_person: '',
    job_title: '',
    email: '',
    phone: '',
    fax: '',
    street: '',
    postal_code: '',
    city: '',
  };
  const rest = {
    region: '',
    country: '',
    tax_number: '',
    payment_terms_days: null,
    note: '',
    city_key: '',
    search_text: '',
  };
  const made = { kind: 'organisation' as const, name: id, name_key: id, code: id, created_at: now, updated_at: now };
  await tx
    .insertInto('contacts')
    .values({ id, ...made, ...empty, ...rest })
    .execute();
}
