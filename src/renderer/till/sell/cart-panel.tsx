import { Button, Text, UnstyledButton } from '@mantine/core';
import { IconShoppingCart } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { cashDue } from '#domain/till';
import { Keys, Money } from '#renderer/ui';

import { CartLineRow } from './cart-line-row.tsx';
import { UnreadNotice } from './care-notice.tsx';
import { CustomerStrip } from './customer-strip.tsx';
import { useDesk } from './desk.ts';
import classes from './cart.module.css';
import panels from './panel.module.css';
import { SaleTotals } from './sale-totals.tsx';

/** The running sale: for whom, what, how much. */
export function CartPanel() {
  const { t } = useTranslation('till');
  const { cart } = useDesk();
  return (
    <section className={classes['cart']} aria-label={t('cart.label')}>
      <CustomerStrip />
      <UnreadNotice />
      {cart.lines.length === 0 ? (
        <div className={classes['cartEmpty']}>
          <IconShoppingCart size={28} stroke={1.5} aria-hidden />
          <Text size="sm">{t('cart.empty')}</Text>
        </div>
      ) : (
        <Lines />
      )}
      <CartFoot />
    </section>
  );
}

function Lines() {
  const { t } = useTranslation('till');
  const { cart } = useDesk();
  const { selectedKey } = cart;
  return (
    <ol className={classes['lines']} aria-label={t('cart.lines')}>
      {cart.lines.map((line) => (
        <CartLineRow key={line.key} line={line} isSelected={line.key === selectedKey} />
      ))}
    </ol>
  );
}

function CartFoot() {
  const { t } = useTranslation('till');
  const { cart, totals, keys, stage, setStage, recording, stepMinor } = useDesk();
  const isEmpty = cart.lines.length === 0;
  const isBack = totals !== null && totals.totalMinor < 0;
  const inCashMinor = totals === null || isBack ? null : cashDue(totals.totalMinor, stepMinor);
  // Of a sale that is partly paid Enter shows what is left.
  const isExactNext = !isEmpty && stage.kind === 'sell' && cart.tenders.length === 0;
  return (
    <div className={classes['foot']}>
      <SaleTotals />
      {!isEmpty && <FootButtons />}
      {stage.kind !== 'pay' && (
        <UnstyledButton
          className={classes['pay']}
          disabled={isEmpty || totals === null || recording.isBusy}
          onClick={() => setStage({ kind: 'pay' })}
        >
          <span className={classes['payLabel']}>
            {t(isBack ? 'action.giveBack' : 'action.pay')} <Keys keys={keys.pay} isOnAccent />
          </span>
          {isExactNext && inCashMinor !== null && (
            <span className={classes['payHint']}>
              {t('action.exact')} {inCashMinor !== totals?.totalMinor && <Money minor={inCashMinor} isBare />}{' '}
              <Keys keys="Enter" isOnAccent />
            </span>
          )}
        </UnstyledButton>
      )}
    </div>
  );
}

function FootButtons() {
  const { t } = useTranslation('till');
  const { keys, setDialog, may } = useDesk();
  return (
    <div className={classes['footButtons']}>
      <Button variant="default" size="md" onClick={() => setDialog({ kind: 'hold' })}>
        <span className={panels['label']}>
          {t('action.hold')} <Keys keys={keys.hold} />
        </span>
      </Button>
      {may('till.discount') && (
        <Button variant="default" size="md" onClick={() => setDialog({ kind: 'discount' })}>
          <span className={panels['label']}>
            {t('action.discount')} <Keys keys={keys.discount} />
          </span>
        </Button>
      )}
    </div>
  );
}
