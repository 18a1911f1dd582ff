/** Telephone numbers as they are searched: by their digits, whatever the notation, from any place where somebody would begin to type. */

/** Country codes of one and two digits (ITU-T E.164, list of assigned codes); all others have three. */
const shortCountryCodes = new Set(
  (
    '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 ' +
    '90 91 92 93 94 95 98'
  ).split(' '),
);

/** Fewer digits do not tell a subscriber. */
const fewestDigits = 5;
/** Fewer first digits fit too many. */
const fewestFirstDigits = 3;
/** "The number ends in 3456." */
const fewestLastDigits = 4;

type Dialled = {
  /** All digits that are dialled, without the zeros in front. */
  digits: string;
  /** The same without the country's code, where the number bears one; else as `digits`. */
  national: string;
};

/**
 * What a stored number is found by: its digits with and without the country's code, from each of its groups on ("+43 (0)316 / 12 34 56" from
 * 43, 316, 12), and backwards, behind an underscore, for whoever types only the end.
 */
export function phoneWords(phone: string): string[] {
  const { digits, national } = dialled(phone);
  if (digits.length < fewestFirstDigits) return [];
  const groups = withoutTrunkZero(phone).match(/\d+/g) ?? [];
  const whole = groups.join('');
  let start = 0;
  const tails = groups.map((group) => {
    const tail = whole.slice(start);
    start += group.length;
    return withoutZeros(tail);
  });
  const words = [digits, national, ...tails].filter((word) => word.length >= fewestDigits || word === digits);
  return [...new Set([...words, backwards(digits)])];
}

/**
 * What typed digits can be: beginnings of words of `phoneWords`.
 * @param typed digits and the signs of telephone numbers.
 */
export function phoneStarts(typed: string): string[] {
  const { digits, national } = dialled(typed);
  const starts = [digits, national].filter((start) => start.length >= fewestFirstDigits);
  if (national.length >= fewestLastDigits) starts.push(backwards(national));
  return [...new Set(starts)];
}

function dialled(phone: string): Dialled {
  const plain = withoutTrunkZero(phone);
  const all = plain.replaceAll(/\D/g, '');
  const digits = withoutZeros(all);
  const isInternational = /^\D*\+/.test(plain) || all.startsWith('00');
  return { digits, national: isInternational ? withoutCountry(digits) : digits };
}

/** "(0)" is the zero that is not dialled together with the country's code. */
function withoutTrunkZero(phone: string): string {
  return phone.replaceAll('(0)', ' ');
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+/, '');
}

function withoutCountry(digits: string): string {
  const length = [1, 2].find((count) => shortCountryCodes.has(digits.slice(0, count))) ?? 3;
  return withoutZeros(digits.slice(length));
}

function backwards(digits: string): string {
  return `_${digits.split('').toReversed().join('')}`;
}
