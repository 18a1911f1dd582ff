import { useTranslation } from 'react-i18next';

import { standsApart } from '#domain/items';
import type { Document } from '#contract/documents';
import { isUntaxed } from '#domain/tax';
import { Decimal, Money, Percent, TextLink } from '#renderer/ui';

import classes from './documents.module.css';

/** The lines of a document as it stands on paper. */
export function DocumentLines({ document }: { document: Document }) {
  const { t } = useTranslation('documents');
  const { lines, currency, priceMode } = document;
  const hasDiscount = lines.some((line) => line.discountPercentE4 !== 0 || line.discountMinor !== 0);
  if (lines.length === 0) return <p className={classes['quiet']}>{t('lines.none')}</p>;
  return (
    <div className={classes['scroll']}>
      <table className={classes['lines']}>
        <thead>
          <tr>
            <th scope="col">{t('line.position')}</th>
            <th scope="col">{t('line.description')}</th>
            <th scope="col" data-end>
              {t('line.quantity')}
            </th>
            <th scope="col" data-end>
              {t('line.price')}
            </th>
            {hasDiscount && (
              <th scope="col" data-end>
                {t('line.discount')}
              </th>
            )}
            <th scope="col" data-end>
              {t('line.tax')}
            </th>
            <th scope="col" data-end>
              {t(priceMode === 'inclusive' ? 'line.amountInclusive' : 'line.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.position} line={line} currency={currency} hasDiscount={hasDiscount} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LineProps = { line: Document['lines'][number]; currency: string; hasDiscount: boolean };

function Line({ line, currency, hasDiscount }: LineProps) {
  const { t } = useTranslation('documents');
  const hasBase = line.baseQuantityE4 !== 10_000;
  return (
    <tr>
      <td className={classes['quiet']}>{line.position}</td>
      <td data-wide>
        <span className={classes['description']}>{line.description}</span>
        {line.itemCode !== '' && (
          <span className={classes['code']}>
            {line.itemId === null ? line.itemCode : <TextLink to={`/items/${line.itemId}`}>{line.itemCode}</TextLink>}
          </span>
        )}
      </td>
      <td data-end>
        <Decimal value={line.quantityE4} />{' '}
        {standsApart(line.unit) ? <span className={classes['code']}>{line.unit}</span> : line.unit}
      </td>
      <td data-end>
        <Decimal value={line.priceE4} minimumFractionDigits={2} />
        {hasBase && (
          <span className={classes['code']}>
            {t('line.pricePer')} <Decimal value={line.baseQuantityE4} />
          </span>
        )}
      </td>
      {hasDiscount && (
        <td data-end>
          {line.discountPercentE4 !== 0 && <Percent value={line.discountPercentE4} />}
          {line.discountMinor !== 0 && (
            <span className={classes['code']}>
              <Money minor={line.discountMinor} currency={currency} />
            </span>
          )}
        </td>
      )}
      <td data-end title={line.taxName}>
        {isUntaxed(line.taxCategory) ? line.taxName : <Percent value={line.taxRateE4} />}
      </td>
      <td data-end>
        <Money minor={line.netMinor} currency={currency} />
      </td>
    </tr>
  );
}
