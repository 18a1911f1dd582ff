/** Contacts: groups are flat, and the running figures of each are what the papers of its group come to. */
import type { CalendarDate } from '#domain/dates';
import { negate } from '#domain/money';
import { isDebitKind } from '#domain/receivables';
import type { DocumentRecord } from '#core/documents';
import type { SaleRecord } from '#core/sales';

import { contactName } from './contact-name.ts';
import type { Groups } from './groups.ts';
import type { OpenItem } from './open-item.ts';
import { pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';

type Figures = { balance: number; sales: number; lastPurchase: CalendarDate | '' };

/** What the papers of each contact come to, added up while others walk them. */
export type ContactTally = {
  addDocument(document: Pick<DocumentRecord, 'contact_id' | 'kind' | 'issued_on' | 'net_minor'>): void;
  addSale(sale: Pick<SaleRecord, 'contact_id' | 'sold_on' | 'net_minor'>): void;
  addOpenItem(item: Pick<OpenItem, 'contact_id' | 'kind' | 'amount_minor'>): void;
  /** Of the contact alone. */
  figuresOf(contactId: string): Figures;
  /** What a month came to, which counts as looked at from then on. */
  takeMonth(contactId: string, month: string): number;
  /** A month with sales that nobody has looked at. */
  monthLeft(): { contactId: string; month: string; sales: number } | undefined;
};

type Sold = { day: CalendarDate; sale: number; isPurchase: boolean };

/** A tally of nothing yet. */
export function newContactTally(): ContactTally {
  const contacts = new Map<string, Figures & { months: Map<string, number> }>();
  const tallyOf = (contactId: string) => {
    const tally = contacts.get(contactId) ?? { balance: 0, sales: 0, lastPurchase: '' as const, months: new Map() };
    contacts.set(contactId, tally);
    return tally;
  };
  const add = (contactId: string, { day, sale, isPurchase }: Sold) => {
    const tally = tallyOf(contactId);
    const month = day.slice(0, 7);
    tally.sales += sale;
    tally.months.set(month, (tally.months.get(month) ?? 0) + sale);
    if (isPurchase && day > tally.lastPurchase) tally.lastPurchase = day;
  };
  return {
    addDocument({ contact_id, kind, issued_on: day, net_minor: net }) {
      const isPurchase = kind === 'invoice';
      add(contact_id ?? '', { day, sale: isPurchase ? net : negate(net), isPurchase });
    },
    addSale({ contact_id, sold_on: day, net_minor: net }) {
      if (contact_id !== null) add(contact_id, { day, sale: net, isPurchase: net > 0 });
    },
    addOpenItem({ contact_id, kind, amount_minor: amount }) {
      tallyOf(contact_id).balance += isDebitKind(kind) ? amount : negate(amount);
    },
    figuresOf: (contactId) => contacts.get(contactId) ?? { balance: 0, sales: 0, lastPurchase: '' },
    takeMonth(contactId, month) {
      const months = contacts.get(contactId)?.months;
      const sales = months?.get(month) ?? 0;
      months?.delete(month);
      return sales;
    },
    monthLeft() {
      for (const [contactId, { months }] of contacts) {
        for (const [month, sales] of months) if (sales !== 0) return { contactId, month, sales };
      }
      return undefined;
    },
  };
}

type Contact = {
  id: string;
  code: string;
  name: string;
  merged_into_id: string | null;
  balance_minor: number;
  sales_minor: number;
  last_purchase_on: CalendarDate | '';
};

/** Walks all contacts, then the sales by month, beside what the papers came to. */
export async function checkFigures(
  books: Books,
  { groups, tally }: { groups: Groups; tally: ContactTally },
): Promise<void> {
  const { db, findings } = books;
  for await (const page of pages<Contact>(books, (last, limit) => contactPage(db, { last, limit }))) {
    for (const contact of page) {
      const say = (fault: string | null) => (fault === null ? null : `${contact.code} ${contact.name}: ${fault}`);
      findings.note('contacts.groups', say(groupFault(contact, groups)));
      findings.note('contacts.figures', say(figuresFault(contact, expectedFigures(contact, { groups, tally }))));
    }
  }
  await checkMonths(books, tally);
}

async function contactPage(
  db: Reads,
  { last, limit }: { last: Contact | undefined; limit: number },
): Promise<Contact[]> {
  return db
    .selectFrom('contacts')
    .select(['id', 'code', 'name', 'merged_into_id', 'balance_minor', 'sales_minor', 'last_purchase_on'])
    .where('id', '>', last?.id ?? '')
    .orderBy('id')
    .limit(limit)
    .execute();
}

function groupFault({ id, merged_into_id: rootId }: Contact, groups: Groups): string | null {
  if (rootId === null) return null;
  if (rootId === id) return 'it is merged into itself';
  return groups.rootOf(rootId) === rootId ? null : `it is merged into ${rootId}, which was merged itself`;
}

function expectedFigures(
  { id, merged_into_id }: Contact,
  { groups, tally }: { groups: Groups; tally: ContactTally },
): Figures {
  // What was merged bears no figures; those of the group are on its root.
  const members = merged_into_id === null ? groups.membersOf(id).map((member) => tally.figuresOf(member)) : [];
  return {
    balance: members.reduce((sum, { balance }) => sum + balance, 0),
    sales: members.reduce((sum, { sales }) => sum + sales, 0),
    lastPurchase: members.reduce<Figures['lastPurchase']>(
      (last, { lastPurchase }) => (lastPurchase > last ? lastPurchase : last),
      '',
    ),
  };
}

function figuresFault(contact: Contact, { balance, sales, lastPurchase }: Figures): string | null {
  const { balance_minor, sales_minor, last_purchase_on } = contact;
  if (balance_minor !== balance) return `a balance of ${balance_minor} is kept instead of ${balance}`;
  if (sales_minor !== sales) return `sales of ${sales_minor} are kept instead of ${sales}`;
  if (last_purchase_on === lastPurchase) return null;
  return `'${last_purchase_on}' is kept as the last purchase instead of '${lastPurchase}'`;
}

type Month = { contact_id: string; month: string; sales_minor: number };

async function checkMonths(books: Books, tally: ContactTally): Promise<void> {
  const { db, findings } = books;
  const fault = async ({ contact_id, month, sales_minor: kept }: Month, sales: number) =>
    `${await contactName(db, contact_id)}: sales of ${kept} are kept for ${month} instead of ${sales}`;
  for await (const page of pages<Month>(books, (last, limit) => monthPage(db, { last, limit }))) {
    for (const row of page) {
      const sales = tally.takeMonth(row.contact_id, row.month);
      findings.note('contacts.figures', sales === row.sales_minor ? null : await fault(row, sales));
    }
  }
  const left = tally.monthLeft();
  if (left === undefined) return;
  const missing = { contact_id: left.contactId, month: left.month, sales_minor: 0 };
  findings.note('contacts.figures', await fault(missing, left.sales));
}

async function monthPage(db: Reads, { last, limit }: { last: Month | undefined; limit: number }): Promise<Month[]> {
  const rows = db.selectFrom('contact_sales').select(['contact_id', 'month', 'sales_minor']);
  const after =
    last === undefined
      ? rows
      : rows.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('contact_id', 'month'), '>', tuple(last.contact_id, last.month)),
        );
  return after.orderBy('contact_id').orderBy('month').limit(limit).execute();
}
