/** `activities.create`, `activities.update` */
import type { ActivityKind } from '#domain/contacts';
import type { Instant } from '#domain/dates';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Activity } from '#contract/activities';
import { rootOf } from '#core/contact-groups';
import type { CommandScope, Failure, InputOf, Reference } from '#core/pipeline';

import { findActivity, readActivity, searchTextOf } from './activity-rows.ts';
import type { ActivityRow, Reads } from './activity-rows.ts';
import { inMilliseconds } from './moments.ts';

/**
 * Adds an entry; for a merged contact at the one that it went into. Who adds something that is to be done is who does it, unless another
 * is named. Errors: CONTACT_NOT_FOUND, ID_TAKEN and those of `checkActivity`.
 */
export async function createActivity(
  scope: CommandScope,
  input: InputOf<'activities', 'create'>,
): Promise<Result<Activity, Failure>> {
  const { tx, now, session } = scope;
  const contactId = await rootOf(tx, input.contactId);
  if (contactId === undefined) return err({ code: 'CONTACT_NOT_FOUND' });
  const id = input.id ?? scope.newId();
  if (await findActivity(tx, id)) return err({ code: 'ID_TAKEN' });
  const isToDo = input.kind === 'task' || input.kind === 'promise' || typeof input.dueOn === 'string';
  const row = activityRow({
    id,
    version: 1,
    contact_id: contactId,
    kind: input.kind,
    subject: input.subject ?? '',
    text: input.text ?? '',
    at: inMilliseconds(input.at ?? now),
    due_on: input.dueOn ?? null,
    amount_minor: input.amountMinor ?? null,
    is_pinned: input.isPinned === true ? 1 : 0,
    done_at: input.isDone === true ? now : null,
    outcome: input.outcome ?? '',
    owner_id: input.ownerId === undefined && isToDo ? session.userId : (input.ownerId ?? null),
    created_at: now,
    created_by: session.userId,
  });
  const checked = await checkActivity(tx, row);
  if (!checked.ok) return checked;
  await tx.insertInto('activities').values(row).execute();
  scope.record({ kind: 'activity', id, detail: { contactId, version: 1 } });
  return answer(scope, id);
}

/**
 * Changes the given fields; `next` plans a follow-up of the same contact and the same owner. An entry that is no promise any more loses its
 * amount. Errors: ACTIVITY_NOT_FOUND, ACTIVITY_CHANGED (another version), those of `checkActivity`.
 */
export async function updateActivity(
  scope: CommandScope,
  input: InputOf<'activities', 'update'>,
): Promise<Result<Activity, Failure>> {
  const { tx, now } = scope;
  const before = await findActivity(tx, input.id);
  if (!before) return err({ code: 'ACTIVITY_NOT_FOUND' });
  if (input.version !== undefined && input.version !== before.version) {
    return err({ code: 'ACTIVITY_CHANGED', version: before.version });
  }
  const after = changed(before, input, now);
  const checked = await checkActivity(tx, after, before);
  if (!checked.ok) return checked;
  const fields = (Object.keys(after) as (keyof ActivityRow)[]).filter((field) => after[field] !== before[field]);
  const version = before.version + (fields.length === 0 ? 0 : 1);
  await tx
    .updateTable('activities')
    .set({ ...after, version })
    .where('id', '=', input.id)
    .execute();
  scope.record({ kind: 'activity', id: input.id, detail: { fields, version } });
  if (input.next) await planNext(scope, after, input.next);
  return answer(scope, input.id);
}

/** Answers a repeated command: the entry as it is by now. What was answered first is not kept, for privacy law can demand its erasure. */
export async function savedActivity({ tx }: CommandScope, { id }: Reference): Promise<Result<Activity, Failure>> {
  return readActivity(tx, id);
}

function changed(before: ActivityRow, input: InputOf<'activities', 'update'>, now: Instant): ActivityRow {
  const kind = input.kind ?? before.kind;
  const keptAmount = kind === 'promise' ? before.amount_minor : null;
  return activityRow({
    ...before,
    kind,
    subject: input.subject ?? before.subject,
    text: input.text ?? before.text,
    at: input.at === undefined ? before.at : inMilliseconds(input.at),
    due_on: input.dueOn === undefined ? before.due_on : input.dueOn,
    amount_minor: input.amountMinor === undefined ? keptAmount : input.amountMinor,
    is_pinned: flag(input.isPinned) ?? before.is_pinned,
    done_at: input.isDone === undefined ? before.done_at : input.isDone ? (before.done_at ?? now) : null,
    outcome: input.outcome ?? before.outcome,
    owner_id: input.ownerId === undefined ? before.owner_id : input.ownerId,
  });
}

function flag(isSet: boolean | undefined): 0 | 1 | undefined {
  if (isSet === undefined) return undefined;
  return isSet ? 1 : 0;
}

type Next = { kind: ActivityKind; subject: string; dueOn: ActivityRow['due_on'] };

async function planNext(scope: CommandScope, { contact_id, owner_id }: ActivityRow, next: Next): Promise<void> {
  const { tx, now, session } = scope;
  const row = activityRow({
    id: scope.newId(),
    version: 1,
    contact_id: (await rootOf(tx, contact_id)) ?? contact_id,
    kind: next.kind,
    subject: next.subject,
    text: '',
    at: now,
    due_on: next.dueOn,
    amount_minor: null,
    is_pinned: 0,
    done_at: null,
    outcome: '',
    owner_id: owner_id ?? session.userId,
    created_at: now,
    created_by: session.userId,
  });
  await tx.insertInto('activities').values(row).execute();
  scope.wrote({ kind: 'activity', id: row.id });
}

function activityRow(row: Omit<ActivityRow, 'search_text'>): ActivityRow {
  return { ...row, search_text: searchTextOf(row) };
}

/** Errors: ACTIVITY_EMPTY, ACTIVITY_AMOUNT, OWNER_UNKNOWN. An owner that `before` had already is not asked for again. */
async function checkActivity(db: Reads, row: ActivityRow, before?: ActivityRow): Promise<Result<null, Failure>> {
  if (row.subject === '' && row.text === '') return err({ code: 'ACTIVITY_EMPTY' });
  if (row.amount_minor !== null && (row.kind !== 'promise' || row.amount_minor <= 0)) {
    return err({ code: 'ACTIVITY_AMOUNT' });
  }
  if (row.owner_id === null || row.owner_id === before?.owner_id) return ok(null);
  const owner = await db.selectFrom('users').select('id').where('id', '=', row.owner_id).executeTakeFirst();
  return owner ? ok(null) : err({ code: 'OWNER_UNKNOWN' });
}

async function answer(scope: CommandScope, id: string): Promise<Result<Activity, Failure>> {
  const activity = await readActivity(scope.tx, id);
  if (activity.ok) scope.remember({ id, version: activity.value.version });
  return activity;
}
