/** What a search finds, and how well it fits. */

/** Best first: the whole code, number, reference or name; the amount; its beginning; some part of it. */
export const ranks = ['exact', 'amount', 'start', 'part'] as const;
export type Fit = (typeof ranks)[number];

export type Hit = {
  kind: 'contact' | 'item' | 'invoice' | 'creditNote' | 'payment';
  id: string;
  title: string;
  detail: string;
};
export type Found = Hit & { fit: Fit };

export type Asked = { q: string; limit: number; currency: string; locale: string };

/** A text greater than every text that begins with `start`. */
export function endOf(start: string): string {
  return `${start}\u{10ffff}`;
}

/** The parts that say something, as one line. */
export function lineOf(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
