import { useTranslation } from 'react-i18next';

import { formatPercent, negate } from '#domain/money';
import { useFormats } from '#renderer/api';
import { Money } from '#renderer/ui';

import { pieceCount } from './cart-totals.ts';
import { useDesk } from './desk.ts';
import { FittingMoney } from './fitting-money.tsx';
import classes from './totals.module.css';

/** What the sale comes to, without and with tax, and the tax of each rate. */
export function SaleTotals() {
  const { t } = useTranslation('till');
  const { locale } = useFormats();
  const { cart, computed, totals } = useDesk();
  if (cart.lines.length === 0) return null;
  if (totals === null) {
    const isOrder = !computed.ok && computed.error.key === null;
    return (
      <p className={classes['fault']} role="alert">
        {isOrder ? t(`cart.fault.${computed.error.code}`) : t('cart.faultAbove')}
      </p>
    );
  }
  const { allowanceMinor, taxes, netMinor, creditSoldMinor, totalMinor } = totals;
  return (
    <dl className={classes['totals']} aria-label={t('totals.label')}>
      {allowanceMinor > 0 && (
        <div>
          <dt>
            {t('totals.discount')}
            {cart.discount.reason !== '' && ` · ${cart.discount.reason}`}
          </dt>
          <dd>
            <Money minor={negate(allowanceMinor)} isBare />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('totals.net')}</dt>
        <dd>
          <Money minor={netMinor} isBare />
        </dd>
      </div>
      {taxes.map((tax) => (
        <div key={`${tax.taxCategory} ${tax.taxRateE4}`}>
          <dt>{t('totals.tax', { rate: formatPercent(tax.taxRateE4, { locale }) })}</dt>
          <dd>
            <Money minor={tax.taxMinor} isBare />
          </dd>
        </div>
      ))}
      {creditSoldMinor > 0 && (
        <div>
          <dt>{t('totals.vouchers')}</dt>
          <dd>
            <Money minor={creditSoldMinor} isBare />
          </dd>
        </div>
      )}
      <div className={classes['grand']} data-back={totalMinor < 0}>
        <dt>
          {t(totalMinor < 0 ? 'totals.toGiveBack' : 'totals.total')}
          <span className={classes['pieces']}> {t('totals.pieces', { count: pieceCount(cart.lines) })}</span>
        </dt>
        <dd>
          <FittingMoney minor={totalMinor < 0 ? negate(totalMinor) : totalMinor} />
        </dd>
      </div>
    </dl>
  );
}
