import { useTranslation } from 'react-i18next';

import { contactRoles } from '#domain/contacts';
import type { CalendarDate } from '#domain/dates';
import { useFormats } from '#renderer/api';
import { DateText } from '#renderer/ui';

import { isNumberField, kindOfValue, numberShown } from './reading.ts';

/** A value of a record as it would be saved, in the manner and the words of the office. */
export function PreviewValue({ field, value }: { field: string; value: string }) {
  const { t } = useTranslation(['common', 'contacts']);
  const { locale } = useFormats();
  if (value === '') return null;
  if (field === 'kind') return t(value === 'person' ? 'contacts:kind.person' : 'contacts:kind.organisation');
  if (field === 'roles') return rolesOf(value, (role) => t(`contacts:form.role.${role}`));
  switch (kindOfValue(field, value)) {
    case 'date':
      return <DateText date={value as CalendarDate} />;
    case 'yes':
      return t('yes');
    case 'no':
      return t('no');
    case 'text':
      return isNumberField(field) ? numberShown(value, locale) : value;
  }
}

function rolesOf(value: string, wordOf: (role: (typeof contactRoles)[number]) => string): string {
  const words = value.split(', ').map((text) => {
    const role = contactRoles.find((known) => known === text);
    return role === undefined ? text : wordOf(role);
  });
  return words.join(', ');
}
