import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { endOfMonth } from '#domain/dates';
import type { Minor } from '#domain/money';
import { orpc, useFormats } from '#renderer/api';
import { Money } from '#renderer/ui';

import type { Overview } from './overview.ts';
import classes from './start.module.css';

type Figure = {
  label: string;
  minor: Minor;
  detail: string;
  to: string;
  search?: Record<string, string>;
  isLate?: boolean;
};

/** The figures of the day. Each is a link to the rows it is made of. */
export function Figures({ figures }: { figures: Overview }) {
  const { t } = useTranslation('app');
  const info = useQuery(orpc.system.info.queryOptions());
  const seesTakings = info.data?.user.permissions.includes('till.report') === true;
  const month = { from: `${figures.day.slice(0, 8)}01`, to: endOfMonth(figures.day) };
  const soldToday: Figure = {
    label: t('figures.soldToday'),
    minor: figures.soldTodayMinor,
    detail: t('figures.receipts'),
    to: '/till/receipts',
    search: { soldFrom: figures.day, soldTo: figures.day },
  };
  const amounts: readonly Figure[] = [
    {
      label: t('figures.overdue'),
      minor: figures.overdueMinor,
      detail: t('figures.documents', { count: figures.overdueCount }),
      to: '/receivables',
      isLate: figures.overdueCount > 0,
    },
    {
      label: t('figures.unpaid'),
      minor: figures.unpaidMinor,
      detail: t('figures.documents', { count: figures.unpaidCount }),
      to: '/receivables',
    },
    {
      label: t('figures.drafts'),
      minor: figures.draftMinor,
      detail: t('figures.documents', { count: figures.draftCount }),
      to: '/documents',
      search: { state: 'draft' },
    },
    {
      label: t('figures.issuedThisMonth'),
      minor: figures.issuedThisMonthMinor,
      detail: t('figures.net'),
      to: '/documents',
      search: { state: 'issued', issuedFrom: month.from, issuedTo: month.to },
    },
    {
      label: t('figures.receivedThisMonth'),
      minor: figures.receivedThisMonthMinor,
      detail: t('figures.payments'),
      to: '/payments',
      search: { paidFrom: month.from, paidTo: month.to },
    },
    ...(seesTakings ? [soldToday] : []),
  ];
  return (
    <section aria-label={t('figures.title')}>
      <ul className={classes['figures']}>
        {amounts.map((figure) => (
          <FigureCard key={figure.label} figure={figure} currency={figures.currency} />
        ))}
      </ul>
      <ul className={classes['counts']}>
        <Count label={t('nav.contacts')} count={figures.contactCount} to="/contacts" />
        <Count label={t('nav.items')} count={figures.itemCount} to="/items" />
      </ul>
    </section>
  );
}

function FigureCard({ figure, currency }: { figure: Figure; currency: string }) {
  const { label, minor, detail, to, search, isLate = false } = figure;
  return (
    <li>
      <Link to={to} search={search ?? {}} className={classes['figure']} data-late={isLate}>
        <span className={classes['label']}>{label}</span>
        <span className={classes['amount']}>
          <Money minor={minor} currency={currency} />
        </span>
        <span className={classes['detail']}>{detail}</span>
      </Link>
    </li>
  );
}

function Count({ label, count, to }: { label: string; count: number; to: string }) {
  const { locale } = useFormats();
  return (
    <li>
      <Link to={to} className={classes['count']}>
        <span>{label}</span>
        <span className={classes['number']}>{count.toLocaleString(locale)}</span>
      </Link>
    </li>
  );
}
