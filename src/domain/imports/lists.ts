/**
 * Lists in one cell, as an export writes them and an import reads them. A plain list stands in one line: "customer, supplier". Entries of several
 * parts stand one a line, their parts between semicolons: "email;Work;anna@example.com". What would divide is escaped by a backslash as in a
 * vCard (RFC 6350, section 3.4): "\;", "\,", "\\", and "\n" for a line break.
 */

/** Reads a plain list; commas, semicolons, bars and line breaks divide. Empty values are left out. */
export function splitList(text: string): string[] {
  return partsOf(text, ',;|\n').filter((value) => value !== '');
}

/** Writes a plain list. */
export function joinList(values: readonly string[]): string {
  return values.map((value) => escaped(value, /[\\,;|]/g)).join(', ');
}

/** Reads entries, one a line, as their parts; blank lines are left out. */
export function splitEntries(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => partsOf(line, ';'));
}

/** Writes entries; empty parts at the end of one are left out. */
export function joinEntries(entries: readonly (readonly string[])[]): string {
  return entries.map(joinEntry).join('\n');
}

/** Writes one entry. */
export function joinEntry(parts: readonly string[]): string {
  const filled = parts.findLastIndex((part) => part !== '') + 1;
  return parts
    .slice(0, filled)
    .map((part) => escaped(part, /[\\;]/g))
    .join(';');
}

function escaped(text: string, signs: RegExp): string {
  return text
    .replace(signs, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

function partsOf(text: string, dividers: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (sign === '\\' && index + 1 < text.length) {
      index += 1;
      part += unescaped(text.charAt(index));
    } else if (dividers.includes(sign)) {
      parts.push(part.trim());
      part = '';
    } else {
      part += sign;
    }
  }
  parts.push(part.trim());
  return parts;
}

function unescaped(sign: string): string {
  switch (sign.toLowerCase()) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    default:
      return sign;
  }
}
