/** Lines of vCard 2.1 written as those of 3.0: bare parameters get their names, quoted-printable becomes text. */

import { decodeAs } from '#core/encodings';

/**
 * TEL;WORK;VOICE:1 becomes TEL;TYPE=WORK;TYPE=VOICE:1, and NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Gr=FC=DFe becomes NOTE:Grüße.
 * A line without a colon stays as it is: it is told as broken later.
 */
export function modernLine(text: string): string {
  const colon = text.indexOf(':');
  if (colon < 0) return text;
  const [name = '', ...parameters] = text.slice(0, colon).split(';');
  let value = text.slice(colon + 1);
  let charset = 'utf-8';
  let isQuoted = false;
  const kept: string[] = [];
  for (const parameter of parameters) {
    const [key = '', stated] = parameter.split('=', 2);
    const word = (stated ?? key).trim().toUpperCase();
    if (key.toUpperCase() === 'CHARSET') charset = word.toLowerCase();
    else if (word === 'QUOTED-PRINTABLE') isQuoted = true;
    else if (key.toUpperCase() === 'ENCODING' || ['8BIT', '7BIT', 'BASE64'].includes(word)) continue;
    else if (word !== '') kept.push(stated === undefined ? `TYPE=${word}` : `${key}=${stated}`);
  }
  if (isQuoted) value = unquoted(value, charset);
  return `${[name, ...kept].join(';')}:${escaped(value)}`;
}

/** Decodes quoted-printable (RFC 2045, section 6.7); "=" before a line end is a soft one. */
function unquoted(text: string, charset: string): string {
  const joined = text.replaceAll(/=[ \t]*\n/g, '');
  // What is not quoted is plain ASCII by the standard; letters that a program left as they are stay themselves.
  const isNarrow = charset !== 'utf-8' && !/[\u0100-\uffff]/.test(joined);
  const bytes = Buffer.from(joined, isNarrow ? 'latin1' : 'utf8');
  const plain = bytes
    .toString('latin1')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decodeAs(Buffer.from(plain, 'latin1'), charset);
}

/** In 2.1 a comma divides nothing and a line break stands for itself. */
function escaped(value: string): string {
  return value.replaceAll(/(?<!\\),/g, '\\,').replaceAll(/\r\n|\r|\n/g, '\\n');
}
