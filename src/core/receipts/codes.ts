/** Codes that a scanner reads: which one fits on the paper, and the bars and squares of it. */

import type { ReceiptCode } from '#contract/till-values';

/** Width of the roll in millimetres. */
export type RollWidth = 80 | 58;

export type CodeKind = 'code128' | 'qr';

/** Dots across the printable width of a roll at 203 dpi. */
export const dotsOf: Record<RollWidth, number> = { 80: 576, 58: 384 };

/** Dots of the narrowest bar; thinner ones do not survive a worn head. */
const leastBar = 2;
const widestBar = 3;

/** The codes of a value, from above: the wanted ones; only a QR code where bars would be too fine or lack a letter. */
export function codeKindsOf({ value, code }: { value: string; code: ReceiptCode }, paperMm: RollWidth): CodeKind[] {
  if (code === 'qr' || !hasBars(value, paperMm)) return ['qr'];
  return code === 'both' ? ['code128', 'qr'] : ['code128'];
}

/**
 * Whether bars fit. Code 128 in code set B has 11 modules a letter, 35 for start, check and stop, and 10 empty ones on each side
 * (ISO/IEC 15417).
 */
function hasBars(value: string, paperMm: RollWidth): boolean {
  return barWidth(value, paperMm) >= leastBar && /^[\u0020-\u007e]+$/.test(value) && !value.includes('{');
}

/** Dots of the narrowest bar of a Code 128, as wide as the paper allows. */
export function barWidth(value: string, paperMm: RollWidth): number {
  const modules = 11 * value.length + 35 + 20;
  return Math.min(widestBar, Math.floor(dotsOf[paperMm] / modules));
}

/** Dark rectangles, in modules from the upper left corner. */
export type DrawnCode = { width: number; height: number; dark: readonly Rectangle[] };
export type Rectangle = { x: number; y: number; w: number; h: number };

/** Draws a code. Bars are one module high: they are as high as one likes. */
export async function drawCode(value: string, kind: CodeKind): Promise<DrawnCode> {
  // Loaded on first use: it knows a hundred kinds of codes.
  const { default: bwip } = await import('bwip-js/generic');
  if (kind === 'code128') {
    const [drawn] = bwip.raw({ bcid: 'code128', text: value }) as { sbs: number[] }[];
    return bars(drawn?.sbs ?? []);
  }
  const [drawn] = bwip.raw('qrcode', value, 'eclevel=M') as {
    pixs: number[];
    pixx: number;
    pixy: number;
  }[];
  return squares(drawn ?? { pixs: [], pixx: 0, pixy: 0 });
}

/** Widths of bars and spaces in turn, beginning with a bar. */
function bars(widths: readonly number[]): DrawnCode {
  const dark: Rectangle[] = [];
  let x = 0;
  for (const [index, w] of widths.entries()) {
    if (index % 2 === 0) dark.push({ x, y: 0, w, h: 1 });
    x += w;
  }
  return { width: x, height: 1, dark };
}

/** Neighbours on a line become one rectangle, so that no hair of white shows between them. */
function squares({ pixs, pixx, pixy }: { pixs: readonly number[]; pixx: number; pixy: number }): DrawnCode {
  const dark: Rectangle[] = [];
  for (let y = 0; y < pixy; y += 1) {
    for (let x = 0; x < pixx; x += 1) {
      let w = 0;
      while (x + w < pixx && pixs[y * pixx + x + w] === 1) w += 1;
      if (w > 0) dark.push({ x, y, w, h: 1 });
      x += w;
    }
  }
  return { width: pixx, height: pixy, dark };
}
