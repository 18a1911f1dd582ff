/** From the bytes of a file to its text: which encoding, with or without a byte order mark, and refusal of what is no text. */
import type { ImportPreview } from '#contract/imports';
import { err, ok, type Result } from '#domain/result';

export type Encoding = ImportPreview['encoding'];
export type DecodeError = { code: 'IMPORT_FILE_UNREADABLE'; line: number | null; reason: 'binary' | 'encoding' };

/**
 * Decodes a file. Without a stated encoding a byte order mark decides, then the zero bytes of UTF-16, then whether the bytes are UTF-8;
 * what is neither is Windows-1252, the encoding in which Windows programs saved before. A byte order mark is cut off.
 * Errors: `encoding` when the bytes do not fit the encoding (with the line, where it can be told), `binary` for a file
 * that is no text, such as a spreadsheet or a picture.
 */
export function decodeText(
  bytes: Uint8Array,
  stated?: Encoding,
): Result<{ text: string; encoding: Encoding }, DecodeError> {
  if (startsWith(bytes, [0xfe, 0xff])) return unreadable('encoding', null);
  const encoding = stated ?? guessEncoding(bytes);
  const text = encoding === 'windows-1252' ? decodeWindows1252(bytes) : decodeUnicode(bytes, encoding);
  if (text === null) return unreadable('encoding', encoding === 'utf-8' ? lineOfBadByte(bytes) : null);
  const plain = text.endsWith(endOfFile) ? text.slice(0, -1) : text;
  const control = controlCharacters.exec(plain);
  if (control !== null || plain.startsWith('%PDF-')) {
    return unreadable('binary', control === null ? null : lineAt(plain, control.index));
  }
  return ok({ text: plain.replaceAll(/[\f\u0085]/g, ' '), encoding });
}

// Tab, line feed and carriage return are text, form feed and next line (0x85) stand for a blank; the rest of C0, and C1 (no Windows-1252 text decodes to it), are not.
// oxlint-disable-next-line no-control-regex -- these characters are what is looked for
const controlCharacters = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;
/** Ctrl-Z, with which DOS programs end a text file. */
const endOfFile = '\u001a';

/** The encoding of which the bytes speak; Windows-1252 where they speak of no other. */
export function guessEncoding(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (looksLikeUtf16(bytes)) return 'utf-16le';
  return decodeUnicode(bytes, 'utf-8') === null ? 'windows-1252' : 'utf-8';
}

/** Western text in UTF-16LE has a zero as the second byte of most characters, and none as the first. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 2000);
  if (start.length < 4 || bytes.length % 2 !== 0) return false;
  const zeroesAt = (parity: number) => start.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  return zeroesAt(0) === 0 && zeroesAt(1) > start.length / 4;
}

function decodeUnicode(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

// Bytes 0x80 to 0x9f (Encoding Standard, index windows-1252). Node 24.9's own decoder reads them as ISO 8859-1, which turns the euro sign into
// a control character; hence the table.
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => windowsSigns.charAt(sign.charCodeAt(0) - 0x80));
}

/**
 * Decodes bytes in letters that they are said to be in, by a name of the Encoding Standard ("iso-8859-1"). What does not fit becomes U+FFFD; a name
 * that nobody knows is taken for UTF-8.
 */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  // By the standard these three are one (section 4.2, names and labels).
  if (/^(?:windows-?1252|cp-?1252|iso-?8859-1|latin-?1|us-ascii|ascii)$/i.test(charset))
    return decodeWindows1252(bytes);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function lineOfBadByte(bytes: Uint8Array): number | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  const index = text.indexOf('\ufffd');
  return index < 0 ? null : lineAt(text, index);
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split(/\r\n|\r|\n/).length;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function unreadable(reason: DecodeError['reason'], line: number | null): { ok: false; error: DecodeError } {
  return err({ code: 'IMPORT_FILE_UNREADABLE', line, reason });
}
