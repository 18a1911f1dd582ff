import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { ShiftReport } from '#contract/till';
import { negate } from '#domain/money';
import { TaxName } from '#renderer/documents';
import { useTenderName } from '#renderer/till/parts';
import { FigureTable, InstantText, Money, useUserName } from '#renderer/ui';
import type { MoneyProps } from '#renderer/ui';

type ReportProps = { report: ShiftReport };

/** Net, tax and gross of each rate, and of all. */
export function TaxTable({ report }: ReportProps) {
  const { t } = useTranslation('tillOffice');
  const { currency, taxes, netMinor, taxMinor, grossMinor } = report;
  return (
    <FigureTable
      label={t('report.taxes')}
      head={[t('report.tax'), { end: t('report.net') }, { end: t('report.taxAmount') }, { end: t('report.gross') }]}
    >
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
    </FigureTable>
  );
}

/** How the receipts were paid. */
export function TenderTable({ report }: ReportProps) {
  const { t } = useTranslation('tillOffice');
  const tenderName = useTenderName();
  const { currency, tenders } = report;
  if (tenders.length === 0) return <Text c="dimmed">{t('report.noTenders')}</Text>;
  return (
    <FigureTable
      label={t('report.tenders')}
      head={[
        t('report.tender'),
        { end: t('report.payments') },
        { end: t('report.received') },
        { end: t('report.refunded') },
        { end: t('report.amount') },
      ]}
    >
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
    </FigureTable>
  );
}

/** Cash that moved without a sale, with its reasons. */
export function MovementTable({ report }: ReportProps) {
  const { t } = useTranslation('tillOffice');
  const userName = useUserName();
  const { currency, movements } = report;
  return (
    <FigureTable
      label={t('report.movements')}
      head={[t('report.what'), t('reason'), t('report.when'), { end: t('report.amount') }]}
    >
      <tbody>
        {movements.map(({ id, kind, reason, at, userName: name, amountMinor }) => (
          <tr key={id}>
            <th scope="row">{t(`cash.kind.${kind}`)}</th>
            <td data-wraps>{reason}</td>
            <td>
              <InstantText at={at} />
              <div className="cb-detail">{userName(name)}</div>
            </td>
            <AmountCell minor={kind === 'payIn' ? amountMinor : negate(amountMinor)} currency={currency} />
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}

function AmountCell(amount: Pick<MoneyProps, 'minor' | 'currency' | 'isZeroQuiet'>) {
  return (
    <td data-end>
      <Money {...amount} />
    </td>
  );
}
