/** The fields of the contact list: what can be a column, what can be filtered by, what can be set for many at once. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { contactSorts } from '#contract/contact-values';
import type { CustomField } from '#contract/organising';
import { consentChannels, consentStates, contactRoles } from '#domain/contacts';
import { orpc } from '#renderer/api';
import { useUserName } from '#renderer/ui';

/** How a field is asked and shown: `choice` holds one of its options, `many` any number of them. */
export type FieldKind = 'text' | 'choice' | 'many' | 'money' | 'number' | 'count' | 'date' | 'yesNo';
export type Option = { value: string; label: string };

export type ListField = {
  /** As the host names it: `city`, `tag`, `custom:` and the id of a custom field. */
  key: string;
  label: string;
  kind: FieldKind;
  /** Of `choice` and `many`. */
  options: readonly Option[];
  /** Every contact has a value: "is empty" makes no sense. */
  isAlwaysFilled: boolean;
  /** The list can show it. */
  isColumn: boolean;
  sortKey?: (typeof contactSorts)[number] | undefined;
  custom?: CustomField | undefined;
};

type Shape = Partial<Omit<ListField, 'key' | 'label' | 'options' | 'custom'>>;

const filterOnly = { isColumn: false } as const;

/** Which fields there are, in the order in which a person looks for them. */
const shapes = {
  name: { isAlwaysFilled: true, sortKey: 'name' },
  code: { isAlwaysFilled: true, sortKey: 'code' },
  kind: { kind: 'choice', isAlwaysFilled: true },
  role: { kind: 'many' },
  tag: { kind: 'many' },
  contactPerson: {},
  jobTitle: {},
  organisation: {},
  email: {},
  phone: {},
  street: {},
  postalCode: {},
  city: { sortKey: 'city' },
  region: {},
  country: {},
  balance: { kind: 'money', isAlwaysFilled: true, sortKey: 'balance' },
  sales: { kind: 'money', isAlwaysFilled: true, sortKey: 'sales' },
  lastPurchase: { kind: 'date', sortKey: 'lastPurchase' },
  creditLimit: { kind: 'money' },
  paymentTermsDays: { kind: 'count' },
  taxNumber: {},
  language: {},
  currency: {},
  birthday: { kind: 'date' },
  owner: { kind: 'choice' },
  created: { kind: 'date', isAlwaysFilled: true, sortKey: 'created' },
  updated: { kind: 'date', isAlwaysFilled: true },
  overdue: { kind: 'date', ...filterOnly },
  fax: filterOnly,
  website: filterOnly,
  messenger: filterOnly,
  requirement: filterOnly,
  instructions: filterOnly,
  importantInstructions: { kind: 'yesNo', isAlwaysFilled: true, ...filterOnly },
  note: filterOnly,
} as const satisfies Record<string, Shape>;

export type FieldName = keyof typeof shapes;
/** A field that the list can show. */
export type ColumnName = {
  [Name in FieldName]: (typeof shapes)[Name] extends { isColumn: false } ? never : Name;
}[FieldName];
const fieldNames = Object.keys(shapes) as FieldName[];

/** The columns of a list that nobody has arranged. */
export const usualColumns: readonly ColumnName[] = [
  'name',
  'code',
  'contactPerson',
  'phone',
  'city',
  'tag',
  'lastPurchase',
  'balance',
];

/** The fields, worded, with the tags, the custom fields and the users that there are. */
export function useListFields(): readonly ListField[] {
  const { t } = useTranslation(['contactLists', 'contacts', 'common']);
  const nameOf = useUserName();
  const { data: known } = useQuery(orpc.customFields.list.queryOptions());
  const { data: tags } = useQuery(orpc.tags.list.queryOptions());
  const { data: info } = useQuery(orpc.system.info.queryOptions());
  const optionsOf = (name: FieldName): readonly Option[] => {
    if (name === 'kind') {
      return (['organisation', 'person'] as const).map((value) => ({ value, label: t(`contacts:kind.${value}`) }));
    }
    if (name === 'role') return contactRoles.map((value) => ({ value, label: t(`role.${value}`) }));
    if (name === 'tag') return (tags?.tags ?? []).map((tag) => ({ value: tag.name, label: tag.name }));
    if (name === 'owner') return info === undefined ? [] : [{ value: info.user.id, label: nameOf(info.user.name) }];
    return [];
  };
  const own = plainFields().map((field): ListField => ({
    ...field,
    label: t(`field.${field.key}`),
    options: optionsOf(field.key),
  }));
  const consents = consentChannels.map((channel): ListField => ({
    key: `consent:${channel}`,
    label: t('consent.field', { channel: t(`consent.channels.${channel}`) }),
    kind: 'choice',
    options: consentStates.map((value) => ({ value, label: t(`consent.states.${value}`) })),
    isAlwaysFilled: true,
    isColumn: false,
  }));
  const yesNo: readonly Option[] = [
    { value: 'true', label: t('common:yes') },
    { value: 'false', label: t('common:no') },
  ];
  const custom = (known?.fields ?? []).filter(({ isRetired }) => !isRetired);
  return [...own, ...consents, ...custom.map((field) => customField(field, yesNo))];
}

/** The fields that every company has, without their words and options. */
export function plainFields(): (ListField & { key: FieldName })[] {
  return fieldNames.map((key) => ({
    key,
    label: key,
    options: [],
    kind: 'text',
    isAlwaysFilled: false,
    isColumn: true,
    ...shapes[key],
  }));
}

/** Finds a field by its key; undefined for one that is gone. */
export function fieldOf(fields: readonly ListField[], key: string): ListField | undefined {
  return fields.find((field) => field.key === key);
}

function customField(field: CustomField, yesNo: readonly Option[]): ListField {
  return {
    key: `custom:${field.id}`,
    label: field.name,
    kind: field.kind,
    options: field.kind === 'yesNo' ? yesNo : field.options.map(({ id, label }) => ({ value: id, label })),
    isAlwaysFilled: false,
    isColumn: true,
    custom: field,
  };
}
