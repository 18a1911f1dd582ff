import { useTranslation } from 'react-i18next';

import type { ShiftReport } from '#contract/till';
import { useTenderName } from '#renderer/till/parts';
import { Card, DetailColumns, DetailGrid, Figures, InstantText, Money, useUserName } from '#renderer/ui';

import { CashCard } from './cash-card.tsx';
import { MovementTable, TaxTable, TenderTable } from './report-tables.tsx';
import classes from './shifts.module.css';

/** All figures of a shift, grouped: what was sold, how it was paid, what lies in the drawer. */
export function ReportView({ report }: { report: ShiftReport }) {
  const { t } = useTranslation('tillOffice');
  return (
    <DetailColumns side={<ReportSide report={report} />}>
      <Card>
        <Facts report={report} />
      </Card>
      <Card title={t('report.sales')}>
        <TaxTable report={report} />
        <SalesFigures report={report} />
      </Card>
      <Card title={t('report.tenders')}>
        <TenderTable report={report} />
      </Card>
      {report.movements.length > 0 && (
        <Card title={t('report.movements')}>
          <MovementTable report={report} />
        </Card>
      )}
    </DetailColumns>
  );
}

function ReportSide({ report }: { report: ShiftReport }) {
  const { t } = useTranslation('tillOffice');
  return (
    <>
      <CashCard report={report} />
      {report.paidOnAccount.length > 0 && <OnAccountCard report={report} />}
      {report.note !== '' && (
        <Card title={t('note')}>
          <p className={classes['note']}>{report.note}</p>
        </Card>
      )}
    </>
  );
}

function Facts({ report }: { report: ShiftReport }) {
  const { t } = useTranslation('tillOffice');
  const userName = useUserName();
  const { openedAt, openedBy, closedAt, closedBy, firstNumber, lastNumber, saleCount, returnCount, copies } = report;
  const range = firstNumber === lastNumber ? firstNumber : `${firstNumber ?? ''} – ${lastNumber ?? ''}`;
  return (
    <DetailGrid
      columns={3}
      details={[
        { label: t('opened'), value: <InstantText at={openedAt} /> },
        { label: t('openedBy'), value: userName(openedBy) },
        ...(closedAt === null
          ? [{ label: t('report.madeAt'), value: <InstantText at={report.madeAt} /> }]
          : [
              { label: t('closed'), value: <InstantText at={closedAt} /> },
              { label: t('closedBy'), value: userName(closedBy ?? '') },
            ]),
        { label: t('report.receipts'), value: saleCount === 0 ? t('report.noReceipts') : range },
        {
          label: t('report.howMany'),
          value: `${t('report.count', { count: saleCount })}${returnCount === 0 ? '' : `, ${t('report.returns', { count: returnCount })}`}`,
        },
        ...(closedAt === null && report.heldCount > 0
          ? [{ label: t('held.title'), value: t('held.count', { count: report.heldCount }) }]
          : []),
        ...(copies > 0 ? [{ label: t('copies'), value: t('copiesCount', { count: copies }) }] : []),
      ]}
    />
  );
}

function SalesFigures({ report }: { report: ShiftReport }) {
  const { t } = useTranslation('tillOffice');
  const { currency, creditSoldMinor, totalMinor, roundingMinor, discountMinor, returnedMinor } = report;
  const money = (minor: ShiftReport['totalMinor']) => <Money minor={minor} currency={currency} />;
  return (
    <Figures
      isApart
      figures={[
        ...(creditSoldMinor === 0 ? [] : [{ label: t('report.creditSold'), value: money(creditSoldMinor) }]),
        { label: t('report.total'), value: money(totalMinor), isSum: true },
        ...(roundingMinor === 0 ? [] : [{ label: t('report.rounding'), value: money(roundingMinor) }]),
        ...(discountMinor === 0 ? [] : [{ label: t('report.discount'), value: money(discountMinor) }]),
        ...(returnedMinor === 0 ? [] : [{ label: t('report.returned'), value: money(returnedMinor) }]),
      ]}
    />
  );
}

function OnAccountCard({ report }: { report: ShiftReport }) {
  const { t } = useTranslation('tillOffice');
  const tenderName = useTenderName();
  return (
    <Card title={t('report.onAccount')}>
      <Figures
        figures={report.paidOnAccount.map(({ tender, count, amountMinor }) => ({
          label: `${tenderName(tender)} · ${t('report.times', { count })}`,
          value: <Money minor={amountMinor} currency={report.currency} />,
        }))}
      />
    </Card>
  );
}
