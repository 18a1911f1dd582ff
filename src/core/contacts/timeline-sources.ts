/**
 * The streams that flow together into a timeline. Each is read of one contact of the group at a time, because an equality keeps the order of
 * an index that begins with the contact: a page costs as many rows as it has, however long the history.
 */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import { activityKinds } from '#domain/contacts';
import type { TimelineKind } from '#domain/contacts';
import type { Minor } from '#domain/money';
import type { TimelineEntry } from '#contract/contacts';
import { afterKey, allOf, searchKey } from '#core/database';
import type { Condition, PageKey, ReadDb } from '#core/database';

import { readableChanges } from './timeline-changes.ts';

/** What is asked of one stream. `words` are keys that must all stand in an entry; `limit` is the page and one more. */
export type Stream = {
  contactId: string;
  kinds: readonly TimelineKind[];
  words: readonly string[];
  pinned: boolean;
  key: PageKey | null;
  limit: number;
};

export type Source = {
  kinds: readonly TimelineKind[];
  canBePinned: boolean;
  read: (db: ReadDb, stream: Stream) => Promise<TimelineEntry[]>;
};

export const activitySource: Source = {
  kinds: activityKinds,
  canBePinned: true,
  async read(db, stream) {
    const rows = await activityRows(db, stream).execute();
    return rows.map((row) => ({
      ...bare,
      id: row.id,
      kind: row.kind,
      at: row.at,
      userName: row.user_name ?? '',
      title: row.subject,
      text: row.text,
      outcome: row.outcome,
      isPinned: row.is_pinned === 1,
      dueOn: row.due_on,
      doneAt: row.done_at,
      amountMinor: row.amount_minor,
      version: row.version,
    }));
  },
};

export const fileSource: Source = {
  kinds: ['file'],
  canBePinned: false,
  async read(db, stream) {
    const rows = await fileRows(db, stream).execute();
    return rows.map((row) => ({
      ...bare,
      id: row.id,
      kind: 'file',
      at: row.created_at,
      userName: row.user_name ?? '',
      title: row.name,
      fileId: row.id,
      fileSize: row.size,
      activityId: row.activity_id,
    }));
  },
};

export const documentSource: Source = {
  kinds: ['invoice', 'creditNote'],
  canBePinned: false,
  read: (db, stream) =>
    scan(stream, async (part) => {
      const rows = await documentRows(db, part).execute();
      return rows.map((row) => ({
        ...bare,
        id: row.id,
        kind: row.kind,
        at: row.issued_on,
        title: row.number,
        text: row.reference,
        amountMinor: row.gross_minor,
      }));
    }),
};

export const paymentSource: Source = {
  kinds: ['payment', 'refund'],
  canBePinned: false,
  read: (db, stream) =>
    scan(stream, async (part) => {
      const rows = await paymentRows(db, part).execute();
      return rows.map((row) => ({
        ...bare,
        id: row.id,
        kind: row.direction === 'received' ? 'payment' : 'refund',
        at: row.paid_on,
        title: row.number,
        text: [row.reference, row.note].filter((text) => text !== '').join(' \u00b7 '),
        amountMinor: row.amount_minor,
      }));
    }),
};

export const saleSource: Source = {
  kinds: ['sale'],
  canBePinned: false,
  read: (db, stream) =>
    scan(stream, async (part) => {
      const rows = await saleRows(db, part).execute();
      const itemsOf = await itemsInShort(
        db,
        rows.map((row) => row.id),
      );
      return rows.map((row) => ({
        ...bare,
        id: row.id,
        kind: 'sale',
        at: row.sold_at,
        userName: row.user_name ?? '',
        title: row.number,
        text: [itemsOf(row.id), row.reference, row.note].filter((text) => text !== '').join(' \u00b7 '),
        amountMinor: row.total_minor,
      }));
    }),
};

export const changeSource: Source = {
  kinds: ['change'],
  canBePinned: false,
  read: (db, stream) =>
    scan(stream, async (part) => {
      const rows = await changeRows(db, part).execute();
      const changes = await readableChanges(db, rows);
      return rows.map((row, index) => ({
        ...bare,
        id: row.id,
        kind: 'change',
        at: row.at,
        userName: row.user_name ?? '',
        operation: row.operation,
        changes: changes[index] ?? [],
      }));
    }),
};

