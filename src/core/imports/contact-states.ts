/** What a row of a file makes of a contact: a new one, or one that is there with what the file says. */
import { mainWaysOf, type ArrangedContact } from '#domain/imports';
import { emptyState } from '#core/contacts';
import type { ContactState } from '#core/contacts';

type Memberships = ContactState['organisations'];

/** A new contact. `code` stands in where the row has none. */
export function newState(
  record: ArrangedContact,
  { code, organisations }: { code: string; organisations: Memberships },
) {
  const { stated, kind, name, points } = record;
  const state: ContactState = {
    ...emptyState,
    ...stated,
    kind,
    name,
    code: record.code === '' ? code : record.code,
    ...mainWaysOf(stated, points),
    organisations,
  };
  return state;
}

/**
 * A contact with what the row says in place of what stood there; where the row says nothing, everything stays, and so does the code. Custom
 * values are given one by one. A further e-mail or phone from a column of its own comes to those that are there.
 */
export function mergedState(
  { stated, points, organisations: mentions }: ArrangedContact,
  { before, organisations }: { before: ContactState; organisations: Memberships },
): ContactState {
  return {
    ...before,
    ...stated,
    custom: { ...before.custom, ...stated.custom },
    points: points === null ? before.points : mergedPoints(before.points, points),
    organisations: mentions.length === 0 ? before.organisations : organisations,
  };
}

function mergedPoints(
  before: ContactState['points'],
  { points, isWhole }: NonNullable<ArrangedContact['points']>,
): ContactState['points'] {
  if (isWhole) return [...points];
  const added = points.filter(
    (point) => !before.some((known) => known.kind === point.kind && known.value === point.value),
  );
  // The contract holds no more than fifty.
  return [...before, ...added].slice(0, 50);
}
