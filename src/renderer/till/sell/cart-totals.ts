/** What the running sale comes to: a preview by the rules of the domain; the core computes it again. */
import type { Settings, TaxRate } from '#contract/settings';
import type { Returnable } from '#contract/sales';
import { taxOn } from '#domain/documents';
import { e4, minor, negate, sumMinor } from '#domain/money';
import type { CurrencyCode, E4, Minor } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { PriceMode, TaxCategory, TaxRounding } from '#domain/tax';
import { computeSale, isGoods, labelPrice, returnOf } from '#domain/till';
import type { ReturnableLine, ReturnedGroup, SaleTotals, SoldLine } from '#domain/till';

import type { CartLine, CartState, FreeLine, ItemLine, ReturnLine } from './cart.ts';

export type Surroundings = {
  currency: CurrencyCode;
  taxRounding: TaxRounding;
  companyMode: PriceMode;
  taxRates: readonly TaxRate[];
};

/** What the company's settings say about it. */
export function surroundingsOf({ company, taxRates }: Settings): Surroundings {
  const { currency, taxRounding, priceMode } = company;
  return { currency, taxRounding, companyMode: priceMode, taxRates };
}

/** What a line comes to. `netMinor` is in the price mode of the sale, `otherMinor` the same with tax where that is without. */
export type LineAmounts = { grossMinor: Minor; netMinor: Minor; otherMinor: Minor };

export type CartTotals = SaleTotals & { priceMode: PriceMode; byKey: ReadonlyMap<string, LineAmounts> };

/** `key` names the line that is to blame; null: the order discount. */
export type CartFault = {
  code: 'AMOUNT_OUT_OF_RANGE' | 'DISCOUNT_TOO_LARGE' | 'RETURN_EXCEEDS_SOLD' | 'RETURN_MODES_DIFFER';
  key: string | null;
};

/** Computes the running sale. Errors name the line that cannot be sold so. */
export function cartTotals(cart: CartState, surroundings: Surroundings): Result<CartTotals, CartFault> {
  const priceMode = modeOf(cart, surroundings.companyMode);
  const sold = cart.lines.filter(isGoods);
  const returned = returnedGroups(cart, priceMode);
  if (!returned.ok) return returned;
  const computed = computeSale({
    ...surroundings,
    priceMode,
    sold: sold.map((line) => soldLine(line, cart, { priceMode, surroundings })),
    returned: returned.value.map(({ group }) => group),
    creditSoldMinor: sumMinor(cart.lines.map((line) => (line.kind === 'voucher' ? line.amountMinor : minor(0)))),
    discount: cart.discount,
  });
  if (!computed.ok) {
    const { code, lineIndex } = computed.error;
    return err({ code, key: lineIndex === undefined ? null : (sold[lineIndex]?.key ?? null) });
  }
  const byKey = new Map<string, LineAmounts>();
  for (const [index, line] of sold.entries()) {
    const amounts = computed.value.lines[index];
    if (amounts === undefined) continue;
    const { taxRateE4 } = taxOfLine(line, cart, surroundings.taxRates);
    byKey.set(line.key, { ...amounts, otherMinor: otherSide(amounts.netMinor, taxRateE4, priceMode) });
  }
  for (const { keys, receipt, group } of returned.value) addReturned(byKey, { keys, receipt, group, priceMode });
  for (const line of cart.lines) {
    if (line.kind !== 'voucher') continue;
    byKey.set(line.key, { grossMinor: line.amountMinor, netMinor: line.amountMinor, otherMinor: line.amountMinor });
  }
  return ok({ ...computed.value, priceMode, byKey });
}

/** Goods that come back keep the prices of their receipt; otherwise the customer's prices decide, then the company's. */
export function modeOf({ lines, receipts, priceMode }: CartState, companyMode: PriceMode): PriceMode {
  const returned = lines.find((line) => line.kind === 'return');
  const ofReceipt = returned?.kind === 'return' ? receipts[returned.saleId]?.priceMode : undefined;
  return ofReceipt ?? priceMode ?? companyMode;
}

/** The unit price of a line in the price mode of the sale. */
export function unitPrice(line: ItemLine | FreeLine, prices: Prices): E4 {
  return line.kind === 'free' ? line.priceE4 : (line.priceE4 ?? usualPrice(line, prices));
}

/** What the label of the item of a line asks, else the list, in the price mode of the sale. */
export function usualPrice({ item, embeddedPriceE4 }: ItemLine, { priceMode, surroundings }: Prices): E4 {
  if (embeddedPriceE4 === null) return listPrice({ item }, priceMode);
  const { companyMode, taxRates } = surroundings;
  const rateE4 = taxRates.find(({ id }) => id === item.taxRateId)?.rateE4 ?? item.taxRateE4;
  const isTaxExempt = item.taxCategory === 'E';
  return labelPrice(embeddedPriceE4, { companyMode, saleMode: priceMode, isTaxExempt, rateE4: e4(rateE4) });
}

