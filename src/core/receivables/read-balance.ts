/** `receivables.balance`: what one contact, with all that were merged into it, owes on a day, document by document. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import type { CalendarDate } from '#domain/dates';
import { minor, negate, sumMinor } from '#domain/money';
import { daysOverdue, isDebitKind } from '#domain/receivables';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Balance } from '#contract/receivables';
import { isInGroup, membersOf, rootOf } from '#core/contact-groups';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';

import { isOpenNow, isSettledAfter, openOnDay } from './open-on-day.ts';
import type { Reads } from './open-on-day.ts';

/** Oldest due date first. A refund with something open stands among the open items, under the payment's id. Errors: CONTACT_NOT_FOUND. */
export async function getBalance(
  scope: QueryScope,
  { contactId: askedId, day: given }: InputOf<'receivables', 'balance'>,
): Promise<Result<Balance, Failure>> {
  return scope.read(async (db) => {
    const contactId = await rootOf(db, askedId);
    if (contactId === undefined) return err({ code: 'CONTACT_NOT_FOUND' });
    const company = await readCompany(db);
    const day = given ?? todayOf(company, scope.now);
    const memberIds = await membersOf(db, contactId);
    return ok({ contactId, day, currency: company.currency, ...(await readBalance(db, { memberIds, day })) });
  });
}

async function readBalance(db: Reads, asked: { memberIds: readonly string[]; day: CalendarDate }) {
  const items = await itemsOfGroup(db, asked).execute();
  const openItems = items.flatMap(openItemsOf(asked.day));
  const credits = items.flatMap(creditsOf);
  const overdue = openItems.filter((item) => item.daysOverdue > 0);
  const openMinor = sumMinor(openItems.map((item) => item.openMinor));
  const unappliedMinor = sumMinor(credits.map((credit) => credit.creditMinor));
  return {
    balanceMinor: sumMinor([openMinor, negate(unappliedMinor)]),
    openMinor,
    overdueMinor: sumMinor(overdue.map((item) => item.openMinor)),
    unappliedMinor,
    oldestOverdueOn: overdue[0]?.dueOn ?? null,
    openItems,
    credits,
  };
}

/** The query of one group's items, oldest due date first; exported for the proof that an index answers it. */
export function itemsOfGroup(db: Reads, { memberIds, day }: { memberIds: readonly string[]; day: CalendarDate }) {
  const items = (among: RawBuilder<boolean>) =>
    db
      .selectFrom('open_items')
      .select(['id', 'kind', 'number', 'dated_on', 'due_on', 'amount_minor', openOnDay(day).as('open_minor')])
      .select(sql<string | null>`(SELECT sale_id FROM sale_invoices WHERE credit_id = open_items.id)`.as('sale_id'))
      .where(isInGroup(sql.ref('contact_id'), memberIds))
      .where(among)
      // The plus keeps the search on the index of the half.
      .where(sql<boolean>`+dated_on <= ${day}`);
  return db
    .selectFrom(
      items(isOpenNow)
        .unionAll(items(isSettledAfter(day)))
        .as('item'),
    )
    .select(['id', 'kind', 'dated_on', 'due_on', 'amount_minor', 'open_minor', 'number', 'sale_id'])
    .where(sql<boolean>`open_minor <> 0`)
    .orderBy('due_on')
    .orderBy('dated_on')
    .orderBy('id');
}

type Item = Awaited<ReturnType<ReturnType<typeof itemsOfGroup>['execute']>>[number];

function openItemsOf(day: CalendarDate) {
  return (item: Item): Balance['openItems'] => {
    if (!isDebitKind(item.kind)) return [];
    return [
      {
        kind: item.kind,
        documentId: item.id,
        number: item.number,
        issuedOn: item.dated_on,
        dueOn: item.due_on,
        daysOverdue: daysOverdue({ dueOn: item.due_on, day }),
        grossMinor: item.amount_minor,
        openMinor: minor(item.open_minor),
      },
    ];
  };
}

function creditsOf(item: Item): Balance['credits'] {
  if (isDebitKind(item.kind)) return [];
  return [
    {
      sourceKind: item.kind,
      sourceId: item.id,
      paperId: item.sale_id ?? item.id,
      number: item.number,
      date: item.dated_on,
      amountMinor: item.amount_minor,
      creditMinor: minor(item.open_minor),
    },
  ];
}
