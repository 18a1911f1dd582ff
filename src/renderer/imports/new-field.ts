/** A custom field made of a column. A choice is left out: its options are listed in the settings. */
import { parseE4 } from '#domain/money';

export const newFieldKinds = ['text', 'number', 'date', 'yesNo'] as const;
export type NewFieldKind = (typeof newFieldKinds)[number];

const flags = /^(?:yes|no|true|false|ja|nein|wahr|falsch|y|n|j|x)$/i;
const days = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})$/;

/** The kind of field that samples of a column look like. A number that begins with a zero is a number of somebody, thus a text. */
export function guessFieldKind(samples: readonly string[]): NewFieldKind {
  const values = samples.map((sample) => sample.trim()).filter((sample) => sample !== '');
  if (values.length === 0) return 'text';
  if (values.every((value) => flags.test(value))) return 'yesNo';
  if (values.every((value) => days.test(value))) return 'date';
  return values.every(isAmount) ? 'number' : 'text';
}

function isAmount(value: string): boolean {
  return !/^0\d/.test(value) && value.length <= 12 && parseE4(value.replace(',', '.')).ok;
}
