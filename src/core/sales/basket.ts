/** What is in a sale: its lines with prices and taxes, what comes back, vouchers sold, and what it all comes to. Nothing is written here. */
import type { CalendarDate } from '#domain/dates';
import { minor, sumMinor } from '#domain/money';
import type { Minor } from '#domain/money';
import type { PriceMode } from '#domain/tax';
import { computeSale, isGoods, labelPrice, returnOf } from '#domain/till';
import type { ReturnedGroup, SaleTotals, SoldLine } from '#domain/till';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Party } from '#contract/documents';
import type { SoldItem } from '#contract/price-lists';
import { readPartyWithTerms } from '#core/documents';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import { exempt, saleTermsOf, soldItems } from '#core/price-lists';
import type { SaleTerms } from '#core/price-lists';
import { taxRateBook } from '#core/taxes';

import { soldLineOf } from './line-figures.ts';
import type { OpenTill } from './open-till.ts';
import { findReturnedReceipt, returnableLines } from './returned-receipt.ts';
import type { ReturnedReceipt } from './returned-receipt.ts';
import { saleDay } from './sale-day.ts';
import type { LineRow } from './sale-rows.ts';
import { freeLine, itemLine, returnLine, voucherLine, voucherPrice } from './sale-lines.ts';
import type { SoldColumns } from './sale-lines.ts';

export type SaleInput = InputOf<'sales', 'record'>;
type InputLine = SaleInput['lines'][number];
type ReturnLine = Extract<InputLine, { kind: 'return' }>;

export type Basket = {
  terms: SaleTerms;
  buyer: { party: Party; termsDays: number | null } | null;
  priceMode: PriceMode;
  soldOn: CalendarDate;
  /** As they will stand on the receipt, positions counted from 1. */
  lines: Omit<LineRow, 'sale_id'>[];
  totals: SaleTotals;
  /** The receipts of which goods come back. */
  receipts: readonly ReturnedReceipt[];
  returnedMinor: Minor;
  /** The vouchers that are sold, in the order of their lines; the code is empty where one has to be made. */
  vouchers: readonly { position: number; code: string; amountMinor: Minor }[];
};

/** Errors: all of `sales.record` that concern what is sold and taken back, not how it is paid. */
export async function fillBasket(
  { tx, now }: Pick<CommandScope, 'tx' | 'now'>,
  { till, input }: { till: OpenTill; input: SaleInput },
): Promise<Result<Basket, Failure>> {
  const vouchers = input.lines.flatMap((line, index) =>
    line.kind === 'voucher' ? [{ position: index + 1, code: line.code, amountMinor: line.amountMinor }] : [],
  );
  // Nobody is sold what could not be paid with afterwards.
  if (vouchers.length > 0 && !till.rules.tenders.includes('voucher')) return err({ code: 'VOUCHERS_NOT_TAKEN' });
  const named = await saleTermsOf(tx, input.contactId, till.company);
  if (!named.ok) return named;
  const receipts = await readReceipts(tx, input.lines);
  if (!receipts.ok) return receipts;
  const soldOn = saleDay({ today: till.today, now, receipts: receipts.value });
  if (!soldOn.ok) return soldOn;
  const priceMode = receipts.value[0]?.sale.price_mode ?? named.value.priceMode;
  if (receipts.value.some(({ sale }) => sale.price_mode !== priceMode)) return err({ code: 'RETURN_MODES_DIFFER' });
  const terms = { ...named.value, priceMode };
  const sold = await priceLines(tx, { till, lines: input.lines, terms });
  if (!sold.ok) return sold;
  const unexplained = unexplainedDiscount(input, sold.value);
  if (unexplained !== null) return err(unexplained);
  const returned = takeBack(input.lines, receipts.value);
  if (!returned.ok) return returned;
  const totals = total(input, { till, priceMode, sold: sold.value, returned: returned.value });
  if (!totals.ok) return totals;
  const party = terms.contactId === null ? undefined : await readPartyWithTerms(tx, terms.contactId);
  const { termsDays = null, ...buyer } = party ?? {};
  return ok({
    terms,
    buyer: party ? { party: buyer as Party, termsDays } : null,
    priceMode,
    soldOn: soldOn.value,
    lines: rowsOf(input.lines, { sold: sold.value, totals: totals.value, receipts: receipts.value, till }),
    totals: totals.value,
    receipts: receipts.value,
    returnedMinor: minor(0 - sumMinor(returned.value.flatMap((group) => group.taxes.map((tax) => tax.grossMinor)))),
    vouchers,
  });
}

