/** What a receipt comes to, how it was paid, and the tax in it. */
import type { Sale, SaleTenderRow } from '#contract/sales';
import { minor, negate } from '#domain/money';
import type { Minor } from '#domain/money';
import { linesOf, printable, tenderWords } from '#core/printing';
import type { WordKey } from '#core/printing';

import type { Writing } from './receipt-frame.ts';
import { leftText, row, rule } from './receipt-model.ts';
import type { ReceiptBlock } from './receipt-model.ts';

/** From the sum of the lines to the change. What adds up, adds up on the paper: tax has rows only where the prices do not hold it. */
export function saleMoney(sale: Sale, writing: Writing): ReceiptBlock[] {
  const { words, figures } = writing;
  const amount = (value: Minor) => figures.amount(value, sale.currency);
  const hasTaxOnTop = sale.priceMode === 'exclusive' && sale.taxes.some((tax) => tax.taxMinor !== 0);
  const linesMinor = minor(sale.lineNetMinor + sale.creditSoldMinor);
  return [
    rule,
    ...(sale.allowanceMinor !== 0 || hasTaxOnTop ? [row(words('receipt.subtotal'), amount(linesMinor))] : []),
    ...(sale.allowanceMinor === 0
      ? []
      : [row(discountLabel(sale.discount, writing), amount(negate(sale.allowanceMinor)))]),
    ...(hasTaxOnTop ? taxesOnTop(sale, writing) : []),
    row(words('receipt.total', { currency: sale.currency }), amount(sale.totalMinor), { isLarge: true, isBold: true }),
    ...(sale.roundingMinor === 0 ? [] : roundingRows(sale, writing)),
    ...sale.tenders.flatMap((tender) => tenderRows(tender, sale.currency, writing)),
  ];
}

/** "Discount 5 %: damaged"; `percentE4` is 0 for an amount. */
export function discountLabel(
  { percentE4, reason }: Pick<Sale['discount'], 'percentE4' | 'reason'>,
  { words, figures }: Writing,
): string {
  const percent = figures.percent(percentE4);
  const label = percentE4 > 0 ? words('receipt.discountPercent', { percent }) : words('receipt.discount');
  return [label, linesOf(reason).join(' ')].filter((part) => part !== '').join(': ');
}

function taxesOnTop(sale: Sale, writing: Writing): ReceiptBlock[] {
  const { words, figures } = writing;
  return sale.taxes
    .filter((tax) => tax.taxMinor !== 0)
    .map((tax) => {
      const taxable = figures.amount(tax.taxableMinor, sale.currency);
      return row(
        words('receipt.taxOn', { tax: taxLabel(sale, tax, writing), taxable }),
        figures.amount(tax.taxMinor, sale.currency),
      );
    });
}

/** Cash that has no small coins: the difference is a row of its own, and no tax changes. */
function roundingRows({ roundingMinor, totalMinor, currency }: Sale, { words, figures }: Writing): ReceiptBlock[] {
  const due = minor(totalMinor + roundingMinor);
  const label = words(due < 0 ? 'receipt.toPayBack' : 'receipt.toPay');
  return [
    row(words('receipt.rounding'), figures.amount(roundingMinor, currency)),
    row(label, figures.amount(due, currency), { isBold: true }),
  ];
}

function tenderRows(tender: SaleTenderRow, currency: string, { words, figures }: Writing): ReceiptBlock[] {
  const name = words(tenderWords[tender.tender]);
  const kind = tender.amountMinor < 0 ? words('receipt.givenBack', { tender: name }) : name;
  const label = [kind, tender.creditCode ?? '', printable(tender.reference)].filter((part) => part !== '').join(' ');
  const given = tender.changeMinor === 0 ? tender.amountMinor : tender.givenMinor;
  return [
    row(label, figures.amount(given, currency)),
    ...(tender.changeMinor === 0
      ? []
      : [row(words('receipt.change'), figures.amount(tender.changeMinor, currency), { isBold: true })]),
  ];
}

type Tax = Sale['taxes'][number];

/** Rate, net, tax and gross of each rate, and why there is none where there is none. */
export function saleTaxes(sale: Sale, writing: Writing): ReceiptBlock[] {
  const { words, figures } = writing;
  const amount = (value: Minor) => figures.amount(value, sale.currency);
  const reason = linesOf(sale.exemptionReason).join(' ');
  const notes = reason === '' ? exemptionNotes(sale, writing) : [reason];
  const hasTax = sale.taxes.some((tax) => tax.taxMinor !== 0);
  if (sale.taxes.length === 0) return [];
  return [
    rule,
    {
      block: 'table',
      head: [words('receipt.tax'), words('receipt.net'), words('receipt.taxAmount'), words('receipt.gross')],
      rows: sale.taxes.map((tax) => [
        taxLabel(sale, tax, writing),
        amount(tax.taxableMinor),
        amount(tax.taxMinor),
        amount(tax.grossMinor),
      ]),
    },
    ...(sale.priceMode === 'inclusive' && hasTax ? leftText(words('receipt.pricesInclude')) : []),
    ...notes.flatMap((note) => leftText(note)),
  ];
}

/** The rate; where two taxes share it, or nothing is charged, the name that the lines carry. */
function taxLabel(sale: Sale, tax: Tax, { figures }: Writing): string {
  const rate = figures.percent(tax.taxRateE4);
  const isShared = sale.taxes.some((other) => other !== tax && other.taxRateE4 === tax.taxRateE4);
  if (tax.taxRateE4 > 0 && !isShared) return rate;
  const names = new Set(
    sale.lines
      .filter((line) => line.taxCategory === tax.taxCategory && line.taxRateE4 === tax.taxRateE4)
      .map((line) => linesOf(line.taxName).join(' ')),
  );
  const [name = ''] = names;
  if (names.size !== 1 || name === '') return `${rate} ${tax.taxCategory}`;
  return /\d/.test(name) ? name : `${name} ${rate}`;
}

const categoryNotes: Partial<Record<Tax['taxCategory'], WordKey>> = {
  E: 'tax.noteE',
  AE: 'tax.noteAE',
  K: 'tax.noteK',
  G: 'tax.noteG',
  B: 'tax.noteB',
};

/** Vouchers bear no tax either (category O), but are no supply that needed a reason. */
function exemptionNotes(sale: Sale, { words }: Writing): string[] {
  const keys = sale.taxes.map((tax) => categoryNotes[tax.taxCategory]).filter((key) => key !== undefined);
  return [...new Set(keys)].map((key) => words(key));
}
