import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ShiftReport } from '#contract/till';
import { negate } from '#domain/money';
import { TaxName } from '#renderer/documents';
import { useTenderName } from '#renderer/till/parts';
import { InstantText, Money, useUserName } from '#renderer/ui';
import type { MoneyProps } from '#renderer/ui';

import classes from './shifts.module.css';

type ReportProps = { report: ShiftReport };

function Head({ names }: { names: readonly { name: ReactNode; isEnd?: boolean }[] }) {
  return (
    <thead>
      <tr>
        {names.map(({ name, isEnd = false }, index) => (
          <th key={index} scope="col" data-end={isEnd}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Net, tax and gross of each rate, and of all. */
export function TaxTable({ report }: ReportProps) {
  const { t } = useTranslation('tillOffice');
  const { currency, taxes, netMinor, taxMinor, grossMinor } = report;
  return (
    <table className={classes['table']} aria-label={t('report.taxes')}>
      <Head
        names={[
          { name: t('report.tax') },
          { name: t('report.net'), isEnd: true },
          { name: t('report.taxAmount'), isEnd: true },
          { name: t('report.gross'), isEnd: true },
        ]}
      />
      <tbody>
        {taxes.map((tax) => (
          <tr key={`${tax.taxCategory}${tax.taxRateE4}`}>
            <th scope="row">
              <TaxName category={tax.taxCategory} rateE4={tax.taxRateE4} />
            </th>
            <AmountCell minor={tax.taxableMinor} currency={currency} />
            <AmountCell minor={tax.taxMinor} currency={currency} />
            <AmountCell minor={tax.grossMinor} currency={currency} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('report.sold')}</th>
          <AmountCell minor={netMinor} currency={currency} />
          <AmountCell minor={taxMinor} currency={currency} />
          <AmountCell minor={grossMinor} currency={currency} />
        </tr>
      </tfoot>
    </table>
  );
}

/** How the receipts were paid. */
export function TenderTable({ report }: ReportProps) {
  const { t } = useTranslation('tillOffice');
  const tenderName = useTenderName();
  const { currency, tenders } = report;
  if (tenders.length === 0) return <p className={classes['quiet']}>{t('report.noTenders')}</p>;
  return (
    <table className={classes['table']} aria-label={t('report.tenders')}>
      <Head
        names={[
          { name: t('report.tender') },
          { name: t('report.payments'), isEnd: true },
          { name: t('report.received'), isEnd: true },
          { name: t('report.refunded'), isEnd: true },
          { name: t('report.amount'), isEnd: true },
        ]}
      />
      <tbody>
        {tenders.map(({ tender, count, receivedMinor, refundedMinor, amountMinor }) => (
          <tr key={tender}>
            <th scope="row">{tenderName(tender)}</th>
            <td data-end>{count}</td>
            <AmountCell minor={receivedMinor} currency={currency} isZeroQuiet />
            <AmountCell minor={negate(refundedMinor)} currency={currency} isZeroQuiet />
            <AmountCell minor={amountMinor} currency={currency} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Cash that moved without a sale, with its reasons. */
export function MovementTable({ report }: ReportProps) {
  const { t } = useTranslation('tillOffice');
  const userName = useUserName();
  const { currency, movements } = report;
  return (
    <table className={classes['table']} aria-label={t('report.movements')}>
      <Head
        names={[
          { name: t('report.what') },
          { name: t('reason') },
          { name: t('report.when') },
          { name: t('report.amount'), isEnd: true },
        ]}
      />
      <tbody>
        {movements.map(({ id, kind, reason, at, userName: name, amountMinor }) => (
          <tr key={id}>
            <th scope="row">{t(`cash.kind.${kind}`)}</th>
            <td data-wraps>{reason}</td>
            <td>
              <InstantText at={at} />
              <span className={classes['by']}>{userName(name)}</span>
            </td>
            <AmountCell minor={kind === 'payIn' ? amountMinor : negate(amountMinor)} currency={currency} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AmountCell(amount: Pick<MoneyProps, 'minor' | 'currency' | 'isZeroQuiet'>) {
  return (
    <td data-end>
      <Money {...amount} />
    </td>
  );
}
