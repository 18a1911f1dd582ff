/**
 * What a spreadsheet would run as a formula (OWASP, CSV injection): an equals, plus, minus or at sign, also in full width, at the beginning or behind
 * blanks and line ends, which some programs trim; and any text behind a tab or a line end, which some take for the beginning of a cell.
 */
const beginning = /(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.source;

/** A text that must be written with an apostrophe before it; apostrophes that stand there already get one more. Plain negative numbers are none. */
export const formula = new RegExp(`^(?!-\\d+(?:\\.\\d+)?$)'*${beginning}`);

/** A text that bears this apostrophe, by us or by others: it is not part of the text. */
export const guardedFormula = new RegExp(`^'+${beginning}`);
