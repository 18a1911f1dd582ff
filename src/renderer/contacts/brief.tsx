import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Brief } from '#contract/contacts';
import { negate } from '#domain/money';
import { orpc } from '#renderer/api';
import { DateText, DueText, Loaded, Money, paperPath, TextLink } from '#renderer/ui';

import { BriefPlans } from './brief-plans.tsx';
import { chartPeriod, creditState } from './brief-values.ts';
import classes from './brief.module.css';

// The charts are as large as half the program: they come after the words.
const SalesChart = lazy(async () => ({ default: (await import('./sales-chart.tsx')).SalesChart }));

/** What the office must know before it speaks: money, sales, plans. Every figure opens the rows it is made of. */
export function BriefPanel({ contactId }: { contactId: string }) {
  const { t } = useTranslation('contacts');
  const query = useQuery(orpc.contacts.brief.queryOptions({ input: { id: contactId } }));
  return (
    <section className={classes['brief']} aria-label={t('brief.title')}>
      {query.data === undefined && query.error === null ? (
        <Skeleton height={96} m="sm" />
      ) : (
        <Loaded query={query}>
          {(brief) => (
            <>
              <Owed brief={brief} />
              <LastPurchase brief={brief} />
              <Sales brief={brief} />
              <BriefPlans brief={brief} />
            </>
          )}
        </Loaded>
      )}
    </section>
  );
}

function Owed({ brief }: { brief: Brief }) {
  const { t } = useTranslation('contacts');
  const { contactId, balanceMinor, overdueMinor, overdueSince, currency } = brief;
  return (
    <div className={classes['part']}>
      <Figure label={t(balanceMinor < 0 ? 'brief.weOwe' : 'brief.balance')}>
        <TextLink to={`/receivables/${contactId}`} className={classes['large']} underline="hover">
          <Money minor={balanceMinor} currency={currency} />
        </TextLink>
      </Figure>
      {overdueSince !== null && (
        <p className={classes['late']}>
          <TextLink
            to="/documents"
            search={{ contactId, state: 'overdue', sort: 'dueOn', direction: 'asc' }}
            className={classes['lateLink']}
          >
            <Money minor={overdueMinor} currency={currency} /> {t('brief.overdue')}
          </TextLink>
          {', '}
          <DueText dueOn={overdueSince} />
        </p>
      )}
      <Credit brief={brief} />
    </div>
  );
}

function Credit({ brief }: { brief: Brief }) {
  const { t } = useTranslation('contacts');
  const { creditLimitMinor, creditLeftMinor, currency, contactId } = brief;
  if (creditLimitMinor === null || creditLeftMinor === null) return null;
  const { state, usedPercent } = creditState({ creditLimitMinor, creditLeftMinor });
  const isExceeded = state === 'exceeded';
  return (
    <div className={classes['credit']} data-state={state}>
      <div className={classes['bar']} aria-hidden>
        <div className={classes['used']} style={{ width: `${usedPercent}%` }} />
      </div>
      <TextLink to={`/receivables/${contactId}`} className={classes['quietLink']}>
        {!isExceeded && `${t('brief.creditLeft')} `}
        <Money minor={isExceeded ? negate(creditLeftMinor) : creditLeftMinor} currency={currency} />
      </TextLink>{' '}
      {t(isExceeded ? 'brief.overLimit' : 'brief.ofLimit')} <Money minor={creditLimitMinor} currency={currency} />
    </div>
  );
}

function LastPurchase({ brief: { lastPurchase, currency, openDraftCount, contactId } }: { brief: Brief }) {
  const { t } = useTranslation('contacts');
  return (
    <div className={classes['part']}>
      <Figure label={t('brief.lastPurchase')}>
        {lastPurchase === null ? (
          <span className={classes['nothing']}>{t('brief.never')}</span>
        ) : (
          <TextLink to={paperPath(lastPurchase.kind, lastPurchase.documentId)} className={classes['large']}>
            <DateText date={lastPurchase.on} />
          </TextLink>
        )}
      </Figure>
      {lastPurchase !== null && (
        <p className={classes['detail']}>
          <Money minor={lastPurchase.grossMinor} currency={currency} /> ·{' '}
          <span className={classes['whole']}>{lastPurchase.number}</span>
        </p>
      )}
      {openDraftCount > 0 && (
        <p className={classes['detail']}>
          <TextLink to="/documents" search={{ contactId, state: 'draft' }} className={classes['quietLink']}>
            {t('brief.drafts', { count: openDraftCount })}
          </TextLink>
        </p>
      )}
    </div>
  );
}

function Sales({ brief }: { brief: Brief }) {
  const { t } = useTranslation('contacts');
  const { contactId, yearSalesMinor, lifetimeSalesMinor, months, currency } = brief;
  const period = chartPeriod(months);
  const ofYear = { contactId, state: 'issued', issuedFrom: period.from, issuedTo: period.to };
  return (
    <div className={classes['part']} data-wide>
      <div className={classes['salesWords']}>
        <Figure label={t('brief.yearSales')}>
          <TextLink to="/documents" search={ofYear} className={classes['large']}>
            <Money minor={yearSalesMinor} currency={currency} />
          </TextLink>
        </Figure>
        <p className={classes['detail']}>
          <TextLink to="/documents" search={{ contactId, state: 'issued' }} className={classes['quietLink']}>
            <Money minor={lifetimeSalesMinor} currency={currency} /> {t('brief.lifetimeSales')}
          </TextLink>
        </p>
      </div>
      <div className={classes['chart']}>
        <Suspense fallback={null}>
          <SalesChart months={months} currency={currency} />
        </Suspense>
      </div>
    </div>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <dl className={classes['figure']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </dl>
  );
}
