/** The logo as pixels for a printer that knows only black and white. */
import type { Settings } from '#contract/settings';

/** Red, green, blue and opacity of each pixel, row by row. */
export type Pixels = { width: number; height: number; data: Uint8Array };

/** Pictures of more megapixels than this are not decoded. */
const mostMegapixels = 40;

/** The pixels of a logo; null when it cannot be decoded: a receipt without its logo is better than none. */
export async function readLogo(logo: Settings['logo']): Promise<Pixels | null> {
  if (logo === null) return null;
  const content = Buffer.from(logo.base64, 'base64');
  try {
    return logo.mediaType === 'image/png' ? await readPng(content) : await readJpeg(content);
  } catch {
    return null;
  }
}

async function readPng(content: Buffer): Promise<Pixels | null> {
  // Width and height stand at the begin of the first chunk (PNG specification, 11.2.2).
  const pixelCount = content.readUInt32BE(16) * content.readUInt32BE(20);
  if (pixelCount > mostMegapixels * 1_000_000) return null;
  const { PNG } = await import('pngjs');
  return PNG.sync.read(content);
}

async function readJpeg(content: Buffer): Promise<Pixels> {
  const { decode } = await import('jpeg-js');
  return decode(content, { useTArray: true, formatAsRGBA: true, maxResolutionInMP: mostMegapixels });
}

/**
 * The picture at the size that it has on paper: averaged, because a printer's dots are coarser than a screen's and a picture that is merely
 * thinned out loses its lines; on white, because a printer has no transparency.
 */
export function scaledOnWhite(picture: Pixels, { width, height }: { width: number; height: number }): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const area = {
        left: Math.floor((x * picture.width) / width),
        right: Math.max(Math.floor((x * picture.width) / width) + 1, Math.floor(((x + 1) * picture.width) / width)),
        top: Math.floor((y * picture.height) / height),
        bottom: Math.max(
          Math.floor((y * picture.height) / height) + 1,
          Math.floor(((y + 1) * picture.height) / height),
        ),
      };
      const grey = averageGrey(picture, area);
      data.set([grey, grey, grey, 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

type Area = { left: number; right: number; top: number; bottom: number };

/** Brightness as the eye sees it (ITU-R BT.601), 0 black to 255 white. */
function averageGrey({ data, width }: Pixels, { left, right, top, bottom }: Area): number {
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      const opacity = (data[at + 3] ?? 0) / 255;
      const grey = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
      sum += grey * opacity + 255 * (1 - opacity);
    }
  }
  return Math.round(sum / ((right - left) * (bottom - top)));
}
