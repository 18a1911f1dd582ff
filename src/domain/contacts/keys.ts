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

/**
 * The last nine digits of a telephone number, so that "+43 316 123456", "0043 (0)316 123456" and "0316/123456" have one key as far as a
 * book can know: which country a zero means is not written in the number. '' when it is too short to tell anything. Numbers shorter
 * than nine digits keep theirs without leading zeros.
 */
export function phoneKey(phone: string): string {
  const main = phone.split(/(?:ext\.?|x|durchwahl|-dw)\s*\d+\s*$/i)[0] ?? phone;
  // "(0)" is the zero that is not dialled together with the country's code.
  const digits = main.replaceAll('(0)', '').replaceAll(/\D/g, '').replace(/^0+/, '');
  return digits.length < fewestDigits ? '' : digits.slice(-comparedDigits);
}

/** A tax number without blanks and signs, in capitals: "ATU 1234.5678" is "ATU12345678". '' when fewer than five characters are left. */
export function taxNumberKey(taxNumber: string): string {
  const key = taxNumber.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return key.length < 5 ? '' : key;
}