/** Where each history begins: the record itself, once. */
export const creationSource: Source = {
  kinds: ['change'],
  canBePinned: false,
  async read(db, { contactId, key, words }) {
    if (words.length > 0) return [];
    const rows = await db
      .selectFrom('contacts')
      .select(['id', 'created_at', userName('contacts.created_by').as('user_name')])
      .where('id', '=', contactId)
      .execute();
    return rows
      .filter((row) => key === null || row.created_at < key.value || (row.created_at === key.value && row.id < key.id))
      .map((row) => ({
        ...bare,
        id: row.id,
        kind: 'change',
        at: row.created_at,
        userName: row.user_name ?? '',
        operation: 'contacts.create',
      }));
  },
};

const bare = {
  userName: '',
  title: '',
  text: '',
  outcome: '',
  isPinned: false,
  dueOn: null,
  doneAt: null,
  amountMinor: null as Minor | null,
  version: null,
  fileId: null,
  fileSize: null,
  activityId: null,
  operation: '',
  changes: [],
} satisfies Partial<TimelineEntry>;

const scannedAtOnce = 500;

/** Reads on until enough entries hold all words: for streams whose words stand in no column. Without words one reading is enough. */
async function scan(stream: Stream, read: (part: Stream) => Promise<TimelineEntry[]>): Promise<TimelineEntry[]> {
  if (stream.words.length === 0) return read(stream);
  const found: TimelineEntry[] = [];
  let { key } = stream;
  for (;;) {
    const part = await read({ ...stream, key, limit: scannedAtOnce });
    found.push(...part.filter((entry) => holdsAll(entry, stream.words)));
    const last = part.at(-1);
    if (last === undefined || part.length < scannedAtOnce || found.length >= stream.limit) break;
    key = { value: last.at, id: last.id };
  }
  return found.slice(0, stream.limit);
}

function holdsAll({ title, text, changes }: TimelineEntry, words: readonly string[]): boolean {
  const values = changes.flatMap(({ label, before, after }) => [label, before, after]);
  const key = keyOf([title, text, ...values].join(' \u00b7 '));
  return words.every((word) => key.includes(word));
}

/** Most papers and many changes are written in plain letters: their key costs a tenth of what `searchKey` does. */
function keyOf(text: string): string {
  return /^[\x20-\x7e\u00b7]*$/.test(text) ? text.toLowerCase() : searchKey(text);
}

/** The queries below are exported for the proof that each walks along its index. */
export function activityRows(db: ReadDb, { contactId, kinds, words, pinned, key, limit }: Stream) {
  const conditions: Condition[] = [sql`activities.contact_id = ${contactId}`];
  if (pinned) conditions.push(sql`activities.is_pinned = 1`);
  if (kinds.length < activityKinds.length) {
    // The plus keeps the walk on the contact's index: only it has the order.
    conditions.push(sql`+activities.kind IN (${sql.join(kinds)})`);
  }
  conditions.push(...words.map((word) => contains(sql`activities.search_text`, word)));
  if (key) conditions.push(afterKey({ value: 'activities.at', id: 'activities.id' }, key, 'desc'));
  return db
    .selectFrom('activities')
    .select(['id', 'kind', 'at', 'subject', 'text', 'outcome', 'is_pinned', 'due_on', 'done_at', 'amount_minor'])
    .select(['version', userName('activities.created_by').as('user_name')])
    .where(allOf(conditions))
    .orderBy('activities.at', 'desc')
    .orderBy('activities.id', 'desc')
    .limit(limit);
}

export function fileRows(db: ReadDb, { contactId, words, key, limit }: Stream) {
  const conditions: Condition[] = [sql`attachments.contact_id = ${contactId}`];
  conditions.push(...words.map((word) => contains(sql`attachments.name_key`, word)));
  if (key) conditions.push(afterKey({ value: 'attachments.created_at', id: 'attachments.id' }, key, 'desc'));
  return db
    .selectFrom('attachments')
    .select(['id', 'created_at', 'name', 'size', 'activity_id', userName('attachments.created_by').as('user_name')])
    .where(allOf(conditions))
    .orderBy('attachments.created_at', 'desc')
    .orderBy('attachments.id', 'desc')
    .limit(limit);
}

