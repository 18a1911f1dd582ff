/** Noto Sans, the font of papers, draws these scripts; other letters would come out as empty boxes. */
const foreign = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g;
const fullWidth = /[\uff00-\uffef]/g;

/** Tells whether the font of papers has the letters of a text. */
export function isPrintable(text: string): boolean {
  return !foreign.test(text);
}

/** A text as a PDF can hold it: no control or direction marks, half-width forms, well-formed Unicode; lines stay lines. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll(control, ' ')
    .replaceAll(invisible, '')
    .replaceAll(fullWidth, (letter) => letter.normalize('NFKC'));
}

/** The lines of a text that hold anything. */
export function linesOf(text: string): string[] {
  return printable(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
