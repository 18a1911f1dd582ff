/** `payments.get`, `payments.list`, `payments.pdf` */
import { sql } from 'kysely';

import { minor } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Party } from '#contract/documents';
import type { Payment, PaymentRow } from '#contract/payments';
import type { CarriedFile } from '#contract/values';
import { afterKey, matchExpression, matchingRows, pageOf, readCursor } from '#core/database';
import type { PageKey, ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';
import { carriedPdf } from '#core/printing';
import type { VoucherPaper } from '#core/printing';
import { readCompanyVersion } from '#core/settings';

import { findPayment, readPayment } from './payment-rows.ts';

type ListInput = InputOf<'payments', 'list'>;
type Page = { rows: PaymentRow[]; nextCursor: string | null; total: number };

/** One payment. Errors: PAYMENT_NOT_FOUND. */
export async function getPayment(scope: QueryScope, { id }: { id: string }): Promise<Result<Payment, Failure>> {
  return scope.read((db) => readPayment(db, id));
}

/** The receipt voucher, with the sender and the payer as they were. Errors: PAYMENT_NOT_FOUND. */
export async function paymentPdf(scope: QueryScope, { id }: { id: string }): Promise<Result<CarriedFile, Failure>> {
  const paper = await scope.read((db) => readPaper(db, id));
  if (!paper.ok) return paper;
  return ok(await carriedPdf(scope.worker, paper.value, scope.signal));
}

async function readPaper(db: ReadDb, id: string): Promise<Result<VoucherPaper, Failure>> {
  const row = await findPayment(db, id);
  const payment = await readPayment(db, id);
  if (!row || !payment.ok) return err({ code: 'PAYMENT_NOT_FOUND' });
  const sender = await readCompanyVersion(db, row.company_version);
  const contact = JSON.parse(row.payer_json) as Party;
  return ok({ paper: 'voucher', ...sender, createdAt: row.created_at, payment: payment.value, contact });
}

/** A page of payments in an indexed order. Errors: CURSOR_INVALID. */
export async function listPayments(scope: QueryScope, input: ListInput): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, input);
  if (!key.ok) return key;
  return ok(await scope.read((db) => readPage(db, input, key.value)));
}

const sortColumns = { paidOn: 'payments.paid_on', number: 'payments.number', amount: 'payments.amount_minor' } as const;

async function readPage(db: ReadDb, input: ListInput, key: PageKey | null): Promise<Page> {
  const { direction, limit, sort } = input;
  const rows = await paymentPage(db, input, key).execute();
  const counted = matchingPayments(db, input).select(db.fn.countAll<number>().as('total'));
  const { total } = await counted.executeTakeFirstOrThrow();
  const { page, nextCursor } = pageOf(rows, { limit, sort, direction }, (row) => ({
    value: row.sortValue,
    id: row.id,
  }));
  return {
    rows: page.map(({ sortValue: _, openMinor, ...row }) => ({
      ...row,
      unappliedMinor: row.direction === 'received' ? (openMinor ?? minor(0)) : minor(0),
    })),
    nextCursor,
    total,
  };
}

/** The query of one page; exported for the proof that an index answers it. */
export function paymentPage(db: ReadDb, input: ListInput, key: PageKey | null) {
  const column = sortColumns[input.sort];
  let page = matchingPayments(db, input)
    .innerJoin('contacts', 'contacts.id', 'payments.contact_id')
    .leftJoin('open_items as balance', 'balance.id', 'payments.id')
    .select([
      'payments.id',
      'payments.number',
      'payments.direction',
      'payments.contact_id as contactId',
      'contacts.name as contactName',
      'payments.tender',
      'payments.paid_on as paidOn',
      'payments.currency',
      'payments.amount_minor as amountMinor',
      'payments.reference',
      'balance.open_minor as openMinor',
    ])
    .select(sql<string | number>`${sql.ref(column)}`.as('sortValue'))
    .orderBy(column, input.direction)
    .orderBy('payments.id', input.direction)
    .limit(input.limit + 1);
  if (key) page = page.where(afterKey({ value: column, id: 'payments.id' }, key, input.direction));
  return page;
}

function matchingPayments(db: ReadDb, input: ListInput) {
  let matching = db.selectFrom('payments');
  if (input.contactId !== undefined) matching = matching.where('payments.contact_id', '=', input.contactId);
  if (input.paidFrom !== undefined) matching = matching.where('payments.paid_on', '>=', input.paidFrom);
  if (input.paidTo !== undefined) matching = matching.where('payments.paid_on', '<=', input.paidTo);
  if (input.q === undefined || input.q === '') return matching;
  const { q } = input;
  const expression = matchExpression(q);
  return matching.where((where) =>
    where.or([
      where.and([where('payments.number', '>=', q), where('payments.number', '<', `${q}\u{10ffff}`)]),
      ...(expression === null
        ? []
        : [
            sql<boolean>`payments.contact_id IN (SELECT contacts.id FROM contacts WHERE contacts.row_number IN ${matchingRows('contacts_search', expression)})`,
          ]),
    ]),
  );
}
