import { useTranslation } from 'react-i18next';

import type { Document } from '#contract/documents';
import type { E4, Minor } from '#domain/money';
import { negate } from '#domain/money';
import type { PriceMode } from '#domain/tax';
import { Money, Percent } from '#renderer/ui';

import { TaxName } from './tax-name.tsx';
import classes from './totals.module.css';

type ShownTotals = Pick<Document, 'lineNetMinor' | 'netMinor' | 'grossMinor'> & {
  taxes: readonly Document['taxes'][number][];
};

export type AdjustmentRow = {
  key: string;
  kind: 'allowance' | 'charge';
  reason: string;
  /** 0 or null: it is an amount. */
  percentE4: E4 | null;
  amountMinor: Minor;
};

type TotalsTableProps = { totals: ShownTotals; priceMode: PriceMode; rows: readonly AdjustmentRow[] };

/** From the sum of the lines to the total, with the tax of each rate. */
export function TotalsTable({ totals, priceMode, rows }: TotalsTableProps) {
  const { t } = useTranslation('documents');
  const isInclusive = priceMode === 'inclusive';
  const isNetShown = !isInclusive && (rows.length > 0 || totals.taxes.length > 0);
  return (
    <table className={classes['totals']}>
      <tbody>
        {rows.length > 0 && (
          <Row label={t(isInclusive ? 'totals.linesInclusive' : 'totals.lines')} minor={totals.lineNetMinor} />
        )}
        {rows.map((row) => (
          <AdjustmentLine key={row.key} row={row} />
        ))}
        {isNetShown && <Row label={t('totals.net')} minor={totals.netMinor} />}
        {!isInclusive && totals.taxes.map((tax) => <TaxRow key={taxKey(tax)} tax={tax} isIncluded={false} />)}
        <tr className={classes['total']}>
          <th scope="row">{t('totals.total')}</th>
          <td>
            <Money minor={totals.grossMinor} isBold />
          </td>
        </tr>
        {isInclusive && totals.taxes.map((tax) => <TaxRow key={taxKey(tax)} tax={tax} isIncluded />)}
      </tbody>
    </table>
  );
}

function Row({ label, minor }: { label: string; minor: Minor }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <Money minor={minor} />
      </td>
    </tr>
  );
}

function AdjustmentLine({ row }: { row: AdjustmentRow }) {
  const { t } = useTranslation('documents');
  const isAllowance = row.kind === 'allowance';
  return (
    <tr>
      <th scope="row">
        {row.reason.trim() === '' ? t(`adjustment.${row.kind}`) : row.reason}
        {row.percentE4 !== null && row.percentE4 !== 0 && (
          <>
            {' '}
            <Percent value={row.percentE4} />
          </>
        )}
      </th>
      <td>
        <Money minor={isAllowance ? negate(row.amountMinor) : row.amountMinor} />
      </td>
    </tr>
  );
}

function TaxRow({ tax, isIncluded }: { tax: Document['taxes'][number]; isIncluded: boolean }) {
  const { t } = useTranslation('documents');
  return (
    <tr data-quiet={isIncluded}>
      <th scope="row">
        {isIncluded ? `${t('totals.including')} ` : ''}
        <TaxName category={tax.taxCategory} rateE4={tax.taxRateE4} />{' '}
        <span className={classes['on']}>
          {t('totals.on')} <Money minor={tax.taxableMinor} />
        </span>
      </th>
      <td>
        <Money minor={tax.taxMinor} />
      </td>
    </tr>
  );
}

function taxKey({ taxCategory, taxRateE4 }: Document['taxes'][number]): string {
  return `${taxCategory} ${taxRateE4}`;
}

type Adjustment = Omit<AdjustmentRow, 'amountMinor'> & { basis?: 'percent' | 'amount' };

/** Brings the adjustments of the form together with what they come to. */
export function adjustmentRows(adjustments: readonly Adjustment[], amounts: readonly Minor[]): AdjustmentRow[] {
  return adjustments.flatMap(({ key, kind, reason, percentE4, basis }, index) => {
    const amountMinor = amounts[index];
    if (amountMinor === undefined) return [];
    return [{ key, kind, reason, percentE4: basis === 'amount' ? null : percentE4, amountMinor }];
  });
}
