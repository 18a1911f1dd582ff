import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { ImportField } from '#domain/imports';
import { orpc } from '#renderer/api';

/** The custom fields that a file can fill, and the name of any field of an import. */
export function useFieldNames(): {
  customFields: readonly { field: string; name: string }[];
  nameOf: (field: string) => string;
} {
  const { t } = useTranslation('imports');
  const { data } = useQuery(orpc.customFields.list.queryOptions());
  const customFields = (data?.fields ?? [])
    .filter(({ isRetired }) => !isRetired)
    .map(({ id, name }) => ({ field: `custom:${id}`, name }));
  return {
    customFields,
    nameOf: (field) =>
      field.startsWith('custom:')
        ? (customFields.find((custom) => custom.field === field)?.name ?? t('customGone'))
        : t(`field.${field as ImportField}`),
  };
}
