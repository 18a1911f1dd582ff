import { join } from 'node:path';

import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

import { fontFamily } from './page.ts';

/**
 * Lays a definition out and writes it as PDF. It reads the fonts in `fontsFolder` and nothing else: no file, no address.
 * The same definition gives the same bytes.
 */
export async function writePdf(
  definition: TDocumentDefinitions,
  { fontsFolder }: { fontsFolder: string },
): Promise<Uint8Array> {
  // Loaded on first use, so that whoever only names a paper does not pay for the layout engine.
  const { default: pdfmake } = await import('pdfmake');
  const fonts = {
    normal: join(fontsFolder, 'NotoSans-Regular.ttf'),
    bold: join(fontsFolder, 'NotoSans-SemiBold.ttf'),
    italics: join(fontsFolder, 'NotoSans-Italic.ttf'),
    bolditalics: join(fontsFolder, 'NotoSans-SemiBold.ttf'),
  };
  const readable = new Set(Object.values(fonts));
  pdfmake.setFonts({ [fontFamily]: fonts });
  // Without these two a crafted picture address would make the program fetch or read it (CVE-2026-26801).
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => readable.has(path));
  const buffer = await pdfmake.createPdf(definition).getBuffer();
  return new Uint8Array(buffer);
}

/** Tells whether a PDF was not written because of a picture that cannot be decoded. */
export function isPictureFault(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Invalid image');
}

/** A file name that every system takes: "Invoice 2026-0042". */
export function fileNameOf(title: string): string {
  return title
    .replaceAll(/[<>:"/\\|?*]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 120)
    .replace(/[. ]+$/, '');
}
