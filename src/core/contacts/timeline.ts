/** `contacts.timeline`: everything that has happened with a contact and with all that were merged into it, as one stream. */
import { can } from '#domain/permissions';
import type { Permission } from '#domain/permissions';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { TimelineEntry } from '#contract/contacts';
import { membersOf, rootOf } from '#core/contact-groups';
import { pageOf, readCursor, searchKey } from '#core/database';
import type { PageKey, ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';

import {
  activitySource,
  changeSource,
  creationSource,
  documentSource,
  fileSource,
  paymentSource,
  saleSource,
} from './timeline-sources.ts';
import type { Source } from './timeline-sources.ts';

type Asked = Pick<InputOf<'contacts', 'timeline'>, 'kinds' | 'q' | 'pinned' | 'limit'>;
type Page = { rows: TimelineEntry[]; nextCursor: string | null };

const order = { sort: 'at', direction: 'desc' } as const;

/** Which streams flow together, and what a user must be allowed to read to see each. */
const sources: readonly [Permission, Source][] = [
  ['activities.read', activitySource],
  ['activities.read', fileSource],
  ['documents.read', documentSource],
  ['payments.read', paymentSource],
  ['till.read', saleSource],
  ['contacts.read', changeSource],
  ['contacts.read', creationSource],
];

/**
 * A page of the stream, newest first; of one day, what bears only the day comes after what bears a moment. What the user may not read is left
 * out. Errors: CONTACT_NOT_FOUND, CURSOR_INVALID.
 */
export async function readTimeline(
  scope: QueryScope,
  input: InputOf<'contacts', 'timeline'>,
): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, order);
  if (!key.ok) return key;
  return scope.read(async (db) => {
    const root = await rootOf(db, input.id);
    if (root === undefined) return err({ code: 'CONTACT_NOT_FOUND' });
    const may = (permission: Permission) => can(scope.session.role, permission);
    return ok(await timelinePage(db, { root, asked: input, key: key.value, may }));
  });
}

type Whole = { root: string; asked: Asked; key: PageKey | null; may: (permission: Permission) => boolean };

/** The page of a root, as far as the user may read what flows into it. */
export async function timelinePage(db: ReadDb, { root, asked, key, may }: Whole): Promise<Page> {
  const words = searchKey(asked.q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const { kinds, pinned, limit } = asked;
  const found: TimelineEntry[] = [];
  for (const contactId of await membersOf(db, root)) {
    for (const [permission, source] of sources) {
      if (!may(permission)) continue;
      const wanted = source.kinds.filter((kind) => kinds.length === 0 || kinds.includes(kind));
      if (wanted.length === 0 || (pinned && !source.canBePinned)) continue;
      const stream = { contactId, kinds: wanted, words, pinned, key, limit: limit + 1 };
      found.push(...(await source.read(db, stream)));
    }
  }
  const newestFirst = found.toSorted((left, right) => compare(right, left));
  const { page, nextCursor } = pageOf(newestFirst, { ...order, limit }, ({ at, id }) => ({ value: at, id }));
  return { rows: await withAuthors(db, page), nextCursor };
}

function compare(left: TimelineEntry, right: TimelineEntry): number {
  if (left.at !== right.at) return left.at < right.at ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}

const paperKinds: readonly TimelineEntry['kind'][] = ['invoice', 'creditNote', 'payment', 'refund'];

/** Papers do not say who made them; the audit trail does. */
async function withAuthors(db: ReadDb, page: readonly TimelineEntry[]): Promise<TimelineEntry[]> {
  const ids = page.filter((entry) => paperKinds.includes(entry.kind)).map((entry) => entry.id);
  const rows = ids.length === 0 ? [] : await paperAuthors(db, ids).execute();
  const names = new Map(rows.map((row) => [row.subject_id, row.name]));
  return page.map((entry) => ({ ...entry, userName: names.get(entry.id) ?? entry.userName }));
}

/** Who issued or recorded; exported for the proof that an index answers it. */
export function paperAuthors(db: ReadDb, ids: readonly string[]) {
  return db
    .selectFrom('audit_entries')
    .innerJoin('users', 'users.id', 'audit_entries.user_id')
    .select(['audit_entries.subject_id', 'users.name'])
    .where('audit_entries.subject_id', 'in', ids)
    .where('audit_entries.operation', 'in', [
      'documents.issue',
      'payments.record',
      'sales.invoice',
      'till.takePayment',
    ]);
}