export function documentRows(db: ReadDb, { contactId, kinds, key, limit }: Stream) {
  const conditions: Condition[] = [
    sql`documents.contact_id = ${contactId}`,
    sql`+documents.status = 'issued'`,
    sql`+documents.kind IN (${sql.join(kinds)})`,
  ];
  if (key) conditions.push(afterKey({ value: 'documents.issued_on', id: 'documents.id' }, key, 'desc'));
  return db
    .selectFrom('documents')
    .select(['id', 'kind', 'issued_on', 'number', 'reference', 'gross_minor'])
    .where(allOf(conditions))
    .orderBy('documents.issued_on', 'desc')
    .orderBy('documents.id', 'desc')
    .limit(limit);
}

export function paymentRows(db: ReadDb, { contactId, kinds, key, limit }: Stream) {
  const directions = kinds.map((kind) => (kind === 'payment' ? 'received' : 'refunded'));
  const conditions: Condition[] = [
    sql`payments.contact_id = ${contactId}`,
    sql`+payments.direction IN (${sql.join(directions)})`,
  ];
  if (key) conditions.push(afterKey({ value: 'payments.paid_on', id: 'payments.id' }, key, 'desc'));
  return db
    .selectFrom('payments')
    .select(['id', 'direction', 'paid_on', 'number', 'reference', 'note', 'amount_minor'])
    .where(allOf(conditions))
    .orderBy('payments.paid_on', 'desc')
    .orderBy('payments.id', 'desc')
    .limit(limit);
}

export function saleRows(db: ReadDb, { contactId, key, limit }: Stream) {
  const conditions: Condition[] = [sql`sales.contact_id = ${contactId}`];
  if (key) conditions.push(afterKey({ value: 'sales.sold_at', id: 'sales.id' }, key, 'desc'));
  return db
    .selectFrom('sales')
    .select(['id', 'sold_at', 'number', 'reference', 'note', 'total_minor'])
    .select(userName('sales.user_id').as('user_name'))
    .where(allOf(conditions))
    .orderBy('sales.sold_at', 'desc')
    .orderBy('sales.id', 'desc')
    .limit(limit);
}

const shownLines = 12;

/** What was sold on some receipts, in the order of each; what came back has a minus before it. */
async function itemsInShort(db: ReadDb, saleIds: readonly string[]): Promise<(saleId: string) => string> {
  const rows = saleIds.length === 0 ? [] : await lineRows(db, saleIds).execute();
  const items = new Map<string, string[]>();
  for (const { sale_id: saleId, kind, description } of rows) {
    const own = items.get(saleId) ?? [];
    items.set(saleId, [...own, kind === 'return' ? `\u2212${description}` : description]);
  }
  return (saleId) => (items.get(saleId) ?? []).join(', ');
}

export function lineRows(db: ReadDb, saleIds: readonly string[]) {
  return db
    .selectFrom('sale_lines')
    .select(['sale_id', 'kind', 'description'])
    .where('sale_id', 'in', saleIds)
    .where('position', '<=', shownLines)
    .orderBy('sale_id')
    .orderBy('position');
}

export function changeRows(db: ReadDb, { contactId, key, limit }: Stream) {
  const conditions: Condition[] = [sql`contact_changes.contact_id = ${contactId}`];
  if (key) conditions.push(afterKey({ value: 'contact_changes.at', id: 'contact_changes.id' }, key, 'desc'));
  return db
    .selectFrom('contact_changes')
    .select(['id', 'at', 'operation', 'before_json', 'after_json', userName('contact_changes.user_id').as('user_name')])
    .where(allOf(conditions))
    .orderBy('contact_changes.at', 'desc')
    .orderBy('contact_changes.id', 'desc')
    .limit(limit);
}

/** A join would let the database begin with the users; a lookup beside each row cannot change the order. */
function userName(column: string): RawBuilder<string | null> {
  return sql<string | null>`(SELECT users.name FROM users WHERE users.id = ${sql.ref(column)})`;
}

function contains(column: RawBuilder<unknown>, word: string): Condition {
  return sql`instr(${column}, ${word}) > 0`;
}
