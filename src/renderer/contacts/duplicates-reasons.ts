import { useTranslation } from 'react-i18next';

import type { DuplicateReason } from '#domain/contacts';

/** Words why two contacts are perhaps one: "same phone, similar name in the same town". */
export function useReasonWords(): (reasons: readonly DuplicateReason[]) => string {
  const { t } = useTranslation('contacts');
  return (reasons) => reasons.map((reason) => t(`form.similar.${reason}`)).join(', ');
}
