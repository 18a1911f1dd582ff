/** Two people change one contact: what each saved is brought together field by field, own fields one by one. */
import { meet } from '#renderer/ui';
import type { MetField } from '#renderer/ui';

import type { ContactField, ContactValues } from './contact-values.ts';

/** A field of the form, or `custom:` and the id of an own field. */
export type MetName = Exclude<ContactField, 'custom'> | `custom:${string}`;
type Flat = Readonly<Record<string, unknown>>;

/** The form after another change has been met, and the fields in which it has. Where both changed, mine stays until chosen. */
export function meetContacts(values: { base: ContactValues; mine: ContactValues; theirs: ContactValues }): {
  merged: ContactValues;
  met: MetField<MetName>[];
} {
  const { base, mine, theirs } = values;
  const ids = new Set([base, mine, theirs].flatMap(({ custom }) => Object.keys(custom)));
  const meeting = meet<Flat>({ base: flat(base, ids), mine: flat(mine, ids), theirs: flat(theirs, ids) });
  return {
    merged: whole(meeting.merged, mine),
    met: meeting.met.map((field) => ({ ...field, field: field.field as MetName })),
  };
}

/** The form with one field that was met set to what was chosen. */
export function withChosen(values: ContactValues, field: MetName, value: unknown): ContactValues {
  if (!field.startsWith('custom:')) return { ...values, [field]: value };
  return whole({ ...flat(values, new Set([field.slice('custom:'.length)])), [field]: value }, values);
}

/** The values by the names under which they are met. */
export function flat(values: ContactValues, customIds: Iterable<string>): Flat {
  const { custom, ...fields } = values;
  const own = [...customIds].map((id) => [`custom:${id}`, custom[id] ?? null] as const);
  return { ...fields, ...Object.fromEntries(own) };
}

function whole(values: Flat, mine: ContactValues): ContactValues {
  const custom: Record<string, ContactValues['custom'][string]> = { ...mine.custom };
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (!name.startsWith('custom:')) {
      fields[name] = value;
      continue;
    }
    const id = name.slice('custom:'.length);
    if (value === null) delete custom[id];
    else custom[id] = value as ContactValues['custom'][string];
  }
  return { ...mine, ...fields, custom };
}
