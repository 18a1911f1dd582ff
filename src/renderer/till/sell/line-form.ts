/** The dialog of a line, without its screen: what it begins with, when it can be taken over, and what it then changes. */
import { e4, minor } from '#domain/money';
import type { E4, Minor } from '#domain/money';
import { hundredPercentE4 } from '#domain/tax';

import type { FreeLine, ItemLine } from './cart.ts';

/** What stands in the fields; null where nothing that can be read does. */
export type LineForm = {
  quantityE4: E4 | null;
  priceE4: E4 | null;
  priceReason: string;
  percentE4: E4 | null;
  discountMinor: Minor | null;
  discountReason: string;
  note: string;
};

type Known = {
  /** As the dialog opened. */
  opened: LineForm;
  form: LineForm;
  /** What the list or the label asks; null for free text. */
  usualE4: E4 | null;
};

/** The fields as a line fills them. */
export function openedForm(line: ItemLine | FreeLine, priceE4: E4): LineForm {
  return {
    quantityE4: line.quantityE4,
    priceE4,
    priceReason: line.kind === 'item' ? line.priceReason : '',
    percentE4: line.discountPercentE4,
    discountMinor: line.discountMinor,
    discountReason: line.discountReason,
    note: line.note,
  };
}

/** Whether the price is another one than the list asks, by this dialog or before: that wants a reason. */
export function isOtherPrice({ opened, form, usualE4 }: Known): boolean {
  if (usualE4 === null || form.priceE4 === null || form.priceE4 === usualE4) return false;
  return form.priceE4 !== opened.priceE4 || opened.priceReason !== '';
}

export function isDiscounted({ percentE4, discountMinor }: Pick<LineForm, 'percentE4' | 'discountMinor'>): boolean {
  return (percentE4 ?? 0) > 0 || (discountMinor ?? 0) > 0;
}

/** Whether it can be taken over. */
export function isLineReady(known: Known): boolean {
  const { quantityE4, priceE4, priceReason, percentE4, discountReason } = known.form;
  if (quantityE4 === null || quantityE4 <= 0 || priceE4 === null || priceE4 < 0) return false;
  if ((percentE4 ?? 0) < 0 || (percentE4 ?? 0) > hundredPercentE4) return false;
  if (isOtherPrice(known) && priceReason.trim() === '') return false;
  return !isDiscounted(known.form) || discountReason.trim() !== '';
}

/**
 * What the dialog changes of the line as it stands now. Only what the person has changed: a scan of the same item, or a new price, that came
 * while the dialog was open stays. The quantity changes by as much as the person has changed it, so pieces that were scanned meanwhile come on
 * top of what was typed: no scan is lost.
 */
export function lineChanges(
  known: Known,
  now: Pick<ItemLine, 'quantityE4'>,
): Partial<Omit<ItemLine, 'key' | 'kind' | 'item'>> {
  const { opened, form, usualE4 } = known;
  const isChanged = (...fields: readonly (keyof LineForm)[]) => fields.some((field) => form[field] !== opened[field]);
  const isOther = isOtherPrice(known);
  return {
    ...(isChanged('quantityE4') && { quantityE4: changedQuantity(known, now) }),
    ...(isChanged('priceE4', 'priceReason') && form.priceE4 !== null
      ? usualE4 === null
        ? { priceE4: form.priceE4 }
        : { priceE4: isOther ? form.priceE4 : null, priceReason: isOther ? form.priceReason.trim() : '' }
      : {}),
    ...(isChanged('percentE4', 'discountMinor', 'discountReason') && {
      discountPercentE4: form.percentE4 ?? e4(0),
      discountMinor: form.discountMinor ?? minor(0),
      discountReason: isDiscounted(form) ? form.discountReason.trim() : '',
    }),
    ...(isChanged('note') && { note: form.note.trim() }),
  };
}

function changedQuantity({ opened, form }: Known, now: Pick<ItemLine, 'quantityE4'>): E4 {
  const typed = form.quantityE4 ?? now.quantityE4;
  const next = typed + now.quantityE4 - (opened.quantityE4 ?? now.quantityE4);
  // Pieces that were taken away meanwhile leave at least what was typed.
  return next > 0 ? e4(next) : typed;
}
