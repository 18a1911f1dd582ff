import { useTranslation } from 'react-i18next';

import type { ShiftReport } from '#contract/till';
import { formatMoney, minor, negate } from '#domain/money';
import type { Minor } from '#domain/money';
import { useFormats } from '#renderer/api';
import { Card, Disclosure, Figures, Money } from '#renderer/ui';
import type { Figure } from '#renderer/ui';

import { outcomeOf } from './count-state.ts';
import classes from './shifts.module.css';

/** What should lie in the drawer and how that comes about; when it was counted, what lay there and the difference. */
export function CashCard({ report }: { report: ShiftReport }) {
  const { t } = useTranslation('tillOffice');
  const { cash, currency, countedMinor, overShortMinor } = report;
  const money = (amount: typeof cash.floatMinor) => <Money minor={amount} currency={currency} />;
  const part = (label: string, amount: typeof cash.floatMinor): Figure[] =>
    amount === 0 ? [] : [{ label, value: money(amount) }];
  const figures: Figure[] = [
    { label: t('report.float'), value: money(cash.floatMinor) },
    ...part(t('report.cashSales'), cash.salesMinor),
    ...part(t('report.cashRefunds'), negate(cash.refundsMinor)),
    ...part(t('report.cashOnAccount'), cash.onAccountMinor),
    ...part(t('report.payIns'), cash.payInsMinor),
    ...part(t('report.payOuts'), negate(cash.payOutsMinor)),
    ...part(t('report.drops'), negate(cash.dropsMinor)),
    { label: t('report.expected'), value: money(cash.expectedMinor), isSum: true },
    ...(countedMinor === null ? [] : [{ label: t('report.counted'), value: money(countedMinor) }]),
    ...(overShortMinor === null
      ? []
      : [
          {
            label: t('difference'),
            isSum: true,
            value: <Money minor={overShortMinor} currency={currency} sign="exceptZero" />,
          },
        ]),
  ];
  return (
    <Card title={t('report.drawer')}>
      <Figures figures={figures} />
      {overShortMinor !== null && <Outcome currency={currency} overShortMinor={overShortMinor} />}
      {report.counts.length > 0 && <Pieces report={report} />}
    </Card>
  );
}

type OutcomeProps = { overShortMinor: Minor; currency: string };

function Outcome({ overShortMinor, currency }: OutcomeProps) {
  const { t } = useTranslation('tillOffice');
  const { locale } = useFormats();
  const { kind, byMinor } = outcomeOf(overShortMinor);
  return (
    <p className={classes['outcome']} data-kind={kind}>
      {kind === 'right'
        ? t('outcome.right')
        : t(`outcome.${kind}`, { amount: formatMoney(byMinor, { currency, locale }) })}
    </p>
  );
}

function Pieces({ report: { counts, currency } }: { report: ShiftReport }) {
  const { t } = useTranslation('tillOffice');
  return (
    <div className={classes['folded']}>
      <Disclosure title={t('report.pieces')} summary={t('report.piecesCount', { count: counts.length })}>
        <Figures
          figures={counts.map(({ valueMinor, count }) => ({
            label: (
              <>
                {count} × <Money minor={valueMinor} currency={currency} />
              </>
            ),
            value: <Money minor={minor(valueMinor * count)} currency={currency} />,
          }))}
        />
      </Disclosure>
    </div>
  );
}
