import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatMoney, negate, sumMinor } from '#domain/money';
import type { Minor } from '#domain/money';
import type { SaleTender } from '#domain/till';
import { newId, useFormats } from '#renderer/api';

import type { CartTotals } from './cart-totals.ts';
import { useDesk } from './desk.ts';
import { dueOf, offerOf, tenderInputs } from './payment.ts';
import type { Due, Offer, TenderRow } from './payment.ts';

/** What is taken for a sale, tender by tender; the tender that covers the rest records it. */
export function usePaying(totals: CartTotals) {
  const { store, stepMinor, run, cart, enterRest } = useDesk();
  const [typedMinor, setTyped] = useState<Minor | null>(null);
  const [pressed, setPressed] = useState(0);
  const [message, setMessage] = useState<string>();
  const [isAskingCredit, askCredit] = useState(false);
  const refusal = useRefusal();
  const rows = cart.tenders;
  const keep = (tenders: readonly TenderRow[]) => store.dispatch({ type: 'tenders', tenders });
  const due = dueOf(totals.totalMinor, rows, stepMinor);

  const type = (amount: Minor | null) => {
    setTyped(amount);
    setMessage(undefined);
  };
  const finish = (paid: readonly TenderRow[]) =>
    run({ kind: 'record', payment: { tenders: tenderInputs(paid, false), otherTenderReason: '' } });
  const add = (tender: SaleTender, amountMinor: Minor) => {
    const next = [...rows, { key: newId(), tender, amountMinor, reference: '', creditCode: '' }];
    keep(next);
    type(null);
    if (dueOf(totals.totalMinor, next, stepMinor).isPaid) finish(next);
  };
  const limit = useOverLimit({ due, typedMinor, onConfirm: (amountMinor) => add('account', amountMinor) });
  const take = (tender: SaleTender, amountMinor: Minor | null = typedMinor) => {
    if (due.isPaid) return finish(rows);
    if (tender === 'voucher' || tender === 'storeCredit') return askCredit(true);
    if (tender === 'account' && cart.contact === null) return setMessage(refusal('noContact'));
    const offer = offerOf(due, { tender, typedMinor: amountMinor, stepMinor });
    if (offer.kind !== 'take') return offer.kind === 'nothing' ? undefined : setMessage(refusal(offer));
    if (tender === 'account' && limit.isOver) return limit.ask();
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
    askCredit: (isAsking: boolean) => {
      if (!isAsking) enterRest.arrived(performance.now());
      askCredit(isAsking);
    },
    limit,
  };
}

export type Paying = ReturnType<typeof usePaying>;

/** Words why a tender takes nothing. */
function useRefusal() {
  const { t } = useTranslation('till');
  const formats = useFormats();
  return (offer: Exclude<Offer, { kind: 'take' | 'nothing' }> | 'noContact'): string => {
    if (offer === 'noContact') return t('pay.accountNeedsContact');
    switch (offer.kind) {
      case 'tooMuch':
        return t('pay.tooMuch');
      case 'notPositive':
        return t('pay.notPositive');
      case 'noCoins':
        return t('pay.noCoins', { step: formatMoney(offer.stepMinor, formats) });
    }
  };
}

type OverLimitOptions = { due: Due; typedMinor: Minor | null; onConfirm: (amountMinor: Minor) => void };

/** On account beyond the credit limit is asked about first. */
function useOverLimit({ due, typedMinor, onConfirm }: OverLimitOptions) {
  const { care, enterRest } = useDesk();
  const [isAsked, setIsAsked] = useState(false);
  const offer = offerOf(due, { tender: 'account', typedMinor });
  const overMinor = overLimit(care.brief?.creditLeftMinor ?? null, offer);
  const close = () => {
    enterRest.arrived(performance.now());
    setIsAsked(false);
  };
  return {
    isOver: overMinor !== null,
    // A scan may raise it while it is asked: what is shown is what it comes to now.
    askedMinor: isAsked ? overMinor : null,
    ask: () => setIsAsked(true),
    confirm: () => {
      close();
      if (offer.kind === 'take') onConfirm(offer.amountMinor);
    },
    cancel: close,
  };
}

function overLimit(creditLeftMinor: Minor | null, offer: Offer): Minor | null {
  if (creditLeftMinor === null || offer.kind !== 'take' || offer.amountMinor <= creditLeftMinor) return null;
  return sumMinor([offer.amountMinor, negate(creditLeftMinor)]);
}
