import { ActionIcon, Button, Text, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Minor } from '#domain/money';
import { formatMoney, minor, negate, sumMinor } from '#domain/money';
import { quickCash } from '#domain/till';
import type { SaleTender } from '#domain/till';
import { newId, useFormats } from '#renderer/api';
import { useTenderName } from '#renderer/till/parts';
import { ConfirmSentence, Keys, Money, MoneyInput, Notice } from '#renderer/ui';

import { UnreadNotice } from './care-notice.tsx';
import type { CartTotals } from './cart-totals.ts';
import { CreditEntry } from './credit-entry.tsx';
import { useDesk } from './desk.ts';
import { FittingMoney } from './fitting-money.tsx';
import { NumberPad } from './number-pad.tsx';
import { PanelHead } from './panel-head.tsx';
import { dueOf, offerOf, tenderInputs } from './payment.ts';
import type { Due, Offer, TenderRow } from './payment.ts';
import { RefundPanel } from './refund-panel.tsx';
import panels from './panel.module.css';
import classes from './pay.module.css';
import { usePanelKeys } from './use-panel-keys.ts';

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
  if (totals.totalMinor < 0) return <RefundPanel key={totals.totalMinor} totals={totals} />;
  if (care.isUnread) {
    return (
      <section className={panels['panel']} aria-label={t('pay.title')}>
        <PanelHead title={t('pay.readFirst')} />
        <UnreadNotice isAtOnce />
      </section>
    );
  }
  return <TakeMoney totals={totals} />;
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
        isOpen={state.overLimitMinor !== null}
        title={t('pay.overLimitTitle')}
        sentence={t('pay.overLimit')}
        confirmLabel={t('pay.overLimitConfirm')}
        onConfirm={state.confirmAccount}
        onClose={state.cancelAccount}
      >
        {state.overLimitMinor !== null && (
          <Text mt="xs" fw={600}>
            {t('customer.overLimit')} <Money minor={state.overLimitMinor} />
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
  return (
    <>
      <form
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
        />
        <NumberPad onAmount={state.press} typedMinor={state.typedMinor} />
      </form>
      <QuickCash due={state.due} onPick={(amountMinor) => state.take('cash', amountMinor)} />
      <TenderButtons state={state} />
    </>
  );
}

/** All is covered (by vouchers, or nothing was due): one press records the sale. */
function Finish({ state }: { state: Paying }) {
  const { t } = useTranslation('till');
  const { recording } = useDesk();
  return (
    <>
      {state.due.totalMinor === 0 && <Notice tone="info" title={t('pay.even')} />}
      <Button
        size="lg"
        className={panels['tender']}
        data-start
        loading={recording.isBusy}
        onClick={() => state.take('cash')}
      >
        <span className={panels['label']}>
          {t('pay.finish')} <Keys keys="Enter" isOnAccent />
        </span>
      </Button>
    </>
  );
}

function usePaying(totals: CartTotals) {
  const { t } = useTranslation('till');
  const { store, stepMinor, run, cart, care } = useDesk();
  const [typedMinor, setTyped] = useState<Minor | null>(null);
  const [pressed, setPressed] = useState(0);
  const [message, setMessage] = useState<string>();
  const [isAskingCredit, askCredit] = useState(false);
  const [isOverLimitAsked, askOverLimit] = useState(false);
  const formats = useFormats();
  const rows = cart.tenders;
  const keep = (tenders: readonly TenderRow[]) => store.dispatch({ type: 'tenders', tenders });
  const due = dueOf(totals.totalMinor, rows, stepMinor);
  const overLimitMinor = overLimit(
    care.brief?.creditLeftMinor ?? null,
    offerOf(due, { tender: 'account', typedMinor }),
  );

  const type = (amount: Minor | null) => {
    setTyped(amount);
    setMessage(undefined);
  };
  const add = (tender: SaleTender, amountMinor: Minor) => {
    const next = [...rows, { key: newId(), tender, amountMinor, reference: '', creditCode: '' }];
    keep(next);
    setTyped(null);
    setMessage(undefined);
    if (dueOf(totals.totalMinor, next, stepMinor).isPaid) finish(next);
  };
  const finish = (paid: readonly TenderRow[]) =>
    run({ kind: 'record', payment: { tenders: tenderInputs(paid, false), otherTenderReason: '' } });
  const take = (tender: SaleTender, amountMinor: Minor | null = typedMinor) => {
    if (due.isPaid) return finish(rows);
    if (tender === 'voucher' || tender === 'storeCredit') return askCredit(true);
    if (tender === 'account' && cart.contact === null) return setMessage(t('pay.accountNeedsContact'));
    const offer = offerOf(due, { tender, typedMinor: amountMinor, stepMinor });
    if (offer.kind === 'tooMuch') return setMessage(t('pay.tooMuch'));
    if (offer.kind === 'noCoins') return setMessage(t('pay.noCoins', { step: formatMoney(offer.stepMinor, formats) }));
    if (offer.kind === 'nothing') return undefined;
    if (tender === 'account' && overLimitMinor !== null) return askOverLimit(true);
    return add(tender, offer.amountMinor);
  };
  return {
    due,
    rows,
    typedMinor,
    message,
    take,
    // Another field where its text is not what was typed into it: after a tender, and by the pad.
    fieldKey: `${rows.length} ${pressed}`,
    type,
    press: (amount: Minor | null) => {
      type(amount);
      setPressed(pressed + 1);
    },
    remove: (key: string) => keep(rows.filter((row) => row.key !== key)),
    isAskingCredit,
    askCredit,
    // A scan may raise it while it is asked: what is shown is what it comes to now.
    overLimitMinor: isOverLimitAsked ? overLimitMinor : null,
    confirmAccount: () => {
      const offer = offerOf(due, { tender: 'account', typedMinor });
      askOverLimit(false);
      if (offer.kind === 'take') add('account', offer.amountMinor);
    },
    cancelAccount: () => askOverLimit(false),
  };
}

type Paying = ReturnType<typeof usePaying>;

function overLimit(creditLeftMinor: Minor | null, offer: Offer): Minor | null {
  if (creditLeftMinor === null || offer.kind !== 'take' || offer.amountMinor <= creditLeftMinor) return null;
  return sumMinor([offer.amountMinor, negate(creditLeftMinor)]);
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

function TenderRows({ rows, onRemove }: { rows: readonly TenderRow[]; onRemove: (key: string) => void }) {
  const { t } = useTranslation('till');
  const tenderName = useTenderName();
  const { recording } = useDesk();
  if (rows.length === 0) return null;
  return (
    <ul className={panels['tenderRows']} aria-label={t('pay.paidSoFar')}>
      {rows.map((row) => (
        <li key={row.key} className={classes['tenderRow']}>
          <span className={panels['foundName']}>
            {tenderName(row.tender)}
            {row.creditCode !== '' && <span className={panels['quiet']}>{row.creditCode}</span>}
          </span>
          <Money minor={row.amountMinor} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={44}
            disabled={recording.isBusy}
            aria-label={t('pay.removeTender', { tender: tenderName(row.tender) })}
            onClick={() => onRemove(row.key)}
          >
            <IconX size={18} />
          </ActionIcon>
        </li>
      ))}
    </ul>
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

function TenderButtons({ state }: { state: Paying }) {
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
            onClick={() => state.take(tender)}
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
