import { describe, expect, test } from 'vitest';

import type { SavedView, ViewState } from '#contract/organising';

import { addressSchema, readAddress, usualState, writeAddress } from './list-state.ts';

const owing: ViewState = {
  ...usualState,
  conditions: [{ field: 'balance', operator: 'atLeast', value: 100_00 }],
  sort: 'balance',
  direction: 'desc',
};
const view: SavedView = { id: 'v1', name: 'Owing', isShared: false, isDefault: false, isMine: true, state: owing };
const opening: SavedView = { ...view, id: 'v2', name: 'Mine', isDefault: true };

/** As a browser brings it back: through the texts of the address. */
function again(state: ViewState, of: SavedView | undefined, views: readonly SavedView[]) {
  const address = Object.fromEntries(
    Object.entries(writeAddress(state, of)).filter(([, value]) => value !== undefined),
  );
  return readAddress(addressSchema.parse(address), views);
}

describe('what an address shows', () => {
  test('nothing said is the usual list, or the view that opens with the list', () => {
    expect(readAddress({}, [view])).toEqual({ view: undefined, state: usualState, isChanged: false });
    expect(readAddress({}, [view, opening]).view).toBe(opening);
  });

  test('all contacts stay in reach beside a view that opens with the list', () => {
    expect(again(usualState, undefined, [opening])).toEqual({ view: undefined, state: usualState, isChanged: false });
  });

  test('a view that nobody knows any more shows the usual list', () => {
    expect(readAddress({ view: 'gone' }, [view]).state).toEqual(usualState);
  });

  test('a filter that cannot be read is left out, and the rest is shown', () => {
    for (const filter of ['[', '{}', '[{"field":"city"}]', '[{"field":"city","operator":"near","value":"x"}]']) {
      expect(readAddress({ q: 'anna', filter }, []).state).toEqual({ ...usualState, q: 'anna' });
    }
  });
});

describe('an address brings its state back', () => {
  test('of an unchanged view by its name alone', () => {
    expect(writeAddress(owing, view)).toMatchObject({ view: 'v1', filter: undefined, archived: undefined });
    expect(again(owing, view, [view])).toEqual({ view, state: owing, isChanged: false });
  });

  test('of a changed view with all that it shows', () => {
    const changed = { ...owing, q: 'ulm', match: 'any' as const, columns: ['name', 'city'] };
    expect(again(changed, view, [view])).toEqual({ view, state: changed, isChanged: true });
  });

  test('what was taken out of a view stays out', () => {
    expect(again(usualState, view, [view])).toEqual({ view, state: usualState, isChanged: true });
  });

  test('whether all or any must hold makes no difference with one condition', () => {
    expect(again({ ...owing, match: 'any' }, view, [view]).isChanged).toBe(false);
  });
});
