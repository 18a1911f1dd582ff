import type { TaxCategory } from '#domain/tax';
import type { E4 } from '#domain/money';

import type { DocumentPaper } from './papers.ts';
import type { Figures } from './figures.ts';
import { printable } from './printable.ts';
import type { WordKey, Words } from './words.ts';

type TaxKey = { taxCategory: TaxCategory; taxRateE4: E4 };

const categoryNames: Partial<Record<TaxCategory, WordKey>> = {
  Z: 'tax.Z',
  E: 'tax.E',
  AE: 'tax.AE',
  K: 'tax.K',
  G: 'tax.G',
  O: 'tax.O',
};

const categoryNotes: Partial<Record<TaxCategory, WordKey>> = {
  E: 'tax.noteE',
  AE: 'tax.noteAE',
  K: 'tax.noteK',
  G: 'tax.noteG',
  O: 'tax.noteO',
  B: 'tax.noteB',
};

/**
 * What a tax is called on a document: the name that its lines carry, with the rate when the name does not say it
 * ("VAT 19%"), or the name of its category when the lines do not agree.
 */
export function taxName(
  document: DocumentPaper['document'],
  tax: TaxKey,
  to: { words: Words; figures: Figures },
): string {
  const rate = to.figures.percent(tax.taxRateE4);
  const names = new Set(document.lines.filter((line) => isSameTax(line, tax)).map((line) => line.taxName.trim()));
  const [name = ''] = names;
  if (names.size === 1 && name !== '') {
    return printable(/\d/.test(name) || tax.taxRateE4 === 0 ? name : `${name} ${rate}`);
  }
  const category = categoryNames[tax.taxCategory];
  return category === undefined ? to.words('tax.rate', { rate }) : to.words(category);
}

/**
 * What a line says about its tax: the rate alone, or the name when a document has two taxes of that rate (zero-rated
 * and exempt, say) and the rate would not tell which.
 */
export function lineTax(
  document: DocumentPaper['document'],
  tax: TaxKey,
  to: { words: Words; figures: Figures },
): string {
  const isShared = document.taxes.some(
    (other) => other.taxRateE4 === tax.taxRateE4 && other.taxCategory !== tax.taxCategory,
  );
  return isShared ? taxName(document, tax, to) : to.figures.percent(tax.taxRateE4);
}

/**
 * The sentences that a document needs where no tax is charged, or not by the seller (EN 16931, BT-120; Directive
 * 2006/112/EC, article 226, points 11 and 11a).
 */
export function taxNotes(document: DocumentPaper['document'], words: Words): string[] {
  const notes = document.taxes
    .map((tax) => categoryNotes[tax.taxCategory])
    .filter((key) => key !== undefined)
    .map((key) => words(key));
  return [...new Set(notes)];
}

function isSameTax(one: TaxKey, other: TaxKey): boolean {
  return one.taxCategory === other.taxCategory && one.taxRateE4 === other.taxRateE4;
}
