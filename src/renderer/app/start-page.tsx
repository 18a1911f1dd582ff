import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { TodayCard } from '#renderer/activities';
import { orpc, useFormats } from '#renderer/api';
import { Loaded, Page, writtenDate } from '#renderer/ui';

import { FirstSteps } from './first-steps.tsx';
import { Figures } from './start-figures.tsx';
import { StartLists } from './start-lists.tsx';
import classes from './start.module.css';

/** What matters today: the figures, each opening its rows; before there are any, the first steps. */
export function StartPage() {
  const { t } = useTranslation('app');
  const { wordLocale } = useFormats();
  const overview = useQuery(orpc.system.overview.queryOptions());
  const info = useQuery(orpc.system.info.queryOptions());
  const day = overview.data?.day;
  return (
    <Page
      title={t('nav.start')}
      subtitle={day === undefined ? undefined : writtenDate(day, { locale: wordLocale, style: 'full' })}
      primary={{ label: t('action.newInvoice'), to: '/documents/new', keys: 'n' }}
      secondary={[{ label: t('action.recordPayment'), to: '/payments/new', keys: 'p' }]}
    >
      <Loaded query={overview}>
        {(figures) => (
          <div className={classes['start']}>
            <FirstSteps isSetUp={info.data?.isSetUp ?? true} figures={figures} />
            <Figures figures={figures} />
            {figures.contactCount > 0 && <TodayCard />}
            <StartLists />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
