/** What is to be done with a group of contacts: drafts, tasks, promises, and when it was last spoken to. */
import { sql } from 'kysely';

import type { CalendarDate, Instant } from '#domain/dates';
import type { Brief } from '#contract/contacts';
import { isInGroup } from '#core/contact-groups';

import type { Reads } from './contact-rows.ts';

type Asked = { memberIds: readonly string[]; now: Instant };
type Plans = Pick<Brief, 'openDraftCount' | 'nextActivity' | 'openTaskCount' | 'promises' | 'lastContactedAt'>;

const promisesAtMost = 20;

/** As they are now. What was entered for later (a meeting next week, a call that is yet to be made) is no contact that was had. */
export async function briefPlans(db: Reads, asked: Asked): Promise<Plans> {
  const drafts = await openDrafts(db, asked).executeTakeFirstOrThrow();
  const next = await nextToDo(db, asked).executeTakeFirst();
  const tasks = await openTasks(db, asked).executeTakeFirstOrThrow();
  const promises = await openPromises(db, asked).execute();
  const contacted = await lastContacted(db, asked).executeTakeFirstOrThrow();
  return {
    openDraftCount: drafts.count,
    nextActivity: next ? { id: next.id, kind: next.kind, subject: titleOf(next), dueOn: next.dueOn } : null,
    openTaskCount: tasks.count,
    promises: promises.map((promise) => ({
      id: promise.id,
      subject: titleOf(promise),
      dueOn: promise.due_on,
      amountMinor: promise.amount_minor,
    })),
    lastContactedAt: contacted.at,
  };
}

/** An entry without a subject is called by the first line of its text. */
function titleOf({ subject, text }: { subject: string; text: string }): string {
  return subject === '' ? (text.trim().split('\n', 1)[0] ?? '').slice(0, 200) : subject;
}

/** The queries below are exported for the proof that indexes answer them. */
export function openDrafts(db: Reads, { memberIds }: Asked) {
  return db
    .selectFrom('documents')
    .select(sql<number>`count(*)`.as('count'))
    .where(isInGroup(sql.ref('contact_id'), memberIds))
    .where(sql<boolean>`status = 'draft'`);
}

function openActivities(db: Reads, { memberIds }: Asked) {
  return db
    .selectFrom('activities')
    .where(isInGroup(sql.ref('contact_id'), memberIds))
    .where('done_at', 'is', null);
}

export function nextToDo(db: Reads, asked: Asked) {
  return openActivities(db, asked)
    .select(['id', 'kind', 'subject', sql<string>`substr(text, 1, 400)`.as('text')])
    .select(sql<CalendarDate>`due_on`.as('dueOn'))
    .where('due_on', 'is not', null)
    .where('kind', '<>', 'promise')
    .orderBy('due_on')
    .orderBy('id')
    .limit(1);
}

export function openTasks(db: Reads, asked: Asked) {
  return openActivities(db, asked)
    .select(sql<number>`count(*)`.as('count'))
    .where(sql<boolean>`kind IN ('task', 'promise')`)
    .where('kind', '=', 'task');
}

export function openPromises(db: Reads, asked: Asked) {
  return openActivities(db, asked)
    .select(['id', 'subject', sql<string>`substr(text, 1, 400)`.as('text'), 'due_on', 'amount_minor'])
    .where(sql<boolean>`kind IN ('task', 'promise')`)
    .where('kind', '=', 'promise')
    .orderBy(sql`due_on IS NULL`)
    .orderBy('due_on')
    .orderBy('id')
    .limit(promisesAtMost);
}

export function lastContacted(db: Reads, { memberIds, now }: Asked) {
  return db
    .selectFrom('activities')
    .select(sql<Instant | null>`max(at)`.as('at'))
    .where(isInGroup(sql.ref('contact_id'), memberIds))
    .where(sql<boolean>`kind IN ('call', 'meeting', 'email')`)
    .where('at', '<=', now)
    .where(sql<boolean>`(due_on IS NULL OR done_at IS NOT NULL)`);
}
