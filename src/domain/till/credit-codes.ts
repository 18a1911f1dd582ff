/** 32 signs without I, O, 0 and 1, which are mistaken for each other. */
export const creditSigns = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** How many signs the code of a voucher or of store credit has. */
export const creditCodeLength = 10;

/** A code as it stands on paper, in two groups: "AB2CD-EF3GH". */
export function creditCode(signs: string): string {
  const half = creditCodeLength / 2;
  return `${signs.slice(0, half)}-${signs.slice(half)}`;
}

/** What may be kept for a code that was typed with its hyphen or without: itself first. Printed cards have codes of any length. */
export function creditCodeWritings(typed: string): string[] {
  const code = typed.trim();
  return code.length === creditCodeLength ? [code, creditCode(code)] : [code];
}
