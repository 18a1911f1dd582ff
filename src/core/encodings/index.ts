export { decodeAs, decodeText, guessEncoding } from './decode-text.ts';
export type { DecodeError, Encoding } from './decode-text.ts';
