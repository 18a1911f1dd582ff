/** The fields of contacts that are to become one: which there are, what stands in them, and what the merged contact would have. */
import type { Contact } from '#contract/contacts';
import { mergeContacts } from '#domain/contacts';
import type { MergeableContact, MergeFault } from '#domain/contacts';
import type { Result } from '#domain/result';

/** Fields of one value: one contact's stays. */
const single = [
  'kind',
  'name',
  'contactPerson',
  'jobTitle',
  'email',
  'phone',
  'fax',
  'street',
  'postalCode',
  'city',
  'region',
  'country',
  'language',
  'currency',
  'taxNumber',
  'paymentTermsDays',
  'creditLimitMinor',
  'birthday',
  'ownerId',
  'isArchived',
] as const;
/** Fields of many values, and long texts: together, unless one contact's is chosen. */
const joined = [
  'points',
  'addresses',
  'roles',
  'organisations',
  'tags',
  'requirements',
  'consents',
  'instructions',
  'note',
] as const;

export type PlainMergeField = (typeof single)[number] | (typeof joined)[number];
/** A field as a choice names it. */
export type MergeField = PlainMergeField | `custom:${string}`;
/** Field to the contact whose value stays; what is not in it is decided by the rule. */
export type Choices = Readonly<Partial<Record<MergeField, string>>>;

const joinedFields: ReadonlySet<string> = new Set(joined);

/** Tells whether the values of a field can stand together. */
export function isJoined(field: MergeField): boolean {
  return joinedFields.has(field);
}

/** The fields in which any of the contacts has something, split by whether they all have the same. */
export function fieldsOf(contacts: readonly Contact[]): { differing: MergeField[]; same: MergeField[] } {
  const customIds = [...new Set(contacts.flatMap(({ custom }) => Object.keys(custom)))];
  const fields: MergeField[] = [...single, ...joined, ...customIds.map((id) => `custom:${id}` as const)];
  const filled = fields.filter((field) => contacts.some((contact) => !isEmpty(valueOf(contact, field))));
  const isSame = (field: MergeField) => new Set(contacts.map((contact) => fingerprint(contact, field))).size === 1;
  return { differing: filled.filter((field) => !isSame(field)), same: filled.filter(isSame) };
}

/** What differs, split by whether the contacts contradict each other there, or only one of them says anything. */
export function comparedOf(
  contacts: readonly Contact[],
): Record<'contradicting' | 'completing' | 'same', MergeField[]> {
  const { differing, same } = fieldsOf(contacts);
  const isContradiction = (field: MergeField) =>
    contacts.filter((contact) => !isEmpty(valueOf(contact, field))).length > 1;
  return {
    contradicting: differing.filter(isContradiction),
    completing: differing.filter((field) => !isContradiction(field)),
    same,
  };
}

/** The value of a field. */
export function valueOf(contact: MergeableContact, field: MergeField): unknown {
  if (field.startsWith('custom:')) return contact.custom[field.slice('custom:'.length)] ?? null;
  return contact[field as PlainMergeField];
}

/** Tells whether a value says nothing. */
export function isEmpty(value: unknown): boolean {
  return value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/**
 * The merged contact, by the same rule as the host.
 * Errors: CHOICE_INVALID, MERGE_TOO_LARGE (the field that would hold more than a contact can).
 */
export function mergedOf(
  contacts: readonly Contact[],
  { winnerId, choices }: { winnerId: string; choices: Choices },
): Result<MergeableContact, MergeFault> | undefined {
  const parts = contacts.map((contact) => ({ id: contact.id, contact }));
  const winner = parts.find(({ id }) => id === winnerId);
  if (winner === undefined) return undefined;
  return mergeContacts({ parts: [winner, ...parts.filter((part) => part !== winner)], choices: stated(choices) });
}

/** The choices of contacts that are still among those to be merged. */
export function choicesAmong(ids: readonly string[], choices: Choices): Choices {
  return Object.fromEntries(Object.entries(choices).filter(([, id]) => id !== undefined && ids.includes(id)));
}

/** The choices as the host gets them. */
export function stated(choices: Choices): Record<string, string> {
  return Object.fromEntries(
    Object.entries(choices).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The contact whose value of a field stands in the merged one; undefined where values stand together or come from several. */
export function keeperOf(
  field: MergeField,
  { contacts, merged, choices, winnerId }: MergeState & { merged: MergeableContact },
): string | undefined {
  const chosen = choices[field];
  if (chosen !== undefined || isJoined(field)) return chosen;
  const value = JSON.stringify(valueOf(merged, field));
  const [winner, ...others] = [...contacts].toSorted((one) => (one.id === winnerId ? -1 : 0));
  return [winner, ...others].find((contact) => contact && JSON.stringify(valueOf(contact, field)) === value)?.id;
}

export type MergeState = { contacts: readonly Contact[]; winnerId: string; choices: Choices };

function fingerprint(contact: Contact, field: MergeField): string {
  const value = valueOf(contact, field);
  // Who bears the same tags in another order has the same tags.
  return JSON.stringify(Array.isArray(value) ? value.map((part) => JSON.stringify(part)).toSorted() : value);
}
