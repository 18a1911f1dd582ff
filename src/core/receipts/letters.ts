const segmenter = new Intl.Segmenter();

/** What a reader takes for one letter each, also where it is written in several parts. */
export function lettersOf(text: string): string[] {
  if (/^[\u0020-\u007e]*$/.test(text)) return text.split('');
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How many columns a text takes. */
export function widthOf(text: string): number {
  return lettersOf(text).length;
}
