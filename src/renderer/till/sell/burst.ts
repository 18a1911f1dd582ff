/** Tells a scanner from fingers: a scanner types a whole code within a blink and ends it with Enter or Tab. */

export type Heard =
  /** Nothing that concerns a scanner. */
  | { kind: 'other' }
  /** A character; `isFirst` after a pause: a scan may begin with it. */
  | { kind: 'character'; isFirst: boolean }
  | { kind: 'scan'; text: string }
  /** The second line end of a scanner that sends two. */
  | { kind: 'echo' };

type Pressed = { key: string; /** Milliseconds, from the event. */ at: number; hasModifier?: boolean };

export type BurstOptions = { fastMs?: number; pauseMs?: number; fewest?: number; echoMs?: number };

const modifiers: ReadonlySet<string> = new Set(['Shift', 'AltGraph', 'CapsLock', 'NumLock']);
const ends: ReadonlySet<string> = new Set(['Enter', 'Tab']);

/**
 * Hears key presses one by one. At least `fewest` characters since the last pause (`pauseMs`) are a scan when most of the gaps between them and
 * before the line end are shorter than `fastMs`: most, because a busy computer may hesitate in the middle of a code, and half a code is
 * another code. A further line end within `echoMs` is its echo (scanners that send CR and LF): it must not take cash.
 */
export function newBurst({ fastMs = 35, pauseMs = 250, fewest = 4, echoMs = 150 }: BurstOptions = {}) {
  let text = '';
  let fastGaps = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  let scannedAt = Number.NEGATIVE_INFINITY;
  const begin = (character: string) => {
    text = character;
    fastGaps = 0;
  };
  const end = (gap: number, at: number): Heard => {
    const isScan = gap < pauseMs && text.length >= fewest && 2 * (fastGaps + Number(gap < fastMs)) > text.length;
    if (!isScan && text === '' && at - scannedAt < echoMs) return { kind: 'echo' };
    const scanned = text;
    begin('');
    if (!isScan) return { kind: 'other' };
    scannedAt = at;
    return { kind: 'scan', text: scanned };
  };
  return {
    hear: ({ key, at, hasModifier = false }: Pressed): Heard => {
      if (modifiers.has(key)) return { kind: 'other' };
      const gap = at - lastAt;
      lastAt = at;
      if (ends.has(key) && !hasModifier) return end(gap, at);
      if (hasModifier || !/^.$/u.test(key)) {
        begin('');
        return { kind: 'other' };
      }
      const isFirst = gap >= pauseMs || text === '';
      if (isFirst) begin(key);
      else {
        text += key;
        fastGaps += Number(gap < fastMs);
      }
      return { kind: 'character', isFirst };
    },
  };
}
