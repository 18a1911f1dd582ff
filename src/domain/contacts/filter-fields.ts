/** The fields by which contacts can be filtered. What a contact may have several of (a town, a phone) is asked of all of them. */
import { consentChannels, contactRoles } from './kinds.ts';
import type { ConsentChannel } from './kinds.ts';

/** `option`: one of some words or ids; `number`: an integer, amounts in minor units, decimals times 10,000; `date`: a calendar day. */
export type FilterFieldKind = 'text' | 'option' | 'number' | 'date' | 'yesNo';

const kinds = {
  name: 'text',
  code: 'text',
  contactPerson: 'text',
  jobTitle: 'text',
  email: 'text',
  phone: 'text',
  fax: 'text',
  website: 'text',
  messenger: 'text',
  street: 'text',
  postalCode: 'text',
  city: 'text',
  region: 'text',
  country: 'text',
  taxNumber: 'text',
  language: 'text',
  currency: 'text',
  /** By the name of an organisation, or by its id. */
  organisation: 'text',
  requirement: 'text',
  instructions: 'text',
  note: 'text',
  kind: 'option',
  role: 'option',
  /** By its name or id. */
  tag: 'option',
  /** By the id of a user. */
  owner: 'option',
  paymentTermsDays: 'number',
  creditLimit: 'number',
  balance: 'number',
  sales: 'number',
  birthday: 'date',
  created: 'date',
  updated: 'date',
  lastPurchase: 'date',
  /** The oldest due date that has passed with something open; empty: nothing is overdue. */
  overdue: 'date',
  archived: 'yesNo',
  importantInstructions: 'yesNo',
} as const satisfies Record<string, FilterFieldKind>;

export type PlainField = keyof typeof kinds;
/** 'consent:email' and so on; 'custom' stands for every custom field. */
export type FilterField = PlainField | `consent:${ConsentChannel}` | 'custom';

export const consentStates = ['given', 'refused', 'unknown'] as const;

const plain = Object.entries(kinds).map(([field, kind]) => ({ field: field as PlainField, kind }));
const consents = consentChannels.map((channel) => ({ field: `consent:${channel}` as const, kind: 'option' as const }));

/** The fields by their names; custom fields, 'custom:' and an id, come from the books. */
export const filterFields: ReadonlyMap<string, { field: FilterField; kind: FilterFieldKind }> = new Map(
  [...plain, ...consents].map((field) => [field.field, field]),
);

/** The words that a field can hold; null where they are not fixed. */
export function optionsOf(field: FilterField): readonly string[] | null {
  if (field === 'kind') return ['organisation', 'person'];
  if (field === 'role') return contactRoles;
  return field.startsWith('consent:') ? consentStates : null;
}

const alwaysFilled: ReadonlySet<FilterField> = new Set([
  'name',
  'code',
  'kind',
  'created',
  'updated',
  'archived',
  'importantInstructions',
]);

/** Whether every contact has a value, so that nobody can ask for the empty ones. */
export function isAlwaysFilled(field: FilterField): boolean {
  return alwaysFilled.has(field) || field.startsWith('consent:');
}

/** Whether the field tells of what has been, so that nothing of it lies ahead. */
export function isPast(field: FilterField): boolean {
  return field === 'created' || field === 'updated' || field === 'lastPurchase' || field === 'overdue';
}