/** Each receipt once, in the order in which it is first named. Errors: RETURN_LINE_UNKNOWN for one that does not exist. */
async function readReceipts(
  tx: CommandScope['tx'],
  lines: readonly InputLine[],
): Promise<Result<ReturnedReceipt[], Failure>> {
  const receipts = new Map<string, ReturnedReceipt>();
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'return' || receipts.has(line.saleId)) continue;
    const receipt = await findReturnedReceipt(tx, line.saleId);
    if (!receipt) return err({ code: 'RETURN_LINE_UNKNOWN', line: index + 1 });
    receipts.set(line.saleId, receipt);
  }
  return ok([...receipts.values()]);
}

/** A sold line by its place among all lines. */
type Sold = { index: number; columns: SoldColumns; figures: SoldLine };

async function priceLines(
  tx: CommandScope['tx'],
  { till, lines, terms }: { till: OpenTill; lines: readonly InputLine[]; terms: SaleTerms },
): Promise<Result<Sold[], Failure>> {
  if (!lines.some(isGoods)) return ok([]);
  const { company } = till;
  const taxRates = await taxRateBook(tx);
  const itemIds = [...new Set(lines.flatMap((line) => (line.kind === 'item' ? [line.itemId] : [])))];
  const items = await soldItems(tx, { itemIds, terms, company, taxRates });
  const onLabel = (priceE4: SoldItem['priceE4'], { taxRateId }: SoldItem): SoldItem['priceE4'] => {
    const rate = taxRates(taxRateId);
    if (!rate.ok) throw new Error('An item has a tax rate');
    const { priceMode: saleMode, isTaxExempt } = terms;
    return labelPrice(priceE4, { companyMode: company.priceMode, saleMode, isTaxExempt, rateE4: rate.value.rateE4 });
  };
  const sold: Sold[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'item') {
      const item = items.get(line.itemId);
      if (!item) return err({ code: 'ITEM_NOT_FOUND', line: index + 1 });
      const columns = await itemLine(tx, { line, item, rules: till.rules, label: (priceE4) => onLabel(priceE4, item) });
      sold.push({ index, columns, figures: soldLineOf(columns) });
    } else if (line.kind === 'free') {
      const rate = taxRates(line.taxRateId);
      if (!rate.ok) return err({ code: 'TAX_RATE_NOT_FOUND', line: index + 1 });
      const columns = freeLine(line, terms.isTaxExempt ? exempt(rate.value, company) : rate.value);
      sold.push({ index, columns, figures: soldLineOf(columns) });
    }
  }
  return ok(sold);
}

function unexplainedDiscount(
  { lines, discount }: Pick<SaleInput, 'lines' | 'discount'>,
  sold: readonly Sold[],
): Failure | null {
  for (const { index, columns } of sold) {
    const hasDiscount = columns.discount_percent_e4 > 0 || columns.discount_minor > 0;
    const line = lines[index];
    const hasOwnPrice = line?.kind === 'item' && line.priceE4 !== null && columns.price_e4 !== columns.list_price_e4;
    if ((hasDiscount && columns.discount_reason === '') || (hasOwnPrice && columns.price_reason === '')) {
      return { code: 'DISCOUNT_REASON_MISSING', line: index + 1 };
    }
  }
  const hasDiscount = discount.percentE4 > 0 || discount.amountMinor > 0;
  return hasDiscount && discount.reason === '' ? { code: 'DISCOUNT_REASON_MISSING' } : null;
}

