/** The receipt as bytes for a printer that speaks ESC/POS. */
import type ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';

import { arrange, columnsOf, wrap } from './arrange.ts';
import type { ArrangedLine, LetterLine } from './arrange.ts';
import { barWidth, dotsOf } from './codes.ts';
import type { RollWidth } from './codes.ts';
import { readLogo, scaledOnWhite } from './logo-picture.ts';
import type { Pixels } from './logo-picture.ts';
import type { ReceiptModel } from './receipt-model.ts';
import { codepages, createSpeller } from './spelling.ts';

export type PrintSettings = { paperMm: RollWidth; hasCutter: boolean; opensDrawer: boolean };

/** Lines between the print head and the knife, and to the edge at which paper is torn off. */
const linesToKnife = 4;
const linesToEdge = 5;
/** A logo is at most as high as this many dots (25 mm at 203 dpi). */
const highestLogo = 200;

/**
 * The bytes of a receipt: first the drawer, so that nobody waits for the paper; at the end the knife. Letters beyond the printer's code pages
 * lose their accents or become question marks, and a line at the end says so.
 */
export async function toEscPos(model: ReceiptModel, settings: PrintSettings): Promise<Uint8Array> {
  const { paperMm, hasCutter, opensDrawer } = settings;
  const newEncoder = await encoderOf(paperMm);
  const { spell, hasMissing } = createSpeller(newEncoder);
  const lines = arrange(model.blocks, { paperMm, spell });
  const logo = await readLogo(model.logo);
  const encoder = newEncoder().initialize();
  if (opensDrawer) encoder.pulse();
  for (const line of lines) printLine(encoder, line, { paperMm, logo });
  if (hasMissing()) {
    encoder.codepage('auto');
    for (const text of wrap(spell(model.unprintableNote), columnsOf[paperMm])) encoder.line(text);
  }
  encoder.newline(hasCutter ? linesToKnife : linesToEdge);
  if (!hasCutter) return encoder.encode();
  // The line feed after the cut would be the first line of the next receipt.
  return encoder.cut('partial').encode().slice(0, -1);
}

/** The bytes that open the drawer and print nothing. */
export async function drawerPulse(): Promise<Uint8Array> {
  const newEncoder = await encoderOf(80);
  return newEncoder().initialize().pulse().encode();
}

async function encoderOf(paperMm: RollWidth): Promise<() => ReceiptPrinterEncoder> {
  // Loaded on first use: only the thread that prints needs it.
  const { default: Encoder } = await import('@point-of-sale/receipt-printer-encoder');
  return () =>
    new Encoder({
      language: 'esc-pos',
      columns: columnsOf[paperMm],
      codepageMapping: 'epson',
      codepageCandidates: [...codepages],
      imageMode: 'raster',
      newline: '\n',
    });
}

function printLine(
  encoder: ReceiptPrinterEncoder,
  line: ArrangedLine,
  { paperMm, logo }: { paperMm: RollWidth; logo: Pixels | null },
): void {
  switch (line.line) {
    case 'letters':
      return printLetters(encoder, line);
    case 'logo':
      return printLogo(encoder, logo, dotsOf[paperMm]);
    case 'code': {
      encoder.align('center');
      if (line.kind === 'qr') encoder.qrcode(line.value, { model: 2, size: 5, errorlevel: 'm' });
      else
        encoder.barcode(line.value, 'code128', { height: 70, width: barWidth(line.value, paperMm) - 1, text: 'none' });
      encoder.align('left');
    }
  }
}

function printLetters(encoder: ReceiptPrinterEncoder, { text, align, width, height, isBold }: LetterLine): void {
  if (text === '') return void encoder.newline();
  // To look a page up for each letter takes long, and nearly all lines are of letters that all pages have.
  const isPlain = /^[\u0020-\u007e]*$/.test(text);
  encoder.codepage(isPlain ? 'cp437' : 'auto');
  encoder.align(align).bold(isBold).size(width, height).line(text);
  encoder.size(1, 1).bold(false).align('left');
}

function printLogo(encoder: ReceiptPrinterEncoder, logo: Pixels | null, dots: number): void {
  if (logo === null) return;
  const scale = Math.min((dots * 3) / 4 / logo.width, highestLogo / logo.height, 1);
  const width = Math.max(1, Math.round(logo.width * scale));
  const height = Math.max(1, Math.round(logo.height * scale));
  const picture = scaledOnWhite(logo, { width, height });
  encoder.align('center').image({ ...picture }, { width, height, algorithm: 'floydsteinberg', mode: 'raster' });
  encoder.align('left');
}
