/** The forms in which two ways to reach a contact are the same: for finding, for matching a file, for duplicates. */

/** An e-mail address in small letters without blanks; '' when it is none. */
export function emailKey(email: string): string {
  const key = email.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(key) ? key : '';
}

/** Digits that a number must have to tell two contacts apart: shorter ones are extensions. */
const fewestDigits = 6;
/** The national part: what stays the same whether the country's code or a zero stands before it. */
const comparedDigits = 9;

/** Behind a country's code; with fewer digits too many countries would share a number. */
const fewestNationalDigits = 7;

/**
 * The last nine digits of a telephone number, so that "+43 316 123456", "0043 (0)316 123456" and "0316/123456" have one key as far as a
 * book can know: which country a zero means is not written in the number. '' when it is too short to tell anything. Numbers shorter
 * than nine digits keep theirs without leading zeros and without the code of a country that is marked as one: "+43 662 1234" is "0662 1234".
 */
export function phoneKey(phone: string): string {
  const main = phone.split(/(?:ext\.?|x|durchwahl|-dw)\s*\d+\s*$/i)[0] ?? phone;
  const digits = nationalDigits(main);
  return digits.length < fewestDigits ? '' : digits.slice(-comparedDigits);
}

/** Begins with a plus or two zeros: a country's code follows. */
const international = /^\D*(?:\+|00)/;
/** ITU-T E.164: one digit, three digits, and two in all other cases; no code begins with another one. */
const countryCode = /^(?:[17]|2[1-69]\d|3[578]\d|42\d|5[09]\d|6[7-9]\d|8[0578]\d|9[679]\d|\d\d)/;

function nationalDigits(phone: string): string {
  // "(0)" is the zero that is not dialled together with the country's code.
  const digits = phone.replaceAll('(0)', '').replaceAll(/\D/g, '').replace(/^0+/, '');
  if (!international.test(phone)) return digits;
  const national = digits.replace(countryCode, '').replace(/^0+/, '');
  return national.length < fewestNationalDigits ? digits : national;
}

/** A tax number without blanks and signs, in capitals: "ATU 1234.5678" is "ATU12345678". '' when fewer than five characters are left. */
export function taxNumberKey(taxNumber: string): string {
  const key = taxNumber.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return key.length < 5 ? '' : key;
}
