/** What can be set for many contacts at once, and the change that the host gets. */
import type { ContactChange } from '#contract/contacts';
import type { ContactCondition } from '#contract/contact-values';
import type { ContactRole } from '#domain/contacts';

import type { ListField } from './list-fields.ts';

export type ChangeMode = 'set' | 'empty' | 'add' | 'remove';

/** Each settable field by its name in the list, with its name in a change. */
const settable = {
  kind: 'kind',
  role: 'roles',
  jobTitle: 'jobTitle',
  city: 'city',
  region: 'region',
  country: 'country',
  language: 'language',
  currency: 'currency',
  paymentTermsDays: 'paymentTermsDays',
  creditLimit: 'creditLimitMinor',
  owner: 'ownerId',
} as const satisfies Record<string, keyof ContactChange>;
// Empty is null for what is no text.
const nullWhenEmpty = new Set(['paymentTermsDays', 'creditLimit', 'owner']);

/** The fields of the list that can be set for many at once. */
export function settableFields(fields: readonly ListField[]): ListField[] {
  return fields.filter(({ key, custom }) => custom !== undefined || Object.hasOwn(settable, key));
}

/** What can be done with a field: a role is added or removed, what can be empty can be emptied. */
export function modesOf({ kind, isAlwaysFilled }: ListField): readonly ChangeMode[] {
  if (kind === 'many') return ['add', 'remove', 'set', 'empty'];
  return isAlwaysFilled ? ['set'] : ['set', 'empty'];
}

/** The change, or undefined while its value is missing. */
export function changeOf(
  field: ListField,
  { mode, value }: { mode: ChangeMode; value: ContactCondition['value'] },
): ContactChange | undefined {
  const isMissing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (mode !== 'empty' && isMissing) return undefined;
  if (field.custom !== undefined) return { custom: { [field.custom.id]: customValue(mode, value) } };
  if (field.key === 'role') return roleChange(mode, value as ContactRole[] | undefined);
  const name = settable[field.key as keyof typeof settable];
  const empty = nullWhenEmpty.has(field.key) ? null : '';
  return { [name]: mode === 'empty' ? empty : value };
}

function customValue(mode: ChangeMode, value: ContactCondition['value']) {
  if (mode === 'empty' || value === undefined || Array.isArray(value)) return null;
  return value as NonNullable<ContactChange['custom']>[string];
}

function roleChange(mode: ChangeMode, roles: ContactRole[] = []): ContactChange {
  switch (mode) {
    case 'add':
      return { addRoles: roles };
    case 'remove':
      return { removeRoles: roles };
    case 'set':
      return { roles };
    case 'empty':
      return { roles: [] };
  }
}
