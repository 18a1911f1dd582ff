/** A contact as texts, field by field, in the form in which an import reads them: what an export writes and a preview shows. */
import { customFieldOf, joinEntries, joinList, type KnownCustomField } from '#domain/imports';
import type { ContactField } from '#domain/imports';
import { formatE4, formatMinorPlain } from '#domain/money';
import type { CurrencyCode, E4 } from '#domain/money';

import type { ContactState } from './contact-state.ts';

/** What the texts name beyond the contact itself. */
export type NamesAround = {
  /** Of the company, in which credit limits are. */
  currency: CurrencyCode;
  customFields: readonly KnownCustomField[];
  organisationOf(id: string): { name: string; code: string } | undefined;
  ownerNameOf(id: string): string | undefined;
};

/** The fields of a whole contact, in the order of an export. */
export const exportedFields = [
  'code',
  'kind',
  'name',
  'contactPerson',
  'jobTitle',
  'organisations',
  'email',
  'emailLabel',
  'phone',
  'phoneLabel',
  'fax',
  'points',
  'street',
  'postalCode',
  'city',
  'region',
  'country',
  'addresses',
  'taxNumber',
  'language',
  'currency',
  'paymentTermsDays',
  'creditLimit',
  'birthday',
  'roles',
  'tags',
  'owner',
  'requirements',
  'instructions',
  'areInstructionsImportant',
  'consents',
  'note',
  'isArchived',
] as const satisfies readonly ContactField[];

export type ExportedField = (typeof exportedFields)[number];

/** One field of a contact as a text; '' where it is empty. */
export function contactText(state: ContactState, field: ExportedField, around: NamesAround): string {
  switch (field) {
    case 'organisations':
      return joinEntries(
        state.organisations.map(({ organisationId, role }) => {
          const organisation = around.organisationOf(organisationId);
          return [organisation?.name ?? '', role, organisation?.code ?? ''];
        }),
      );
    case 'points':
      return joinEntries(state.points.map(({ kind, label, value }) => [kind, label, value]));
    case 'addresses':
      return joinEntries(
        state.addresses.map(({ use, label, street, postalCode, city, region, country }) => {
          return [use, label, street, postalCode, city, region, country];
        }),
      );
    case 'paymentTermsDays':
      return state.paymentTermsDays === null ? '' : String(state.paymentTermsDays);
    case 'creditLimit':
      return state.creditLimitMinor === null ? '' : formatMinorPlain(state.creditLimitMinor, around.currency);
    case 'birthday':
      return state.birthday ?? '';
    case 'roles':
      return joinList(state.roles);
    case 'tags':
      return joinList(state.tags);
    case 'owner':
      return state.ownerId === null ? '' : (around.ownerNameOf(state.ownerId) ?? '');
    case 'requirements':
      return joinEntries(
        state.requirements.map(({ attribute, value, isMust }) => [attribute, value, isMust ? 'must' : '']),
      );
    case 'areInstructionsImportant':
    case 'isArchived':
      return state[field] ? 'yes' : '';
    case 'consents':
      return joinEntries(
        state.consents.map(({ channel, isGiven, on, source }) => [channel, isGiven ? 'yes' : 'no', on, source]),
      );
    case 'code':
    case 'kind':
    case 'name':
    case 'contactPerson':
    case 'jobTitle':
    case 'email':
    case 'emailLabel':
    case 'phone':
    case 'phoneLabel':
    case 'fax':
    case 'street':
    case 'postalCode':
    case 'city':
    case 'region':
    case 'country':
    case 'taxNumber':
    case 'language':
    case 'currency':
    case 'instructions':
    case 'note':
      return state[field];
  }
}

/** The value of a custom field as a text. */
export function customText(state: ContactState, { id, kind, options }: KnownCustomField): string {
  const value = state.custom[id];
  if (value === undefined || value === null || value === '') return '';
  switch (kind) {
    case 'text':
    case 'date':
      return String(value);
    case 'number':
      return formatE4(value as E4);
    case 'yesNo':
      return value === true ? 'yes' : 'no';
    case 'choice':
      return options.find((option) => option.id === value)?.label ?? '';
  }
}

/** All fields that say something. */
export function contactTexts(state: ContactState, around: NamesAround): Record<string, string> {
  const texts = exportedFields.map((field): [string, string] => [field, contactText(state, field, around)]);
  const custom = around.customFields.map((field): [string, string] => [
    customFieldOf(field.id),
    customText(state, field),
  ]);
  return Object.fromEntries([...texts, ...custom].filter(([, text]) => text !== ''));
}
