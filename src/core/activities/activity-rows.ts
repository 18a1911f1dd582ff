/** Activities as rows, and as the contract promises them. */
import { sql } from 'kysely';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Activity } from '#contract/activities';
import { rootIdOf } from '#core/contact-groups';
import { searchKey } from '#core/database';
import type { ActivitiesTable, ReadDb } from '#core/database';
import type { Failure } from '#core/pipeline';

/** Reads inside or outside a transaction. */
export type Reads = Pick<ReadDb, 'selectFrom'>;

/** A whole row: what an undo keeps. */
export type ActivityRow = Omit<ActivitiesTable, 'version'> & { version: number };

const columns = [
  'id',
  'version',
  'contact_id',
  'kind',
  'subject',
  'text',
  'at',
  'due_on',
  'amount_minor',
  'is_pinned',
  'done_at',
  'outcome',
  'owner_id',
  'created_at',
  'created_by',
  'search_text',
] as const satisfies readonly (keyof ActivitiesTable)[];

/** The whole row, or undefined. */
export async function findActivity(db: Reads, id: string): Promise<ActivityRow | undefined> {
  return db.selectFrom('activities').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The whole rows of a contact, one of a group, the oldest first. */
export async function activitiesOf(db: Reads, contactId: string): Promise<ActivityRow[]> {
  return db
    .selectFrom('activities')
    .select(columns)
    .where('contact_id', '=', contactId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** What an entry is found by in its timeline. */
export function searchTextOf({ subject, text, outcome }: Pick<ActivityRow, 'subject' | 'text' | 'outcome'>): string {
  return searchKey([subject, text, outcome].filter((part) => part !== '').join(' \u00b7 '));
}

/** One entry. Errors: ACTIVITY_NOT_FOUND. */
export async function readActivity(db: Reads, id: string): Promise<Result<Activity, Failure>> {
  const row = await activitiesWithNames(db).where('activities.id', '=', id).executeTakeFirst();
  return row ? ok(activityOf(row)) : err({ code: 'ACTIVITY_NOT_FOUND' });
}

/** Entries with the names of the contact (for a merged one its root), of who is to do them and of who added them. */
export function activitiesWithNames(db: Reads) {
  return db
    .selectFrom('activities')
    .innerJoin('contacts as own', 'own.id', 'activities.contact_id')
    .leftJoin('contacts as root', 'root.id', 'own.merged_into_id')
    .leftJoin('users as owner', 'owner.id', 'activities.owner_id')
    .innerJoin('users as creator', 'creator.id', 'activities.created_by')
    .select([
      'activities.id',
      'activities.version',
      'activities.kind',
      'activities.subject',
      'activities.text',
      'activities.at',
      'activities.due_on',
      'activities.amount_minor',
      'activities.is_pinned',
      'activities.done_at',
      'activities.outcome',
      'activities.owner_id',
      'activities.created_at',
      'owner.name as owner_name',
      'creator.name as creator_name',
    ])
    .select([rootIdOf('own').as('contact_id'), sql<string>`coalesce(root.name, own.name)`.as('contact_name')]);
}

type NamedRow = Awaited<ReturnType<ReturnType<typeof activitiesWithNames>['execute']>>[number];

export function activityOf(row: NamedRow): Activity {
  return {
    id: row.id,
    version: row.version,
    contactId: row.contact_id,
    contactName: row.contact_name,
    kind: row.kind,
    subject: row.subject,
    text: row.text,
    at: row.at,
    dueOn: row.due_on,
    amountMinor: row.amount_minor,
    isPinned: row.is_pinned === 1,
    isDone: row.done_at !== null,
    doneAt: row.done_at,
    outcome: row.outcome,
    ownerId: row.owner_id,
    ownerName: row.owner_name ?? '',
    createdAt: row.created_at,
    createdByName: row.creator_name,
  };
}
