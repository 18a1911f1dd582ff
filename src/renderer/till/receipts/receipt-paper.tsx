import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Sale } from '#contract/sales';
import { negate } from '#domain/money';
import { orpc } from '#renderer/api';
import { TaxName } from '#renderer/documents';
import { useTenderName } from '#renderer/till/parts';
import { Figures, InstantText, Money, Percent, useUserName } from '#renderer/ui';
import type { Figure } from '#renderer/ui';

import { ReceiptLines } from './receipt-lines.tsx';
import classes from './receipts.module.css';

/** A receipt as it lies on the counter: lines, total, taxes, how it was paid. */
export function ReceiptPaper({ sale }: { sale: Sale }) {
  const { t } = useTranslation('tillOffice');
  const userName = useUserName();
  const settings = useQuery(orpc.settings.get.queryOptions());
  const { exemptionReason, note, reference } = sale;
  return (
    <article className={classes['paper']} aria-label={t('receiptNumber', { number: sale.number })}>
      <header className={classes['paperHead']}>
        <strong>{settings.data?.company.name}</strong>
        <span>{t('receiptNumber', { number: sale.number })}</span>
        <Text span size="sm" c="dimmed">
          <InstantText at={sale.soldAt} /> · {userName(sale.userName)}
        </Text>
        {sale.contactName !== '' && <span>{sale.contactName}</span>}
      </header>
      <ReceiptLines sale={sale} />
      <Totals sale={sale} />
      <Tenders sale={sale} />
      <Taxes sale={sale} />
      {exemptionReason !== '' && (
        <p className={classes['remark']}>{t('receipts.exempt', { reason: exemptionReason })}</p>
      )}
      {reference !== '' && <p className={classes['remark']}>{t('receipts.reference', { text: reference })}</p>}
      {note !== '' && <p className={classes['remark']}>{note}</p>}
    </article>
  );
}

function Totals({ sale }: { sale: Sale }) {
  const { t } = useTranslation(['tillOffice', 'common']);
  const { currency, lineNetMinor, allowanceMinor, discount, priceMode, taxMinor, creditSoldMinor, totalMinor } = sale;
  const money = (minor: typeof totalMinor) => <Money minor={minor} currency={currency} />;
  const figures: Figure[] = [
    ...(allowanceMinor === 0
      ? []
      : [
          { label: t('receipts.subtotal'), value: money(lineNetMinor) },
          {
            label: (
              <>
                {t('receipts.discount')}
                {discount.percentE4 > 0 && (
                  <>
                    {' '}
                    <Percent value={discount.percentE4} />
                  </>
                )}
                {discount.reason !== '' && ` (${discount.reason})`}
              </>
            ),
            value: money(negate(allowanceMinor)),
          },
        ]),
    ...(priceMode === 'exclusive' && taxMinor !== 0 ? [{ label: t('report.taxAmount'), value: money(taxMinor) }] : []),
    ...(creditSoldMinor === 0 ? [] : [{ label: t('report.creditSold'), value: money(creditSoldMinor) }]),
  ];
  return (
    <div className={classes['totals']}>
      {figures.length > 0 && <Figures figures={figures} />}
      <p className={classes['total']}>
        <span>{t('common:total')}</span>
        <Money minor={totalMinor} currency={currency} isBold />
      </p>
    </div>
  );
}

function Tenders({ sale }: { sale: Sale }) {
  const { t } = useTranslation('tillOffice');
  const tenderName = useTenderName();
  const { currency, tenders, roundingMinor } = sale;
  const figures = tenders.flatMap(({ tender, amountMinor, givenMinor, changeMinor, reference, creditCode }) => {
    const detail = [reference, creditCode ?? ''].filter((part) => part !== '').join(' · ');
    const name = amountMinor < 0 ? t('receipts.givenBack', { tender: tenderName(tender) }) : tenderName(tender);
    const figure: Figure = {
      label: detail === '' ? name : `${name} · ${detail}`,
      value: <Money minor={changeMinor > 0 ? givenMinor : amountMinor} currency={currency} />,
    };
    const change: Figure = {
      label: t('receipts.change'),
      value: <Money minor={negate(changeMinor)} currency={currency} />,
    };
    return changeMinor > 0 ? [figure, change] : [figure];
  });
  const rounding: Figure[] =
    roundingMinor === 0
      ? []
      : [{ label: t('report.rounding'), value: <Money minor={roundingMinor} currency={currency} sign="always" /> }];
  return (
    <div className={classes['block']}>
      <Figures label={t('receipts.paidBy')} figures={[...rounding, ...figures]} />
    </div>
  );
}

function Taxes({ sale }: { sale: Sale }) {
  const { t } = useTranslation('tillOffice');
  if (sale.taxes.length === 0) return null;
  return (
    <table className={classes['taxes']} aria-label={t('report.taxes')}>
      <thead>
        <tr>
          <th scope="col">{t('report.tax')}</th>
          <th scope="col">{t('report.net')}</th>
          <th scope="col">{t('report.taxAmount')}</th>
          <th scope="col">{t('report.gross')}</th>
        </tr>
      </thead>
      <tbody>
        {sale.taxes.map(({ taxCategory, taxRateE4, taxableMinor, taxMinor, grossMinor }) => (
          <tr key={`${taxCategory}${taxRateE4}`}>
            <th scope="row">
              <TaxName category={taxCategory} rateE4={taxRateE4} />
            </th>
            {[taxableMinor, taxMinor, grossMinor].map((minor, index) => (
              <td key={index}>
                <Money minor={minor} currency={sale.currency} isBare />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