/** One group a receipt. Errors: RETURN_LINE_UNKNOWN, RETURN_EXCEEDS_SOLD, with the line of this sale that asks for it. */
function takeBack(lines: readonly InputLine[], receipts: readonly ReturnedReceipt[]): Result<ReturnedGroup[], Failure> {
  const groups: ReturnedGroup[] = [];
  for (const receipt of receipts) {
    const { sale } = receipt;
    const asked = returnLinesOf(lines, sale.id);
    const group = returnOf(
      { priceMode: sale.price_mode, taxRounding: sale.tax_rounding, lines: returnableLines(receipt) },
      asked.map(({ line }) => ({ index: line.position - 1, quantityE4: line.quantityE4 })),
    );
    if (!group.ok) {
      const { index, ...error } = group.error;
      const { place } = asked.findLast(({ line }) => line.position - 1 === index) ?? { place: 0 };
      return err({ ...error, line: place + 1 });
    }
    groups.push(group.value);
  }
  return ok(groups);
}

function returnLinesOf(lines: readonly InputLine[], saleId: string): { place: number; line: ReturnLine }[] {
  return lines.flatMap((line, place) => (line.kind === 'return' && line.saleId === saleId ? [{ place, line }] : []));
}

type Found = {
  till: OpenTill;
  priceMode: PriceMode;
  sold: readonly Sold[];
  returned: readonly ReturnedGroup[];
};

/** Errors: DISCOUNT_TOO_LARGE, AMOUNT_OUT_OF_RANGE, TOTAL_CHANGED. */
function total(input: SaleInput, { till, priceMode, sold, returned }: Found): Result<SaleTotals, Failure> {
  const vouchers = input.lines.flatMap((line) => (line.kind === 'voucher' ? [line.amountMinor] : []));
  const tooLarge = vouchers.some((amount) => !Number.isSafeInteger(voucherPrice(amount, till.company.currency)));
  if (tooLarge) return err({ code: 'AMOUNT_OUT_OF_RANGE' });
  const totals = computeSale({
    currency: till.company.currency,
    priceMode,
    taxRounding: till.company.taxRounding,
    sold: sold.map((line) => line.figures),
    returned,
    creditSoldMinor: sumMinor(vouchers),
    discount: { percentE4: input.discount.percentE4, amountMinor: input.discount.amountMinor },
  });
  if (!totals.ok) {
    const { code, lineIndex } = totals.error;
    const index = lineIndex === undefined ? undefined : sold[lineIndex]?.index;
    return err(index === undefined ? { code } : { code, line: index + 1 });
  }
  const { totalMinor } = totals.value;
  const isExpected = input.expectedTotalMinor === undefined || input.expectedTotalMinor === totalMinor;
  return isExpected ? totals : err({ code: 'TOTAL_CHANGED', totalMinor });
}

type Computed = {
  sold: readonly Sold[];
  totals: SaleTotals;
  receipts: readonly ReturnedReceipt[];
  till: OpenTill;
};

/** Every line with its amounts, in the order in which it was entered. */
function rowsOf(lines: readonly InputLine[], { sold, totals, receipts, till }: Computed): Basket['lines'] {
  const soldAt = new Map(sold.map((line, place) => [line.index, { line, amounts: totals.lines[place] }]));
  const returnedBy = new Map(receipts.map((receipt, group) => [receipt.sale.id, [...(totals.returned[group] ?? [])]]));
  return lines.map((line, index) => {
    const position = index + 1;
    if (line.kind === 'voucher') return { position, ...voucherLine(line, till.company.currency) };
    if (line.kind === 'return') {
      const original = receipts.find(({ sale }) => sale.id === line.saleId)?.lines[line.position - 1];
      return {
        position,
        ...returnLine(line, { original: present(original), back: present(returnedBy.get(line.saleId)?.shift()) }),
      };
    }
    const { line: priced, amounts } = present(soldAt.get(index));
    const { grossMinor, netMinor, settledMinor } = present(amounts);
    return {
      position,
      ...priced.columns,
      gross_minor: grossMinor,
      net_minor: netMinor,
      settled_minor: settledMinor,
      returns_sale_id: null,
      returns_position: null,
    };
  });
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('Totals answer every line of a sale');
  return value;
}