/** What the list asks for the item of a line, in the price mode of the sale. */
export function listPrice({ item }: Pick<ItemLine, 'item'>, priceMode: PriceMode): E4 {
  if (item.priceMode === priceMode) return item.priceE4;
  return priceMode === 'inclusive' ? item.inclusiveE4 : item.exclusiveE4;
}

/** The sold line that a return line names. */
export function returnedLine(
  { receipts }: Pick<CartState, 'receipts'>,
  { saleId, position }: Pick<ReturnLine, 'saleId' | 'position'>,
): Returnable['lines'][number] | undefined {
  return receipts[saleId]?.lines.find((line) => line.position === position);
}

type Taxed = { taxCategory: TaxCategory; taxRateE4: E4 };

/** Category and rate of a line for this customer. */
export function taxOfLine(
  line: ItemLine | FreeLine,
  { isTaxExempt }: Pick<CartState, 'isTaxExempt'>,
  taxRates: readonly TaxRate[],
): Taxed {
  if (line.kind === 'item') return { taxCategory: line.item.taxCategory, taxRateE4: line.item.taxRateE4 };
  if (isTaxExempt) return { taxCategory: 'E', taxRateE4: e4(0) };
  const rate = taxRates.find((each) => (line.taxRateId === null ? each.isDefault : each.id === line.taxRateId));
  return { taxCategory: rate?.category ?? 'O', taxRateE4: rate?.rateE4 ?? e4(0) };
}

type Prices = { priceMode: PriceMode; surroundings: Pick<Surroundings, 'companyMode' | 'taxRates'> };

function soldLine(line: ItemLine | FreeLine, cart: CartState, prices: Prices): SoldLine {
  return {
    quantityE4: line.quantityE4,
    priceE4: unitPrice(line, prices),
    discountPercentE4: line.discountPercentE4,
    discountMinor: line.discountMinor,
    ...taxOfLine(line, cart, prices.surroundings.taxRates),
  };
}

type Group = { keys: readonly string[]; receipt: Returnable; group: ReturnedGroup };

function returnedGroups(cart: CartState, priceMode: PriceMode): Result<Group[], CartFault> {
  const groups: Group[] = [];
  for (const saleId of new Set(cart.lines.flatMap((line) => (line.kind === 'return' ? [line.saleId] : [])))) {
    const lines = cart.lines.filter((line): line is ReturnLine => line.kind === 'return' && line.saleId === saleId);
    const receipt = cart.receipts[saleId];
    // What is not known yet is loaded when a cart is opened again; until then it comes to nothing.
    if (receipt === undefined) continue;
    if (receipt.priceMode !== priceMode) return err({ code: 'RETURN_MODES_DIFFER', key: lines[0]?.key ?? null });
    const chosen = lines.map(({ position, quantityE4 }) => ({ index: indexOf(receipt, position), quantityE4 }));
    const group = returnOf({ ...receipt, lines: receipt.lines.map(returnableLine) }, chosen);
    if (!group.ok) {
      const place = chosen.findIndex(({ index }) => index === group.error.index);
      return err({ code: 'RETURN_EXCEEDS_SOLD', key: lines[place]?.key ?? null });
    }
    groups.push({ keys: lines.map(({ key }) => key), receipt, group: group.value });
  }
  return ok(groups);
}

function indexOf(receipt: Returnable, position: number): number {
  return receipt.lines.findIndex((line) => line.position === position);
}

function returnableLine(line: Returnable['lines'][number]): ReturnableLine | null {
  return isGoods(line) ? line : null;
}

function addReturned(byKey: Map<string, LineAmounts>, of: Group & { priceMode: PriceMode }): void {
  for (const [place, line] of of.group.lines.entries()) {
    const key = of.keys[place];
    const sold = of.receipt.lines[line.index];
    if (key === undefined || sold === undefined) continue;
    const { grossMinor, netMinor } = line;
    byKey.set(key, { grossMinor, netMinor, otherMinor: otherSide(netMinor, sold.taxRateE4, of.priceMode) });
  }
}

/** With tax what is without, without tax what is with. */
function otherSide(amountMinor: Minor, taxRateE4: E4, priceMode: PriceMode): Minor {
  const tax = taxOn(amountMinor, taxRateE4, priceMode);
  return sumMinor([amountMinor, priceMode === 'exclusive' ? tax : negate(tax)]);
}

/** How many pieces are in the cart, for its head: weights and parts count as one. */
export function pieceCount(lines: readonly CartLine[]): number {
  return lines.reduce((sum, line) => {
    const quantity = line.kind === 'voucher' ? 1 : line.quantityE4 / 10_000;
    return sum + (Number.isInteger(quantity) ? quantity : 1);
  }, 0);
}
