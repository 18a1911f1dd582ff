/** What the list of contacts shows, as it stands in the address: a saved view, or a view and what differs from it. */
import { z } from 'zod';

import { contactConditionSchema, contactSorts } from '#contract/contact-values';
import type { ContactCondition } from '#contract/contact-values';
import type { SavedView, ViewState } from '#contract/organising';

/** In the address: no saved view, also where one opens with the list. */
export const noView = 'all';

export const addressSchema = z.object({
  view: z.string().optional().catch(undefined),
  q: z.string().optional().catch(undefined),
  archived: z.enum(['no', 'yes', 'all']).optional().catch(undefined),
  match: z.enum(['all', 'any']).optional().catch(undefined),
  filter: z.string().optional().catch(undefined),
  sort: z.enum(contactSorts).optional().catch(undefined),
  direction: z.enum(['asc', 'desc']).optional().catch(undefined),
  columns: z.string().optional().catch(undefined),
});
export type Address = z.output<typeof addressSchema>;

/** What the list shows when nothing was chosen. */
export const usualState: ViewState = {
  q: '',
  archived: 'no',
  match: 'all',
  conditions: [],
  sort: 'name',
  direction: 'asc',
  columns: [],
};

export type Shown = {
  /** The saved view that was opened; undefined: none. */
  view: SavedView | undefined;
  state: ViewState;
  /** The state differs from the view, or from the usual list where there is none. */
  isChanged: boolean;
};

/** What an address shows. One that names nothing shows the view that opens with the list. */
export function readAddress(address: Address, views: readonly SavedView[]): Shown {
  const { view: viewId, ...stated } = address;
  const isStated = Object.values(stated).some((value) => value !== undefined);
  const opening = viewId === undefined && !isStated ? views.find(({ isDefault }) => isDefault) : undefined;
  const view = views.find(({ id }) => id === viewId) ?? opening;
  const base = view?.state ?? usualState;
  const state = isStated ? stateOf(stated) : base;
  return { view, state, isChanged: !isSameState(state, base) };
}

/**
 * The address of a state. A view that has not been changed is named alone; beside a changed one everything is stated, so that what
 * was taken out of the view stays out.
 */
export function writeAddress(state: ViewState, view: SavedView | undefined): Address {
  const base = view?.state ?? usualState;
  const isSame = isSameState(state, base);
  const isEmpty = (text: string) => (text === '' ? undefined : text);
  return {
    view: view?.id ?? noView,
    q: isSame ? undefined : isEmpty(state.q),
    // Always stated: it tells that the view has been changed.
    archived: isSame ? undefined : state.archived,
    match: isSame || state.match === 'all' ? undefined : state.match,
    filter: isSame || state.conditions.length === 0 ? undefined : JSON.stringify(state.conditions),
    sort: isSame || state.sort === usualState.sort ? undefined : state.sort,
    direction: isSame || state.direction === usualState.direction ? undefined : state.direction,
    columns: isSame ? undefined : isEmpty(state.columns.join(',')),
  };
}

/** Tells whether two states show the same. */
export function isSameState(one: ViewState, other: ViewState): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder({ q, archived, match, conditions, sort, direction, columns }: ViewState): unknown[] {
  // With one condition, all and any are the same.
  const matters = conditions.length > 1 ? match : 'all';
  const listed = conditions.map(({ field, operator, value, to }) => [field, operator, value ?? null, to ?? null]);
  return [q, archived, matters, listed, sort, direction, columns];
}

function stateOf({ q, archived, match, filter, sort, direction, columns }: Omit<Address, 'view'>): ViewState {
  return {
    q: q ?? usualState.q,
    archived: archived ?? usualState.archived,
    match: match ?? usualState.match,
    conditions: conditionsOf(filter),
    sort: sort ?? usualState.sort,
    direction: direction ?? usualState.direction,
    columns: columns === undefined ? [] : columns.split(',').filter((key) => key !== ''),
  };
}

const conditionsSchema = z.array(contactConditionSchema);

// An address that somebody has mistyped shows the list without the filter.
function conditionsOf(filter: string | undefined): ContactCondition[] {
  if (filter === undefined) return [];
  try {
    const read = conditionsSchema.safeParse(JSON.parse(filter));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}
