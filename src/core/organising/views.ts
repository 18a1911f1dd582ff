/** `views.list`, `views.save`, `views.delete` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { viewStateSchema } from '#contract/organising';
import type { SavedView, ViewState } from '#contract/organising';
import { searchKey } from '#core/database';
import type { ReadDb, WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf, QueryScope, Reference } from '#core/pipeline';

type Reads = Pick<ReadDb, 'selectFrom'>;

/** The user's own views and those that others share, by name. */
export async function listViews({ db, session }: QueryScope): Promise<Result<{ views: SavedView[] }>> {
  const rows = await viewRows(db)
    .where((view) => view.or([view('user_id', '=', session.userId), view('is_shared', '=', 1)]))
    .orderBy('name_key')
    .orderBy('id')
    .execute();
  return ok({ views: rows.map((row) => viewOf(row, session.userId)) });
}

/**
 * Errors: VIEW_NAME_TAKEN (another own view has the name, whatever its case), VIEW_NOT_YOURS. One view of a user opens with the list. What a view asks
 * for may name people, so the answer is not kept: a repeated command answers from the view as it is by then.
 */
export async function saveView(
  scope: CommandScope,
  { id, name, isShared, isDefault, state }: InputOf<'views', 'save'>,
): Promise<Result<SavedView, Failure>> {
  const { tx, session } = scope;
  const userId = session.userId;
  const before = await viewRows(tx).where('id', '=', id).executeTakeFirst();
  if (before && before.user_id !== userId) return err({ code: 'VIEW_NOT_YOURS' });
  const key = searchKey(name);
  const twin = await tx
    .selectFrom('saved_views')
    .select('id')
    .where('user_id', '=', userId)
    .where('name_key', '=', key)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (twin) return err({ code: 'VIEW_NAME_TAKEN' });
  if (isDefault) await tx.updateTable('saved_views').set({ is_default: 0 }).where('user_id', '=', userId).execute();
  const columns = {
    name,
    name_key: key,
    is_shared: isShared ? (1 as const) : (0 as const),
    is_default: isDefault ? (1 as const) : (0 as const),
    state_json: JSON.stringify(state),
  };
  if (before) await tx.updateTable('saved_views').set(columns).where('id', '=', id).execute();
  else
    await tx
      .insertInto('saved_views')
      .values({ id, user_id: userId, ...columns })
      .execute();
  scope.record({ kind: 'view', id, detail: { isShared, isDefault } });
  // Views have no versions: nobody saves over what another one changed.
  scope.remember({ id, version: 1 });
  return ok({ id, name, isShared, isDefault, isMine: true, state });
}

/** Answers a repeated command: the view as it is by now. Errors: VIEW_NOT_FOUND (it was removed since). */
export async function savedView({ tx, session }: CommandScope, { id }: Reference): Promise<Result<SavedView, Failure>> {
  const view = await viewRows(tx).where('id', '=', id).executeTakeFirst();
  return view ? ok(viewOf(view, session.userId)) : err({ code: 'VIEW_NOT_FOUND' });
}

/** Errors: VIEW_NOT_FOUND, VIEW_NOT_YOURS. */
export async function deleteView(
  scope: CommandScope,
  { id }: InputOf<'views', 'delete'>,
): Promise<Result<{ id: string }, Failure>> {
  const view = await viewRows(scope.tx).where('id', '=', id).executeTakeFirst();
  if (!view) return err({ code: 'VIEW_NOT_FOUND' });
  if (view.user_id !== scope.session.userId) return err({ code: 'VIEW_NOT_YOURS' });
  await scope.tx.deleteFrom('saved_views').where('id', '=', id).execute();
  scope.record({ kind: 'view', id });
  return ok({ id });
}

/** Views ask for a tag by its name or its id: both are followed where it is renamed, or becomes another one. */
export async function renameInViews(
  tx: WriteTx,
  tag: { id: string; key: string },
  into: { id: string; name: string },
): Promise<void> {
  const follow = (value: string) => {
    if (value === tag.id) return into.id;
    return searchKey(value) === tag.key ? into.name : value;
  };
  for (const row of await viewRows(tx).execute()) {
    const state = stateOf(row);
    const conditions = state.conditions.map((condition) => {
      const { field, value } = condition;
      if (field !== 'tag' || typeof value === 'number' || typeof value === 'boolean') return condition;
      return { ...condition, value: Array.isArray(value) ? [...new Set(value.map(follow))] : value && follow(value) };
    });
    const json = JSON.stringify({ ...state, conditions });
    if (json !== JSON.stringify(state)) {
      await tx.updateTable('saved_views').set({ state_json: json }).where('id', '=', row.id).execute();
    }
  }
}

/** The ids and the keys of names of all tags that a saved view, of whomever, asks for. */
export async function tagsInViews(db: Reads): Promise<Set<string>> {
  const conditions = (await viewRows(db).execute()).flatMap((row) => stateOf(row).conditions);
  const values = conditions.flatMap(({ field, value }) => (field === 'tag' ? value : []));
  return new Set(values.flatMap((value) => (typeof value === 'string' ? [value, searchKey(value)] : [])));
}

type Row = Awaited<ReturnType<ReturnType<typeof viewRows>['execute']>>[number];

function viewRows(db: Reads) {
  return db.selectFrom('saved_views').select(['id', 'user_id', 'name', 'is_shared', 'is_default', 'state_json']);
}

function viewOf(row: Row, userId: string): SavedView {
  const isMine = row.user_id === userId;
  return {
    id: row.id,
    name: row.name,
    isShared: row.is_shared === 1,
    isDefault: isMine && row.is_default === 1,
    isMine,
    state: stateOf(row),
  };
}

/** What a program of an earlier version has kept is completed by the schema's defaults. */
function stateOf({ state_json }: Pick<Row, 'state_json'>): ViewState {
  return viewStateSchema.parse(JSON.parse(state_json));
}
