import { Button, Text, UnstyledButton } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Minor } from '#domain/money';
import { minor } from '#domain/money';
import { quickCash } from '#domain/till';
import type { SaleTender } from '#domain/till';
import { useTenderName } from '#renderer/till/parts';
import { ConfirmSentence, Keys, Money, MoneyInput, Notice } from '#renderer/ui';

import { UnknownNotice, UnreadNotice } from './care-notice.tsx';
import type { CartTotals } from './cart-totals.ts';
import { CreditEntry } from './credit-entry.tsx';
import { useDesk } from './desk.ts';
import { FittingMoney } from './fitting-money.tsx';
import { NumberPad } from './number-pad.tsx';
import { PanelHead } from './panel-head.tsx';
import type { Due, TenderRow } from './payment.ts';
import { RefundPanel } from './refund-panel.tsx';
import panels from './panel.module.css';
import classes from './pay.module.css';
import { TenderRows } from './tender-rows.tsx';
import { usePanelKeys } from './use-panel-keys.ts';
import { usePaying } from './use-paying.ts';
import type { Paying } from './use-paying.ts';

/** Takes the money: what remains is always in sight, each press of a tender pays all that is left or what was typed. */
export function PayPanel() {
  const { t } = useTranslation('till');
  const { totals, cart, care } = useDesk();
  if (totals === null || cart.lines.length === 0) {
    return (
      <section className={panels['panel']} aria-label={t('pay.title')}>
        <PanelHead title={t('pay.title')} />
        <Text>{t('pay.nothing')}</Text>
      </section>
    );
  }
  if (care.isUnread || care.isPending || care.isUnknown) {
    return (
      <section className={panels['panel']} aria-label={t('pay.title')} aria-busy={care.isPending}>
        <PanelHead title={t('pay.readFirst')} />
        {care.isPending && <Text c="dimmed">{t('care.pending')}</Text>}
        {care.isUnknown && <UnknownNotice />}
        <UnreadNotice isAtOnce />
      </section>
    );
  }
  // What was typed to pay one sale pays no other that another window puts in its place.
  if (totals.totalMinor < 0) {
    // What goes back is proposed anew for another amount, and for another customer.
    return <RefundPanel key={`${cart.saleId} ${totals.totalMinor} ${cart.contact?.id ?? ''}`} totals={totals} />;
  }
  return <TakeMoney key={cart.saleId} totals={totals} />;
}

function TakeMoney({ totals }: { totals: CartTotals }) {
  const { t } = useTranslation('till');
  const state = usePaying(totals);
  const { due, rows } = state;
  const panel = usePanelKeys<HTMLElement>({ startsAgainAt: `${rows.length} ${due.isPaid} ${state.isAskingCredit}` });
  return (
    <section ref={panel} className={panels['panel']} aria-label={t('pay.title')}>
      <PanelHead title={t('pay.title')} due={<DueFigures due={due} rows={rows} />} />
      <TenderRows rows={rows} onRemove={state.remove} />
      <Next state={state} />
      {state.isAskingCredit && <CreditEntry onClose={() => state.askCredit(false)} />}
      <ConfirmSentence
        isOpen={state.limit.askedMinor !== null}
        title={t('pay.overLimitTitle')}
        sentence={t('pay.overLimit')}
        confirmLabel={t('pay.overLimitConfirm')}
        onConfirm={state.limit.confirm}
        onClose={state.limit.cancel}
      >
        {state.limit.askedMinor !== null && (
          <Text mt="xs" fw={600}>
            {t('customer.overLimit')} <Money minor={state.limit.askedMinor} />
          </Text>
        )}
      </ConfirmSentence>
    </section>
  );
}

function Next({ state }: { state: Paying }) {
  const { t } = useTranslation('till');
  if (state.due.isTooMuch) return <Notice tone="warning" title={t('pay.takenTooMuch')} />;
  return state.due.isPaid ? <Finish state={state} /> : <Entry state={state} />;
}

