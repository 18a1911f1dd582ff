import { Button, NativeSelect, Text } from '@mantine/core';
import { IconCircleCheck, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { tenders } from '#domain/ledger';
import type { Tender } from '#domain/ledger';
import { minor } from '#domain/money';
import type { Minor } from '#domain/money';
import { cashDue } from '#domain/till';
import { client, openFile, orpc, useCommand } from '#renderer/api';
import { useTenderName } from '#renderer/till/parts';
import { ContactPicker, Loaded, Money, MoneyInput, TextLink, useFile, useReadOrTell } from '#renderer/ui';

import type { Customer } from './cart.ts';
import { ChangeFigure } from './change-figure.tsx';
import { useDesk } from './desk.ts';
import type { Stage } from './desk-types.ts';
import { useReceiptChoice } from './device.ts';
import { FittingMoney } from './fitting-money.tsx';
import { PanelHead } from './panel-head.tsx';
import classes from './paid.module.css';
import panels from './panel.module.css';
import { useFocusWhere } from './use-focus-where.ts';
import { usePanelKeys } from './use-panel-keys.ts';

/** Takes money for what a customer owes; the running sale stays as it is. */
export function AccountPanel() {
  const { t } = useTranslation('till');
  const { cart } = useDesk();
  const [customer, setCustomer] = useState<Customer | null>(cart.contact);
  return (
    <section className={panels['panel']} aria-label={t('account.title')}>
      <PanelHead title={t('account.title')} />
      <ContactPicker
        size="md"
        label={t('account.customer')}
        inputRef={useFocusWhere<HTMLInputElement>(customer === null)}
        value={customer?.id ?? null}
        onChange={(id, contact) => setCustomer(id === null || contact === null ? null : { id, name: contact.name })}
      />
      {customer !== null && <Owed key={customer.id} customer={customer} />}
    </section>
  );
}

function Owed({ customer }: { customer: Customer }) {
  const brief = useQuery(orpc.contacts.brief.queryOptions({ input: { id: customer.id } }));
  return (
    <Loaded query={brief}>{({ balanceMinor }) => <TakePayment customer={customer} owedMinor={balanceMinor} />}</Loaded>
  );
}

type TakePaymentProps = { customer: Customer; owedMinor: Minor };

function useTakePayment({ customer, owedMinor }: TakePaymentProps) {
  const { shift, setStage, focusEntry, tillSettings, stepMinor } = useDesk();
  const command = useCommand(orpc.till.takePayment);
  const taken = tenders.filter((each) => tillSettings.tenders.includes(each));
  const [choice] = useReceiptChoice();
  const readOrTell = useReadOrTell();
  // Until somebody types another amount it is what is owed, also when that changes meanwhile.
  const [typedMinor, setAmount] = useState<Minor | null>();
  const [tender = taken[0], setTender] = useState<Tender>();
  // An account is owed to the cent; cash is what coins can pay of it.
  const askedMinor = tender === 'cash' ? cashDue(owedMinor, stepMinor) : owedMinor;
  const amountMinor = typedMinor === undefined ? (askedMinor > 0 ? askedMinor : null) : typedMinor;
  const [givenMinor, setGiven] = useState<Minor | null>(null);
  const isShort = tender === 'cash' && givenMinor !== null && amountMinor !== null && givenMinor < amountMinor;
  const isReady = tender !== undefined && amountMinor !== null && amountMinor > 0 && !isShort;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || command.isRunning) return;
    const done = await command.run({
      shiftId: shift.id,
      contactId: customer.id,
      tender,
      amountMinor,
      ...(tender === 'cash' && givenMinor !== null && { givenMinor }),
    });
    if (!done.ok) return;
    const { payment, changeMinor, isQueued } = done.value;
    setStage({
      kind: 'accountPaid',
      paymentId: payment.id,
      number: payment.number,
      amountMinor: payment.amountMinor,
      changeMinor,
      name: customer.name,
    });
    focusEntry();
    if (isQueued || choice !== 'open') return;
    const voucher = await readOrTell(() => client.payments.pdf({ id: payment.id }));
    if (voucher !== undefined) openFile(voucher);
  };
  return { amountMinor, setAmount, taken, tender, setTender, givenMinor, setGiven, isShort, isReady, submit, command };
}

function TakePayment(props: TakePaymentProps) {
  const { t } = useTranslation('till');
  const tenderName = useTenderName();
  const state = useTakePayment(props);
  const form = usePanelKeys<HTMLFormElement>();
  const { owedMinor } = props;
  const { amountMinor, tender, givenMinor } = state;
  return (
    <>
      <div className={panels['due']}>
        <span className={panels['dueLabel']}>{t(owedMinor < 0 ? 'customer.hasGood' : 'customer.owes')}</span>
        <span className={panels['dueAmount']}>
          <FittingMoney minor={minor(Math.abs(owedMinor))} />
        </span>
      </div>
      <form ref={form} noValidate className={panels['fields']} onSubmit={(event) => void state.submit(event)}>
        <MoneyInput label={t('account.amount')} size="md" data-start value={amountMinor} onChange={state.setAmount} />
        <NativeSelect
          label={t('account.tender')}
          size="md"
          value={tender ?? ''}
          data={state.taken.map((each) => ({ value: each, label: tenderName(each) }))}
          onChange={(event) => state.setTender(tenders.find((each) => each === event.currentTarget.value))}
        />
        {tender === 'cash' && (
          <MoneyInput
            label={t('account.given')}
            description={t('account.givenHint')}
            size="md"
            value={givenMinor}
            error={state.isShort ? t('account.short') : undefined}
            onChange={state.setGiven}
          />
        )}
        <div>
          <Button
            type="submit"
            size="lg"
            className={panels['tender']}
            disabled={!state.isReady}
            loading={state.command.isRunning}
          >
            {t('account.take')}
          </Button>
        </div>
      </form>
    </>
  );
}

/** The payment is recorded: its change, and its voucher. */
export function AccountPaidView({ paid }: { paid: Extract<Stage, { kind: 'accountPaid' }> }) {
  const { t } = useTranslation('till');
  const { focusEntry } = useDesk();
  const voucher = useFile(() => client.payments.pdf({ id: paid.paymentId }));
  return (
    <section className={classes['paid']} aria-label={t('account.paid')}>
      <div className={classes['paidHead']} role="status">
        <IconCircleCheck size={28} aria-hidden />
        <span>{t('account.paid')}</span>
        <TextLink to={`/payments/${paid.paymentId}`}>{paid.number}</TextLink>
      </div>
      <ChangeFigure label={t('paid.change')} minor={paid.changeMinor} />
      <Text>
        {paid.name}: <Money minor={paid.amountMinor} isBold />
      </Text>
      <div>
        <Button
          size="md"
          variant="default"
          leftSection={<IconFileText size={18} />}
          loading={voucher.isRunning}
          onClick={() => {
            voucher.open();
            focusEntry();
          }}
        >
          {t('account.voucher')}
        </Button>
      </div>
    </section>
  );
}
