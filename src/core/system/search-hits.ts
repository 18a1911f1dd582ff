/** What a search finds, and how well it fits. */
import type { WordList } from '#domain/contacts';

/** Best first: the whole code, number, reference or name; the amount; its beginning; some part of it; what may have been meant. */
export const ranks = ['exact', 'amount', 'start', 'part', 'guess'] as const;
export type Fit = (typeof ranks)[number];

export type Hit = {
  kind: 'contact' | 'item' | 'invoice' | 'creditNote' | 'payment' | 'sale';
  id: string;
  title: string;
  detail: string;
  isGuess: boolean;
};
export type Found = Omit<Hit, 'isGuess'> & { fit: Fit };

export type Asked = {
  q: string;
  limit: number;
  currency: string;
  locale: string;
  /** The words of all contacts, to forgive typing errors by. */
  words: WordList;
};

/** A text greater than every text that begins with `start`. */
export function endOf(start: string): string {
  return `${start}\u{10ffff}`;
}

/** The parts that say something, as one line. */
export function lineOf(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