/** An amount, the likely amounts in cash, and the ways to pay. */
function Entry({ state }: { state: Paying }) {
  const { t } = useTranslation('till');
  const { enterRest } = useDesk();
  const form = useRef<HTMLFormElement>(null);
  // What cannot be read is no amount: nothing is taken in its place.
  const press = (tender: SaleTender) => {
    if (form.current?.reportValidity() !== false) state.take(tender);
  };
  return (
    <>
      <form
        ref={form}
        className={classes['payEntry']}
        onSubmit={(event) => {
          event.preventDefault();
          state.take('cash');
        }}
      >
        <MoneyInput
          key={state.fieldKey}
          size="lg"
          data-start
          className={classes['payAmountField']}
          aria-label={t('pay.amount')}
          placeholder={t('pay.amountHint')}
          value={state.typedMinor}
          onChange={state.type}
          error={state.message}
          onKeyDown={(event) => {
            // One that was meant for what has just closed here takes no cash; with an amount before it, it is meant.
            const isMeant = state.typedMinor !== null || enterRest.isMeant({ at: event.timeStamp });
            if (event.key === 'Enter' && !isMeant) event.preventDefault();
          }}
        />
        <NumberPad onAmount={state.press} typedMinor={state.typedMinor} />
      </form>
      <QuickCash due={state.due} onPick={(amountMinor) => state.take('cash', amountMinor)} />
      <TenderButtons onPress={press} />
    </>
  );
}

/** All is covered (by vouchers, or nothing was due): one press records the sale. */
function Finish({ state }: { state: Paying }) {
  const { t } = useTranslation('till');
  const { recording, enterRest } = useDesk();
  return (
    <>
      {state.due.totalMinor === 0 && <Notice tone="info" title={t('pay.even')} />}
      <Button
        size="lg"
        className={panels['tender']}
        data-start
        loading={recording.isBusy}
        onKeyDown={enterRest.guard}
        onClick={() => state.take('cash')}
      >
        <span className={panels['label']}>
          {t('pay.finish')} <Keys keys="Enter" isOnAccent />
        </span>
      </Button>
    </>
  );
}

function DueFigures({ due, rows }: { due: Due; rows: readonly TenderRow[] }) {
  const { t } = useTranslation('till');
  const roundedMinor = minor(due.leftInCashMinor - due.leftMinor);
  return (
    <div className={panels['due']} role="status">
      <span className={panels['dueLabel']}>{t(rows.length === 0 ? 'pay.due' : 'pay.remaining')}</span>
      <span className={panels['dueAmount']}>
        <FittingMoney minor={due.leftMinor} />
      </span>
      {roundedMinor !== 0 && !due.isPaid && (
        <span className={panels['quiet']}>
          {t('pay.inCash')} <Money minor={due.leftInCashMinor} /> ({t('pay.rounding')}{' '}
          <Money minor={roundedMinor} sign="always" />)
        </span>
      )}
      {rows.length > 0 && (
        <span className={panels['quiet']}>
          {t('pay.ofTotal')} <Money minor={due.totalMinor} />
        </span>
      )}
    </div>
  );
}

function QuickCash({ due, onPick }: { due: Due; onPick: (amountMinor: Minor) => void }) {
  const { t } = useTranslation('till');
  const { surroundings, stepMinor, recording, tillSettings } = useDesk();
  const amounts = quickCash(due.leftInCashMinor, surroundings.currency, stepMinor);
  if (amounts.length === 0 || !tillSettings.tenders.includes('cash')) return null;
  return (
    <div
      className={classes['quick']}
      data-long={Math.max(...amounts) >= 10_000_000}
      role="group"
      aria-label={t('pay.quick')}
    >
      {amounts.map((amountMinor, index) => (
        <UnstyledButton
          key={amountMinor}
          className={classes['quickAmount']}
          data-exact={index === 0}
          disabled={recording.isBusy}
          onClick={() => onPick(amountMinor)}
        >
          <Money minor={amountMinor} isBare />
          {index === 0 && <span className={classes['quickHint']}>{t('pay.exact')}</span>}
        </UnstyledButton>
      ))}
    </div>
  );
}

function TenderButtons({ onPress }: { onPress: (tender: SaleTender) => void }) {
  const { t } = useTranslation('till');
  const tenderName = useTenderName();
  const { tillSettings, recording, cart } = useDesk();
  return (
    <>
      <div className={classes['tenders']} role="group" aria-label={t('pay.tenders')}>
        {tillSettings.tenders.map((tender) => (
          <Button
            key={tender}
            variant={tender === 'cash' ? 'filled' : 'default'}
            className={panels['tender']}
            disabled={tender === 'account' && cart.contact === null}
            loading={recording.isBusy}
            onClick={() => onPress(tender)}
          >
            {tenderName(tender)}
          </Button>
        ))}
      </div>
      {tillSettings.tenders.includes('account') && cart.contact === null && (
        <Text size="xs" c="dimmed">
          {t('pay.accountNeedsContact')}
        </Text>
      )}
    </>
  );
}
