import '@mantine/charts/styles.css';

import { BarChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';

import type { Brief } from '#contract/contacts';
import { formatMoney, minor } from '#domain/money';
import { useFormats } from '#renderer/api';

import classes from './brief.module.css';

/** The sales of twelve months as bars for eyes, each month in its place, and as a table for screen readers. It does not move. */
export function SalesChart({ months, currency }: { months: Brief['months']; currency: string }) {
  const { t } = useTranslation('contacts');
  const { locale, wordLocale } = useFormats();
  const manner = { year: 'numeric', timeZone: 'UTC' } as const;
  const long = new Intl.DateTimeFormat(wordLocale, { ...manner, month: 'long' });
  const short = new Intl.DateTimeFormat(wordLocale, { year: '2-digit', timeZone: 'UTC', month: 'short' });
  const dayOf = (month: string) => new Date(`${month}-01`);
  const money = (amount: number) => formatMoney(minor(amount), { currency, locale });
  const data = months.map(({ month, salesMinor }) => ({
    month: long.format(dayOf(month)),
    sales: salesMinor,
  }));
  return (
    <>
      <div aria-hidden className={classes['bars']}>
        <BarChart
          h={44}
          data={data}
          dataKey="month"
          series={[{ name: 'sales', label: t('brief.sales'), color: 'var(--cb-bar)' }]}
          withXAxis={false}
          withYAxis={false}
          gridAxis="none"
          valueFormatter={money}
          barProps={{ isAnimationActive: false, radius: 2, background: { fill: 'var(--cb-month)', radius: 2 } }}
          referenceLines={[{ y: 0, color: 'var(--cb-axis)' }]}
          barChartProps={{
            margin: { top: 2, bottom: 0, left: 0, right: 0 },
            barCategoryGap: '15%',
            accessibilityLayer: false,
          }}
          tooltipAnimationDuration={0}
          cursorFill="var(--cb-selected)"
        />
        <div className={classes['axis']}>
          {months
            .filter((_, index) => index === 0 || index === months.length - 1)
            .map(({ month }) => (
              <span key={month}>{short.format(dayOf(month))}</span>
            ))}
        </div>
      </div>
      <table className="cb-hidden">
        <caption>{t('brief.salesByMonth')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('brief.month')}</th>
            <th scope="col">{t('brief.sales')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map(({ month, sales }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td>{money(sales)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
