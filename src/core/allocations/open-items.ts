/** What is owed by and to contacts: one row for each issued document, payment and account part of a receipt, with its running open amount. */
import { sql } from 'kysely';

import type { CalendarDate } from '#domain/dates';
import { negate } from '#domain/money';
import type { Minor } from '#domain/money';
import { isDebitKind } from '#domain/receivables';
import { addToBalance, groupOf, isInGroup } from '#core/contact-groups';
import type { OpenItemsTable, ReadDb, WriteTx } from '#core/database';

export type OpenItemRow = {
  id: string;
  kind: OpenItemsTable['kind'];
  number: string;
  contactId: string;
  datedOn: CalendarDate;
  dueOn: CalendarDate;
  currency: string;
  amountMinor: Minor;
  openMinor: Minor;
  lastAllocatedOn: CalendarDate | '';
};

const columns = [
  'id',
  'kind',
  'number',
  'contact_id as contactId',
  'dated_on as datedOn',
  'due_on as dueOn',
  'currency',
  'amount_minor as amountMinor',
  'open_minor as openMinor',
  'last_allocated_on as lastAllocatedOn',
] as const;

/** Adds what is owed, with nothing of it used yet, and counts it into the contact's balance. */
export async function addOpenItem(
  tx: WriteTx,
  item: Omit<OpenItemRow, 'openMinor' | 'lastAllocatedOn'>,
): Promise<OpenItemRow> {
  await tx
    .insertInto('open_items')
    .values({
      id: item.id,
      kind: item.kind,
      number: item.number,
      contact_id: item.contactId,
      dated_on: item.datedOn,
      due_on: item.dueOn,
      currency: item.currency,
      amount_minor: item.amountMinor,
      open_minor: item.amountMinor,
    })
    .execute();
  const amountMinor = isDebitKind(item.kind) ? item.amountMinor : negate(item.amountMinor);
  await addToBalance(tx, { contactId: item.contactId, amountMinor });
  return { ...item, openMinor: item.amountMinor, lastAllocatedOn: '' };
}

export async function findOpenItem(db: Pick<ReadDb, 'selectFrom'>, id: string): Promise<OpenItemRow | undefined> {
  return db.selectFrom('open_items').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The items of a contact, and of all that are merged with it, with something left; oldest due date first. */
export async function openItemsOf(
  db: Pick<ReadDb, 'selectFrom'>,
  { contactId, kinds }: { contactId: string; kinds: readonly OpenItemsTable['kind'][] },
): Promise<OpenItemRow[]> {
  const memberIds = await groupOf(db, contactId);
  return (
    db
      .selectFrom('open_items')
      .select(columns)
      .where(isInGroup(sql.ref('contact_id'), memberIds))
      // Written out, because an index covers just these items.
      .where(sql<boolean>`open_minor > 0`)
      .where('kind', 'in', kinds)
      .orderBy('due_on')
      .orderBy('dated_on')
      .orderBy('id')
      .execute()
  );
}
