/** The logo: a PNG or JPEG that is whole. A broken one is refused here, or every paper after it would fail. */
import { crc32, inflateSync } from 'node:zlib';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Bits of a pixel by colour type and bit depth are at most 64; a picture whose pixels need more than this is refused. */
const mostPixelBytes = 100_000_000;

type Picture = { mediaType: 'image/png' | 'image/jpeg'; base64: string };

/** The bytes of a picture, or null when they are not a whole picture of the kind that they claim to be. */
export function readPicture({ mediaType, base64 }: Picture): Buffer | null {
  const content = Buffer.from(base64, 'base64');
  const isWhole = mediaType === 'image/png' ? isPng(content) : isJpeg(content);
  return isWhole ? content : null;
}

/** Walks the chunks (PNG specification, section 5): length, type, data, CRC; from IHDR by IDAT to IEND. */
function isPng(content: Buffer): boolean {
  if (!content.subarray(0, 8).equals(pngSignature)) return false;
  const types: string[] = [];
  const pixels: Buffer[] = [];
  for (let at = 8; at + 12 <= content.length;) {
    const end = at + 8 + content.readUInt32BE(at);
    if (end + 4 > content.length) return false;
    const type = content.toString('latin1', at + 4, at + 8);
    if (crc32(content.subarray(at + 4, end)) !== content.readUInt32BE(end)) return false;
    types.push(type);
    if (type === 'IDAT') pixels.push(content.subarray(at + 8, end));
    if (type === 'IEND') break;
    at = end + 4;
  }
  return types[0] === 'IHDR' && types.at(-1) === 'IEND' && inflates(Buffer.concat(pixels));
}

function inflates(pixels: Buffer): boolean {
  try {
    return inflateSync(pixels, { maxOutputLength: mostPixelBytes }).length > 0;
  } catch {
    return false;
  }
}

/** Walks the segments (ITU T.81, annex B): SOI, marker segments with a frame header among them, a scan, EOI. */
function isJpeg(content: Buffer): boolean {
  if (content.length < 4 || content.readUInt16BE(0) !== 0xff_d8) return false;
  let hasFrame = false;
  for (let at = 2; at + 4 <= content.length; at += 2 + content.readUInt16BE(at + 2)) {
    if (content[at] !== 0xff) return false;
    const marker = content[at + 1] ?? 0;
    // SOF0 to SOF15, without DHT (C4), JPG (C8) and DAC (CC).
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) hasFrame = true;
    if (marker === 0xda) return hasFrame && content.includes(Buffer.from([0xff, 0xd9]), at);
  }
  return false;
}
