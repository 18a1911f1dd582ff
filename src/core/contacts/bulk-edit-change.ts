/** What a bulk edit does to one contact. */
import type { ContactChange } from '#contract/contacts';
import { searchKey } from '#core/database';

import type { ContactState } from './contact-state.ts';

/** A contact bears no more; one that has as many is not given another. */
const mostTags = 50;

/** The contact after the change: given fields are set, custom values one by one, tags and roles added and removed. */
export function changedState(state: ContactState, change: ContactChange): ContactState {
  const { addTags = [], removeTags = [], addRoles = [], removeRoles = [], custom, ...fields } = change;
  const after: ContactState = { ...state, ...present(fields) };
  if (custom !== undefined) after.custom = { ...state.custom, ...custom };
  const roles = [...new Set([...after.roles, ...addRoles])].filter((role) => !removeRoles.includes(role));
  after.roles = roles;
  after.tags = changedTags(state.tags, { added: addTags, removed: removeTags });
  return after;
}

/** Tags are one whatever their case. */
function changedTags(
  tags: readonly string[],
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
): string[] {
  const gone = new Set(removed.map(searchKey));
  const kept = tags.filter((tag) => !gone.has(searchKey(tag)));
  const known = new Set(kept.map(searchKey));
  const fresh = added.filter((tag) => !known.has(searchKey(tag)) && !gone.has(searchKey(tag)));
  const once = fresh.filter((tag, index) => fresh.findIndex((other) => searchKey(other) === searchKey(tag)) === index);
  return kept.length + once.length > mostTags ? kept : [...kept, ...once];
}

function present<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
  };
}
