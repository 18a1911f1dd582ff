import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Contact, CustomValue } from '#contract/contacts';
import type { CustomField } from '#contract/organising';
import { isCalendarDate } from '#domain/dates';
import { e4 } from '#domain/money';
import { orpc } from '#renderer/api';
import { DateText, Decimal } from '#renderer/ui';
import type { Detail } from '#renderer/ui';

/** The own fields of a contact that hold something, in their order; those of retired fields as well. */
export function useCustomDetails({ custom }: Pick<Contact, 'custom'>): Detail[] {
  const { t } = useTranslation('common');
  const { data } = useQuery(orpc.customFields.list.queryOptions());
  const written = (field: CustomField, value: CustomValue): Detail['value'] => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return <Decimal value={e4(value)} />;
    if (field.kind === 'date' && isCalendarDate(value)) return <DateText date={value} />;
    return field.options.find(({ id }) => id === value)?.label ?? value;
  };
  return (data?.fields ?? []).flatMap((field) => {
    const value = custom[field.id];
    if (value === undefined || value === null || value === '') return [];
    return [{ label: field.name, value: written(field, value) }];
  });
}
