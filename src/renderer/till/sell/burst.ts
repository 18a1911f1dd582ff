/** Tells a scanner from fingers: a scanner types a whole code within a blink and ends it with Enter or Tab. */

export type Heard =
  /** Nothing that concerns a scanner. */
  | { kind: 'other' }
  /** A character; `isFirst` after a pause: a scan may begin with it. */
  | { kind: 'character'; isFirst: boolean }
  /** A code; `typed` is what fingers had typed just before it. */
  | { kind: 'scan'; text: string; typed: string }
  /** The second line end of a scanner that sends two. */
  | { kind: 'echo' };

type Pressed = { key: string; /** Milliseconds, from the event. */ at: number; hasModifier?: boolean };

export type BurstOptions = { fastMs?: number; pauseMs?: number; fewest?: number; echoMs?: number };

const modifiers: ReadonlySet<string> = new Set(['Shift', 'AltGraph', 'CapsLock', 'NumLock']);
const ends: ReadonlySet<string> = new Set(['Enter', 'Tab']);

/** A character and the milliseconds since the one before. */
type Stroke = { key: string; gap: number };

/**
 * Hears key presses one by one. At least `fewest` characters since the last pause (`pauseMs`) are a scan when most of the gaps between them and
 * before the line end are shorter than `fastMs`: most, because a busy computer may hesitate in the middle of a code, and half a code is
 * another code. What was typed slowly right before a code (two characters or more, all of them slow) is no part of it, unless it is a
 * quantity, `3*`. A further line end within `echoMs` is its echo (scanners that send CR and LF): it must not take cash.
 */
export function newBurst({ fastMs = 35, pauseMs = 250, fewest = 4, echoMs = 150 }: BurstOptions = {}) {
  let heard: Stroke[] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  let scannedAt = Number.NEGATIVE_INFINITY;
  const isFast = ({ gap }: { gap: number }) => gap < fastMs;
  const end = (gap: number, at: number): Heard => {
    const whole = heard;
    heard = [];
    if (whole.length === 0) return { kind: at - scannedAt < echoMs ? 'echo' : 'other' };
    const code = whole.slice(typedBefore(whole, isFast));
    // The gap before its first character is no part of a code; the one before the line end is.
    const fastGaps = code.slice(1).filter(isFast).length + Number(isFast({ gap }));
    if (gap >= pauseMs || code.length < fewest || 2 * fastGaps <= code.length) return { kind: 'other' };
    scannedAt = at;
    return { kind: 'scan', text: textOf(code), typed: textOf(whole.slice(0, whole.length - code.length)) };
  };
  return {
    hear: ({ key, at, hasModifier = false }: Pressed): Heard => {
      if (modifiers.has(key)) return { kind: 'other' };
      const gap = at - lastAt;
      lastAt = at;
      if (ends.has(key) && !hasModifier) return end(gap, at);
      if (hasModifier || !/^.$/u.test(key)) {
        heard = [];
        return { kind: 'other' };
      }
      const isFirst = gap >= pauseMs || heard.length === 0;
      heard = isFirst ? [{ key, gap }] : [...heard, { key, gap }];
      return { kind: 'character', isFirst };
    },
  };
}

/** How many characters at the beginning were typed by fingers. After a single slow gap it cannot be told: a computer may have hesitated. */
function typedBefore(strokes: readonly Stroke[], isFast: (stroke: Stroke) => boolean): number {
  const firstFast = strokes.findIndex((stroke, index) => index > 0 && isFast(stroke));
  const count = firstFast - 1;
  return count < 2 || isQuantity(textOf(strokes.slice(0, count))) ? 0 : count;
}

function isQuantity(text: string): boolean {
  return /^\d+([.,]\d+)?\*$/.test(text);
}

function textOf(strokes: readonly Stroke[]): string {
  return strokes.map(({ key }) => key).join('');
}
