/** The receipt of a sale, a return or an exchange. */
import type { Sale, SaleLine } from '#contract/sales';
import type { ReceiptCode } from '#contract/till-values';
import { e4, minor } from '#domain/money';
import { clockTime, linesOf, printable } from '#core/printing';

import { framed, writingOf } from './receipt-frame.ts';
import type { ReceiptFrame, Writing } from './receipt-frame.ts';
import { centerText, leftText, row, rule, space } from './receipt-model.ts';
import type { ReceiptBlock, ReceiptModel } from './receipt-model.ts';
import { discountLabel, saleMoney, saleTaxes } from './sale-money.ts';

/** The receipt as a model. Every figure is one that was booked. Pure: the same sale and frame, the same receipt. */
export function saleReceipt(sale: Sale, frame: ReceiptFrame): ReceiptModel {
  const writing = writingOf(frame.company);
  const { words, figures } = writing;
  const title = words('receipt.title', { number: sale.number });
  return framed(frame, {
    title,
    createdAt: sale.soldAt,
    facts: [
      row(figures.date(sale.soldOn), clockTime(sale.soldAt, frame.company)),
      ...leftText(words('receipt.register', { name: printable(sale.registerName) })),
      ...(sale.userName === '' ? [] : leftText(words('receipt.servedBy', { name: printable(sale.userName) }))),
      ...(sale.contactName === '' ? [] : leftText(words('receipt.customer', { name: printable(sale.contactName) }))),
      ...(sale.reference === '' ? [] : leftText(words('receipt.reference', { reference: printable(sale.reference) }))),
      ...(sale.invoice === null ? [] : leftText(words('receipt.invoice', { number: sale.invoice.number }))),
    ],
    body: [
      rule,
      ...sale.lines.flatMap((line) => lineBlocks(line, sale.currency, writing)),
      ...saleMoney(sale, writing),
      ...saleTaxes(sale, writing),
      ...(sale.note.trim() === '' ? [] : [rule, ...linesOf(sale.note).flatMap((line) => leftText(line))]),
      ...madeCredits(sale, frame.code, writing),
      space,
      { block: 'code', value: sale.number, code: frame.code, isLarge: false },
    ],
  });
}

/** One line: its words and amount; how many at which price, where it is not simply one; its discount; whence it came back. */
function lineBlocks(line: SaleLine, currency: string, writing: Writing): ReceiptBlock[] {
  const { words, figures } = writing;
  const description = linesOf(line.description).join(' ');
  const amount = figures.amount(line.grossMinor, currency);
  const isPlain = line.kind === 'voucher' || (line.quantityE4 === 10_000 && line.unit === '');
  const quantity = {
    quantity: figures.quantity(line.quantityE4),
    unit: printable(line.unit),
    price: figures.price(line.priceE4, currency),
  };
  const key = line.unit === '' ? 'receipt.quantity' : 'receipt.quantityUnit';
  return [
    ...(isPlain
      ? [row(description, amount)]
      : [...leftText(description), row(words(key, quantity), amount, { indent: 2 })]),
    ...discountBlocks(line, currency, writing),
    ...(line.kind === 'return'
      ? leftText(
          line.returnsNumber === null
            ? words('receipt.returnOfUnknown')
            : words('receipt.returnOf', { number: line.returnsNumber }),
          { indent: 2 },
        )
      : []),
    ...linesOf(line.note).flatMap((text) => leftText(text, { indent: 2 })),
  ];
}

/** What the line was given off; on a returned line, what the sale had taken off it. */
function discountBlocks(line: SaleLine, currency: string, writing: Writing): ReceiptBlock[] {
  const off = minor(line.netMinor - line.grossMinor);
  if (off === 0) return [];
  const percentE4 = line.kind === 'return' ? e4(0) : line.discountPercentE4;
  const label = discountLabel({ percentE4, reason: line.discountReason }, writing);
  return [row(label, writing.figures.amount(off, currency), { indent: 2 })];
}

/** Vouchers that were sold and store credit that was given: whoever holds the code can spend it. */
function madeCredits(sale: Sale, code: ReceiptCode, { words, figures }: Writing): ReceiptBlock[] {
  return sale.credits.flatMap((credit): ReceiptBlock[] => [
    rule,
    ...centerText(words(credit.kind === 'voucher' ? 'receipt.voucher' : 'receipt.storeCredit'), { isBold: true }),
    ...centerText(words('receipt.creditWorth', { amount: figures.money(credit.amountMinor, sale.currency) })),
    { block: 'code', value: credit.code, code, isLarge: true },
  ]);
}
