/** `activities.get`, `activities.today` */
import { sql } from 'kysely';

import { addDays } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Activity } from '#contract/activities';
import { groupOf, isInGroup } from '#core/contact-groups';
import { afterKey, allOf, pageOf, readCursor } from '#core/database';
import type { Condition, PageKey, ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';

import { activitiesWithNames, activityOf, readActivity } from './activity-rows.ts';

type TodayInput = InputOf<'activities', 'today'>;
type Page = { rows: Activity[]; nextCursor: string | null; total: number };

const order = { sort: 'dueOn', direction: 'asc' } as const;
const daysAhead = 7;

/** Errors: ACTIVITY_NOT_FOUND. */
export async function getActivity(scope: QueryScope, { id }: { id: string }): Promise<Result<Activity, Failure>> {
  return scope.read((db) => readActivity(db, id));
}

/** What is to be done until a day, of all contacts or of one with all that were merged into it, the oldest due date first. Errors: CURSOR_INVALID. */
export async function listToday(scope: QueryScope, input: TodayInput): Promise<Result<Page, Failure>> {
  const key = readCursor(input.cursor, order);
  if (!key.ok) return key;
  return ok(
    await scope.read(async (db) => {
      const until = input.until ?? addDays(todayOf(await readCompany(db), scope.now), daysAhead);
      const { ownerId, contactId, limit } = input;
      const memberIds = contactId === undefined ? undefined : await groupOf(db, contactId);
      return readPage(db, { until, ownerId, memberIds, limit }, key.value);
    }),
  );
}

type Asked = {
  until: CalendarDate;
  ownerId?: string | undefined;
  /** The contacts that it is asked of; absent: all. */
  memberIds?: readonly string[] | undefined;
  limit: number;
};

async function readPage(db: ReadDb, asked: Asked, key: PageKey | null): Promise<Page> {
  const rows = await todayPage(db, asked, key).execute();
  const { page, nextCursor } = pageOf(rows, { ...order, limit: asked.limit }, (row) => ({
    value: row.due_on ?? '',
    id: row.id,
  }));
  const { total } = await todayCount(db, asked).executeTakeFirstOrThrow();
  return { rows: page.map(activityOf), nextCursor, total };
}

/** The query of one page; exported, like the count, for the proof that an index answers it. */
export function todayPage(db: ReadDb, asked: Asked, key: PageKey | null) {
  let page = activitiesWithNames(db)
    .where(isToDo(asked))
    .orderBy('activities.due_on')
    .orderBy('activities.id')
    .limit(asked.limit + 1);
  if (key) page = page.where(afterKey({ value: 'activities.due_on', id: 'activities.id' }, key, 'asc'));
  return page;
}

export function todayCount(db: ReadDb, asked: Asked) {
  return db
    .selectFrom('activities')
    .select(sql<number>`count(*)`.as('total'))
    .where(isToDo(asked));
}

function isToDo({ until, ownerId, memberIds }: Asked): Condition {
  const conditions: Condition[] = [
    sql`activities.done_at IS NULL`,
    sql`activities.due_on IS NOT NULL`,
    sql`activities.due_on <= ${until}`,
  ];
  if (memberIds !== undefined) conditions.push(isInGroup(sql.ref('activities.contact_id'), memberIds));
  if (ownerId !== undefined) conditions.push(sql`activities.owner_id = ${ownerId}`);
  return allOf(conditions);
}
