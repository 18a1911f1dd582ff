import { useTranslation } from 'react-i18next';

import { EmptyState, Page } from '#renderer/ui';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <Page title={t('notFound.page')}>
      <EmptyState title={t('notFound.title')} text={t('notFound.text')} primary={{ label: t('nav.start'), to: '/' }} />
    </Page>
  );
}
