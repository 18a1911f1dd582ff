import { useTranslation } from 'react-i18next';

import { unnamedOwner } from '#domain/permissions';

/** Gives what a user is called: the name, or the word for the owner in the page's language while nobody has given one. */
export function useUserName(): (name: string) => string {
  const { t } = useTranslation('common');
  return (name) => (name === unnamedOwner ? t('unnamedOwner') : name);
}
