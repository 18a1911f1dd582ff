/** What all papers of the till have in common: whose they are, in which words, and how they begin and end. */
import type { Company, Settings } from '#contract/settings';
import type { ReceiptCode } from '#contract/till-values';
import type { Instant } from '#domain/dates';
import { addressLines, figuresOf, linesOf, printable, wordsIn } from '#core/printing';
import type { Figures, Words } from '#core/printing';

import { centerText, leftText, rule, space } from './receipt-model.ts';
import type { ReceiptBlock, ReceiptModel } from './receipt-model.ts';

/** What a paper of the till says beside its figures. */
export type ReceiptFrame = {
  /** The company as it writes in the paper's language (`writingIn`). */
  company: Company;
  logo: Settings['logo'];
  /** The last lines of each receipt, from the settings of the till. */
  footer: string;
  /** What a scanner reads on it, from the settings of the till. */
  code: ReceiptCode;
  /** 0 for the first print; the n-th copy says COPY n. */
  copyNumber: number;
};

/** The words and figures of a paper. */
export type Writing = { words: Words; figures: Figures };

/** How a company writes. */
export function writingOf(company: Company): Writing {
  return { words: wordsIn(company.language), figures: figuresOf(company) };
}

/** A whole paper: the company, the title (and COPY), what it is about, its last lines. */
export function framed(
  frame: Omit<ReceiptFrame, 'code'>,
  paper: { title: string; createdAt: Instant; facts: readonly ReceiptBlock[]; body: readonly ReceiptBlock[] },
): ReceiptModel {
  const { company, logo, footer, copyNumber } = frame;
  const words = wordsIn(company.language);
  return {
    title: printable(paper.title),
    language: company.language,
    author: linesOf(company.name).join(' '),
    createdAt: paper.createdAt,
    logo,
    unprintableNote: words('receipt.unprintable'),
    blocks: [
      ...letterhead(frame, words),
      space,
      ...(copyNumber > 0
        ? centerText(words('receipt.copy', { copy: String(copyNumber) }), { isLarge: true, isBold: true })
        : []),
      ...centerText(printable(paper.title), { isBold: true }),
      ...paper.facts,
      ...paper.body,
      ...(footer.trim() === '' ? [] : [space, ...linesOf(footer).flatMap((line) => centerText(line))]),
    ],
  };
}

function letterhead({ company, logo }: Pick<ReceiptFrame, 'company' | 'logo'>, words: Words): ReceiptBlock[] {
  const [name = '', ...address] = addressLines({ ...company, contactPerson: '' }, company.country);
  const labelled = (key: 'receipt.phone' | 'receipt.taxNumber' | 'receipt.registrationNumber', value: string) => {
    if (value.trim() === '') return '';
    return key === 'receipt.phone' ? words(key, { phone: value }) : words(key, { number: value });
  };
  return [
    ...(logo === null ? [] : [{ block: 'logo' } as const]),
    ...centerText(name, { isBold: true, isLarge: logo === null }),
    ...[
      ...address,
      labelled('receipt.phone', company.phone),
      company.website,
      labelled('receipt.taxNumber', company.taxNumber),
      labelled('receipt.registrationNumber', company.registrationNumber),
    ].flatMap((line) => centerText(printable(line))),
  ];
}

/** A heading with a rule above it and what belongs to it; nothing when nothing does. */
export function section(heading: string, blocks: readonly ReceiptBlock[]): ReceiptBlock[] {
  return blocks.length === 0 ? [] : [rule, ...leftText(heading, { isBold: true }), ...blocks];
}
