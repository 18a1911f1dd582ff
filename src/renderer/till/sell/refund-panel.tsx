import { ActionIcon, Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { absMinor, minor, sumMinor } from '#domain/money';
import type { Minor } from '#domain/money';
import type { PaidTender, SaleTender } from '#domain/till';
import { newId } from '#renderer/api';
import { useTenderName } from '#renderer/till/parts';
import { Money, MoneyInput, Notice } from '#renderer/ui';

import { returnedReceipts } from './cart.ts';
import type { CartTotals } from './cart-totals.ts';
import { useDesk } from './desk.ts';
import { FittingMoney } from './fitting-money.tsx';
import { PanelHead } from './panel-head.tsx';
import { checkRefundRows, paidOn, proposedRefund, tenderInputs } from './payment.ts';
import type { TenderRow } from './payment.ts';
import panels from './panel.module.css';
import classes from './pay.module.css';
import { TenderRows } from './tender-rows.tsx';
import { usePanelKeys } from './use-panel-keys.ts';

/** Gives money back: proposed the way it came, changed where the rules allow it. */
export function RefundPanel({ totals }: { totals: CartTotals }) {
  const { cart } = useDesk();
  return cart.tenders.length > 0 ? <GiveBackTaken totals={totals} /> : <Refund totals={totals} />;
}

/** In an exchange more came back than was sold, after money was taken: that goes back first, the way it was taken. */
function GiveBackTaken({ totals }: { totals: CartTotals }) {
  const { t } = useTranslation('till');
  const { cart, store } = useDesk();
  const remove = (key: string) =>
    store.dispatch({ type: 'tenders', tenders: cart.tenders.filter((row) => row.key !== key) });
  const takenMinor = sumMinor(cart.tenders.map((row) => row.amountMinor));
  return (
    <section className={panels['panel']} aria-label={t('refund.title')}>
      <PanelHead
        title={t('refund.title')}
        due={
          <ToGiveBack totalMinor={totals.totalMinor}>
            <span className={panels['quiet']}>
              {t('refund.andTaken')} <Money minor={takenMinor} />
            </span>
          </ToGiveBack>
        }
      />
      <TenderRows rows={cart.tenders} onRemove={remove} />
      <Notice tone="warning" title={t('refund.takenBefore')}>
        {t('refund.takenBeforeText')}
      </Notice>
    </section>
  );
}

function Refund({ totals }: { totals: CartTotals }) {
  const { t } = useTranslation('till');
  const { cart, stepMinor, tillSettings, may, run, recording, enterRest } = useDesk();
  const came = { receipts: returnedReceipts(cart), contactId: cart.contact?.id ?? null };
  const rules = { ...came, stepMinor, givesCredit: tillSettings.tenders.includes('storeCredit') };
  const [rows, setRows] = useState(() => proposedRefund(totals.totalMinor, rules, newId));
  const [reason, setReason] = useState('');
  const panel = usePanelKeys<HTMLElement>();
  const check = checkRefundRows(totals.totalMinor, rows, rules);
  const mayOther = may('till.refundOtherwise');
  const isReady = check.isComplete && (!check.isOtherWay || (mayOther && reason.trim() !== ''));
  const finish = () =>
    run({
      kind: 'record',
      payment: { tenders: tenderInputs(rows, true), otherTenderReason: check.isOtherWay ? reason.trim() : '' },
    });
  const add = () => {
    const amountMinor = minor(Math.max(0, check.leftMinor));
    setRows([...rows, { key: newId(), tender: 'cash', amountMinor, reference: '', creditCode: '' }]);
  };
  return (
    <section ref={panel} className={panels['panel']} aria-label={t('refund.title')}>
      <PanelHead
        title={t('refund.title')}
        due={
          <ToGiveBack totalMinor={totals.totalMinor}>
            {check.roundingMinor !== 0 && (
              <span className={panels['quiet']}>
                {t('refund.handedOver')} <Money minor={sumMinor(rows.map((row) => row.amountMinor))} /> (
                {t('pay.rounding')} <Money minor={check.roundingMinor} sign="always" />)
              </span>
            )}
          </ToGiveBack>
        }
      />
      <form
        className={panels['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) finish();
        }}
      >
        <RefundRows rows={rows} paid={paidOn(came)} onChange={setRows} />
        <div>
          <Button variant="subtle" size="md" leftSection={<IconPlus size={16} />} onClick={add}>
            {t('refund.addWay')}
          </Button>
        </div>
        {check.leftMinor !== 0 && (
          <Text size="sm" c="var(--cb-late)" role="status">
            {t(check.leftMinor > 0 ? 'refund.stillToGive' : 'refund.tooMuch')}{' '}
            <Money minor={absMinor(check.leftMinor)} />
          </Text>
        )}
        {check.isOtherWay && <OtherWay reason={reason} onReason={setReason} />}
        <Button
          type="submit"
          size="lg"
          className={panels['tender']}
          disabled={!isReady}
          loading={recording.isBusy}
          data-start
          onKeyDown={enterRest.guard}
        >
          {t('refund.finish')}
        </Button>
      </form>
    </section>
  );
}

function ToGiveBack({ totalMinor, children }: { totalMinor: Minor; children: ReactNode }) {
  const { t } = useTranslation('till');
  return (
    <div className={panels['due']} role="status">
      <span className={panels['dueLabel']}>{t('totals.toGiveBack')}</span>
      <span className={panels['dueAmount']}>
        <FittingMoney minor={absMinor(totalMinor)} />
      </span>
      {children}
    </div>
  );
}

type RefundRowsProps = {
  rows: readonly TenderRow[];
  paid: readonly PaidTender[];
  onChange: (rows: TenderRow[]) => void;
};

function RefundRows({ rows, paid, onChange }: RefundRowsProps) {
  const { t } = useTranslation('till');
  const tenderName = useTenderName();
  const { tillSettings, cart } = useDesk();
  const change = (key: string, fields: Partial<TenderRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...fields } : row)));
  // Money goes back to store credit, never onto a voucher; to an account only of a customer; also by what is switched off, if it came so.
  const came = paid.map(({ tender }) => (tender === 'voucher' ? 'storeCredit' : tender));
  const known = new Set<SaleTender>([...tillSettings.tenders, ...came, ...rows.map((row) => row.tender)]);
  const ways = [...known].filter((tender) => tender !== 'voucher' && (tender !== 'account' || cart.contact !== null));
  return (
    <ul className={panels['tenderRows']} aria-label={t('refund.ways')}>
      {rows.map((row) => (
        <li key={row.key} className={classes['refundRow']}>
          <NativeSelect
            size="md"
            aria-label={t('refund.way')}
            value={row.tender}
            data={ways.map((tender) => ({ value: tender, label: tenderName(tender) }))}
            onChange={(event) => {
              const tender = ways.find((each) => each === event.currentTarget.value);
              if (tender !== undefined) change(row.key, { tender });
            }}
          />
          <MoneyInput
            size="md"
            aria-label={t('refund.amount')}
            value={row.amountMinor}
            onChange={(amountMinor) => change(row.key, { amountMinor: amountMinor ?? minor(0) })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={44}
            aria-label={t('pay.removeTender', { tender: tenderName(row.tender) })}
            onClick={() => onChange(rows.filter((each) => each.key !== row.key))}
          >
            <IconX size={18} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

/** Another way than the money came wants a reason, and the right to it. */
function OtherWay({ reason, onReason }: { reason: string; onReason: (reason: string) => void }) {
  const { t } = useTranslation('till');
  const { may } = useDesk();
  if (!may('till.refundOtherwise')) return <Text size="sm">{t('refund.mayNot')}</Text>;
  return (
    <TextInput
      size="md"
      required
      maxLength={60}
      label={t('refund.reason')}
      description={t('refund.reasonHint')}
      value={reason}
      onChange={(event) => onReason(event.currentTarget.value)}
    />
  );
}
