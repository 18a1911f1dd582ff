import { useTranslation } from 'react-i18next';

import { Page } from '#renderer/ui';

/** What matters today. */
export function StartPage() {
  const { t } = useTranslation('app');
  return <Page title={t('nav.start')}>{null}</Page>;
}
