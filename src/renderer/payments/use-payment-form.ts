import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import type { Payment } from '#contract/payments';
import type { CalendarDate } from '#domain/dates';
import type { tenders } from '#domain/ledger';
import { minor } from '#domain/money';
import type { Minor } from '#domain/money';
import type { Result } from '#domain/result';
import { orpc, useCommand } from '#renderer/api';
import type { Failure } from '#renderer/api';

import { amountsOf, openItemsOf, planAllocations } from './allocation-plan.ts';
import type { PlanMode, TypedAmounts } from './allocation-plan.ts';

export type Direction = 'received' | 'refunded';
export type Tender = (typeof tenders)[number];

export type PaymentFields = {
  contactId: string | null;
  direction: Direction;
  /** null: empty or unreadable; undefined: not touched, so it follows the invoice that shall be paid. */
  amountMinor: Minor | null | undefined;
  tender: Tender;
  /** null: today. */
  paidOn: CalendarDate | null;
  reference: string;
  note: string;
};

type Asked = { contactId: string | null; documentId: string | null; direction: Direction };

/** The form of a payment: its fields, what happens to the money, and what is wrong. */
export function usePaymentForm({ contactId, documentId, direction }: Asked) {
  const start: PaymentFields = {
    contactId,
    direction,
    amountMinor: undefined,
    tender: 'bankTransfer',
    paidOn: null,
    reference: '',
    note: '',
  };
  const [fields, setFields] = useState(start);
  const [isChecked, setIsChecked] = useState(false);
  const use = useMoneyUse(fields, documentId);
  const { amountMinor, mode, isRefund } = use;
  const record = useCommand(orpc.payments.record, { shownByCaller: shownBesideFields });
  const change = (changed: Partial<PaymentFields>) => {
    setFields({ ...fields, ...changed });
    // The amounts typed for one contact's invoices mean nothing for another's.
    if (changed.contactId !== undefined && changed.contactId !== fields.contactId) use.forget();
  };
  const isSending = useRef(false);
  const send = async (): Promise<Result<Payment, Failure> | undefined> => {
    setIsChecked(true);
    const { contactId: payer, paidOn, ...rest } = fields;
    const isPositive = amountMinor !== null && amountMinor > 0;
    if (payer === null || !isPositive) return undefined;
    const plan = await use.readPlan();
    if (plan === undefined || (!isRefund && plan.fault !== undefined)) return undefined;
    return record.run({
      ...rest,
      contactId: payer,
      amountMinor,
      ...(paidOn !== null && { paidOn }),
      allocation: allocationOf({ isRefund, mode, plan }),
    });
  };
  const submit = async () => {
    if (isSending.current) return undefined;
    isSending.current = true;
    try {
      return await send();
    } finally {
      isSending.current = false;
    }
  };
  return {
    fields,
    change,
    ...use,
    isChecked,
    isDirty: JSON.stringify(fields) !== JSON.stringify(start) || mode === 'chosen',
    isSaving: record.isRunning,
    failure: record.failure,
    submit,
  };
}

/** What the money is used for: what is open, the way in which it is used, and what follows from both. */
function useMoneyUse(fields: PaymentFields, documentId: string | null) {
  const [mode, setMode] = useState<PlanMode>(documentId === null ? 'oldestFirst' : 'documentFirst');
  const [typed, setTyped] = useState<TypedAmounts>(new Map());
  const query = useQuery({
    ...orpc.receivables.balance.queryOptions({ input: { contactId: fields.contactId ?? '' } }),
    enabled: fields.contactId !== null,
  });
  const balance = fields.contactId === null ? undefined : query.data;
  const openItems = openItemsOf(balance);
  const asked = openItems.find((item) => item.documentId === documentId);
  const amountMinor = fields.amountMinor === undefined ? (asked?.openMinor ?? null) : fields.amountMinor;
  const isRefund = fields.direction === 'refunded';
  const planFor = (items: typeof openItems) =>
    planAllocations({
      amountMinor: amountMinor ?? minor(0),
      openItems: isRefund ? [] : items,
      mode,
      firstDocumentId: documentId,
      typed,
    });
  const plan = planFor(openItems);
  // Whoever is faster than the host waits for what is open: without it the money would be used for nothing.
  const readPlan = async () => {
    if (balance !== undefined) return plan;
    const { data } = await query.refetch({ cancelRefetch: false });
    return data === undefined ? undefined : planFor(openItemsOf(data));
  };
  const amounts = mode === 'chosen' ? typed : amountsOf(plan);
  return {
    mode,
    amountMinor,
    balance,
    openItems,
    /** The invoice that shall be paid, when the form was opened for one. */
    asked,
    isRefund,
    plan,
    readPlan,
    amounts,
    chooseMode: (next: PlanMode) => {
      if (next === 'chosen') setTyped(amounts);
      setMode(next);
    },
    changeAmount: (id: string, amount: Minor | null) => {
      setTyped(new Map([...amounts, [id, amount]]));
      setMode('chosen');
    },
    forget: () => {
      setMode('oldestFirst');
      setTyped(new Map());
    },
  };
}

export type PaymentForm = ReturnType<typeof usePaymentForm>;

/** Failures that stand beside a field instead of in a notice. */
const shownBesideFields = [
  'REFUND_EXCEEDS_CREDIT',
  'CONTACT_NOT_FOUND',
  'PERIOD_CLOSED',
  'ALLOCATION_EXCEEDS_OPEN',
  'ALLOCATION_EXCEEDS_PAYMENT',
  'ALLOCATION_UNKNOWN_DOCUMENT',
  'ALLOCATION_DOUBLED',
];

type Planned = { isRefund: boolean; mode: PlanMode; plan: ReturnType<typeof planAllocations> };

function allocationOf({ isRefund, mode, plan }: Planned) {
  if (isRefund || mode === 'oldestFirst') return { mode: 'oldestFirst' as const };
  if (mode === 'none') return { mode: 'none' as const };
  return { mode: 'chosen' as const, items: [...plan.allocations] };
}
