import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { standsApart } from '#domain/items';
import type { Document } from '#contract/documents';
import { isUntaxed } from '#domain/tax';
import { Decimal, FigureTable, Money, Percent, TextLink } from '#renderer/ui';

import classes from './documents.module.css';

/** The lines of a document as it stands on paper. */
export function DocumentLines({ document }: { document: Document }) {
  const { t } = useTranslation('documents');
  const { lines, currency, priceMode } = document;
  const hasDiscount = lines.some((line) => line.discountPercentE4 !== 0 || line.discountMinor !== 0);
  if (lines.length === 0) return <Text c="dimmed">{t('lines.none')}</Text>;
  return (
    <FigureTable
      head={[
        t('line.position'),
        t('line.description'),
        { end: t('line.quantity') },
        { end: t('line.price') },
        ...(hasDiscount ? [{ end: t('line.discount') }] : []),
        { end: t('line.tax') },
        { end: t(priceMode === 'inclusive' ? 'line.amountInclusive' : 'line.amount') },
      ]}
    >
      <tbody>
        {lines.map((line) => (
          <Line key={line.position} line={line} currency={currency} hasDiscount={hasDiscount} />
        ))}
      </tbody>
    </FigureTable>
  );
}

type LineProps = { line: Document['lines'][number]; currency: string; hasDiscount: boolean };

function Line({ line, currency, hasDiscount }: LineProps) {
  const { t } = useTranslation('documents');
  const hasBase = line.baseQuantityE4 !== 10_000;
  return (
    <tr>
      <Text component="td" inherit c="dimmed">
        {line.position}
      </Text>
      <td data-wraps>
        <span className={classes['description']}>{line.description}</span>
        {line.itemCode !== '' && (
          <div className="cb-detail">
            {line.itemId === null ? line.itemCode : <TextLink to={`/items/${line.itemId}`}>{line.itemCode}</TextLink>}
          </div>
        )}
      </td>
      <td data-end>
        <Decimal value={line.quantityE4} />{' '}
        {standsApart(line.unit) ? <div className="cb-detail">{line.unit}</div> : line.unit}
      </td>
      <td data-end>
        <Decimal value={line.priceE4} minimumFractionDigits={2} />
        {hasBase && (
          <div className="cb-detail">
            {t('line.pricePer')} <Decimal value={line.baseQuantityE4} />
          </div>
        )}
      </td>
      {hasDiscount && (
        <td data-end>
          {line.discountPercentE4 !== 0 && <Percent value={line.discountPercentE4} />}
          {line.discountMinor !== 0 && (
            <div className="cb-detail">
              <Money minor={line.discountMinor} currency={currency} />
            </div>
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
