/** `payments.get`, `payments.list`, `payments.pdf` */
import { sql } from 'kysely';

import { minor } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Party } from '#contract/documents';
import type { Payment, PaymentRow } from '#contract/payments';
import type { CarriedFile } from '#contract/values';
import { groupOf, rootIdOf } from '#core/contact-groups';
import { afterKey, findText, listColumn, pageOf, readCursor } from '#core/database';
import type { ReadDb } from '#core/database';
import type { Failure, QueryScope } from '#core/pipeline';
import { carriedPdf, writingIn } from '#core/printing';
import type { VoucherPaper } from '#core/printing';
import { readCompanyVersion } from '#core/settings';

import { countPayments, pageConditions } from './list-filters.ts';
import type { Asked, ListInput } from './list-filters.ts';
import { findPayment, readPayment } from './payment-rows.ts';

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
  const company = writingIn(sender.company, contact.language);
  return ok({ paper: 'voucher', ...sender, company, createdAt: row.created_at, payment: payment.value, contact });
}

/** A page of payments in an indexed order. Errors: CURSOR_INVALID. */
export async function listPayments(scope: QueryScope, input: ListInput): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, input);
  if (!key.ok) return key;
  return ok(
    await scope.read(async (db) => {
      const memberIds = input.contactId === undefined ? [] : await groupOf(db, input.contactId);
      return readPage(db, { input, memberIds, key: key.value, found: await findText(db, 'payments', input.q) });
    }),
  );
}

async function readPage(db: ReadDb, asked: Asked): Promise<Page> {
  const { direction, limit, sort } = asked.input;
  const total = await countPayments(db, asked);
  if (total === 0) return { rows: [], nextCursor: null, total };
  const rows = await paymentPage(db, asked, total).execute();
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

const sortColumns = { paidOn: 'payments.paid_on', number: 'payments.number', amount: 'payments.amount_minor' } as const;

/** The query of one page; exported for the proof that an index answers it. `total` is what `countPayments` says. */
export function paymentPage(db: ReadDb, asked: Asked, total: number) {
  const { input, key } = asked;
  const value = sortColumns[input.sort];
  const id = 'payments.id';
  const { condition, isWalk } = pageConditions(asked, total);
  const order = (column: string) => listColumn(column, { isIndexed: isWalk });
  let page = db
    .selectFrom('payments')
    .leftJoin('contacts as named', 'named.id', 'payments.contact_id')
    .leftJoin('contacts as root', (join) => join.on('root.id', '=', rootIdOf('named')))
    .leftJoin('open_items as balance', 'balance.id', 'payments.id')
    .select([
      'payments.id',
      'payments.number',
      'payments.direction',
      'payments.tender',
      'payments.paid_on as paidOn',
      'payments.currency',
      'payments.amount_minor as amountMinor',
      'payments.reference',
      'balance.open_minor as openMinor',
    ])
    .select([
      sql<string>`root.id`.as('contactId'),
      sql<string>`root.name`.as('contactName'),
      sql<string | number>`${sql.ref(value)}`.as('sortValue'),
    ])
    .where(condition)
    .orderBy(order(value), input.direction)
    .orderBy(order(id), input.direction)
    .limit(input.limit + 1);
  if (key) page = page.where(afterKey({ value, id }, key, input.direction));
  return page;
}
