import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Sale, SaleLine } from '#contract/sales';
import { negate } from '#domain/money';
import { Decimal, Money, Percent, TextLink } from '#renderer/ui';

import classes from './receipts.module.css';

const one = 10_000;

/** The lines of a receipt: what it is, how much at what price, and what it comes to. */
export function ReceiptLines({ sale }: { sale: Sale }) {
  const { t } = useTranslation('tillOffice');
  return (
    <ul className={classes['lines']} aria-label={t('receipts.lines')}>
      {sale.lines.map((line) => (
        <Line key={line.position} line={line} currency={sale.currency} />
      ))}
    </ul>
  );
}

function Line({ line, currency }: { line: SaleLine; currency: string }) {
  const { t } = useTranslation('tillOffice');
  const { description, itemCode, quantityE4, unit, priceE4, netMinor, note } = line;
  const isVoucher = line.kind === 'voucher';
  const isSingle = quantityE4 === one && unit === '';
  const hasDiscount = line.discountPercentE4 > 0 || line.discountMinor > 0;
  return (
    <li>
      <div className={classes['lineText']}>
        <span>{isVoucher ? t('credits.kind.voucher') : description}</span>
        {isVoucher && <Detail>{description}</Detail>}
        {!isSingle && !isVoucher && (
          <Detail>
            <Decimal value={quantityE4} /> {unit} × <Decimal value={priceE4} minimumFractionDigits={2} />
          </Detail>
        )}
        {itemCode !== '' && <Detail>{itemCode}</Detail>}
        {line.priceReason !== '' && (
          <Detail>
            {t('receipts.otherPrice')} <Decimal value={line.listPriceE4} minimumFractionDigits={2} /> (
            {line.priceReason})
          </Detail>
        )}
        {hasDiscount && <LineDiscount line={line} />}
        {line.returnsSaleId !== null && (
          <Detail>
            {t('receipts.returnOf')}{' '}
            <TextLink to={`/till/receipts/${line.returnsSaleId}`} underline="always">
              {line.returnsNumber ?? ''}
            </TextLink>
          </Detail>
        )}
        {note !== '' && <Detail>{note}</Detail>}
      </div>
      <Money minor={netMinor} currency={currency} isBare />
    </li>
  );
}

function LineDiscount({ line }: { line: SaleLine }) {
  const { t } = useTranslation('tillOffice');
  const { discountPercentE4, discountMinor, discountReason } = line;
  return (
    <Detail>
      {t('receipts.discount')}
      {discountPercentE4 > 0 && (
        <>
          {' '}
          <Percent value={discountPercentE4} />
        </>
      )}
      {discountMinor > 0 && (
        <>
          {' '}
          <Money minor={negate(discountMinor)} isBare />
        </>
      )}
      {discountReason !== '' && ` (${discountReason})`}
    </Detail>
  );
}

function Detail({ children }: { children: ReactNode }) {
  return <span className="cb-detail">{children}</span>;
}
