/** The paper for money on account that was taken at the till. */
import type { Payment } from '#contract/payments';
import type { Minor } from '#domain/money';
import { clockTime, linesOf, printable, tenderWords } from '#core/printing';

import { framed, section, writingOf } from './receipt-frame.ts';
import type { ReceiptFrame, Writing } from './receipt-frame.ts';
import { leftText, row, rule, space } from './receipt-model.ts';
import type { ReceiptBlock, ReceiptModel } from './receipt-model.ts';

/** A payment with what the till knows of it. */
export type TillPayment = {
  payment: Pick<
    Payment,
    | 'number'
    | 'tender'
    | 'paidOn'
    | 'currency'
    | 'amountMinor'
    | 'unappliedMinor'
    | 'reference'
    | 'note'
    | 'contactName'
    | 'allocations'
    | 'createdAt'
  >;
  registerName: string;
  /** Cash handed over, and what of it went back. */
  givenMinor: Minor;
  changeMinor: Minor;
};

/** Who paid how much, by what, for which invoices. */
export function voucherReceipt(paid: TillPayment, frame: ReceiptFrame): ReceiptModel {
  const { payment, registerName } = paid;
  const writing = writingOf(frame.company);
  const { words, figures } = writing;
  const name = linesOf(payment.contactName).join(' ');
  return framed(frame, {
    title: words('receipt.paymentTitle', { number: payment.number }),
    createdAt: payment.createdAt,
    facts: [
      row(figures.date(payment.paidOn), clockTime(payment.createdAt, frame.company)),
      ...leftText(words('receipt.register', { name: printable(registerName) })),
      ...leftText(words('receipt.receivedFrom', { name })),
      ...(payment.reference === ''
        ? []
        : leftText(words('receipt.reference', { reference: printable(payment.reference) }))),
    ],
    body: [
      rule,
      ...moneyRows(paid, writing),
      ...usedAgainst(paid, writing),
      ...(payment.note.trim() === '' ? [] : [rule, ...linesOf(payment.note).flatMap((line) => leftText(line))]),
      space,
      { block: 'code', value: payment.number, code: frame.code, isLarge: false },
    ],
  });
}

function moneyRows({ payment, givenMinor, changeMinor }: TillPayment, { words, figures }: Writing): ReceiptBlock[] {
  const amount = (value: Minor) => figures.amount(value, payment.currency);
  const total = words('receipt.total', { currency: payment.currency });
  return [
    row(total, amount(payment.amountMinor), { isLarge: true, isBold: true }),
    row(words(tenderWords[payment.tender]), amount(changeMinor === 0 ? payment.amountMinor : givenMinor)),
    ...(changeMinor === 0 ? [] : [row(words('receipt.change'), amount(changeMinor), { isBold: true })]),
  ];
}

/** What was taken back later stands no more, and is left out. */
function usedAgainst({ payment }: TillPayment, { words, figures }: Writing): ReceiptBlock[] {
  const amount = (value: Minor) => figures.amount(value, payment.currency);
  const used = payment.allocations.filter((allocation) => !allocation.isUndone && allocation.amountMinor > 0);
  return [
    ...section(
      words('receipt.usedAgainst'),
      used.map((each) =>
        row(`${printable(each.documentNumber)} · ${figures.date(each.documentIssuedOn)}`, amount(each.amountMinor)),
      ),
    ),
    ...(payment.unappliedMinor > 0 ? [row(words('receipt.remaining'), amount(payment.unappliedMinor))] : []),
  ];
}
