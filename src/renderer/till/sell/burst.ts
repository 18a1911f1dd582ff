/** Tells a scanner from fingers: a scanner types a whole code within a blink and ends it with Enter or Tab. */

export type Heard =
  /** Nothing that concerns a scanner. */
  | { kind: 'other' }
  /** A character; `isFirst` when it may begin a scan. */
  | { kind: 'character'; isFirst: boolean }
  | { kind: 'scan'; text: string }
  /** The second line end of a scanner that sends two. */
  | { kind: 'echo' };

type Pressed = { key: string; /** Milliseconds, from the event. */ at: number; hasModifier?: boolean };

export type BurstOptions = { longestGapMs?: number; fewest?: number; echoMs?: number };

const modifiers: ReadonlySet<string> = new Set(['Shift', 'AltGraph', 'CapsLock', 'NumLock']);
const ends: ReadonlySet<string> = new Set(['Enter', 'Tab']);

/**
 * Hears key presses one by one. At least `fewest` characters with no gap of `longestGapMs` or more between them and before the line end are
 * a scan. A further line end within `echoMs` is its echo (scanners that send CR and LF): it must not take cash.
 */
export function newBurst({ longestGapMs = 35, fewest = 4, echoMs = 150 }: BurstOptions = {}) {
  let text = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  let scannedAt = Number.NEGATIVE_INFINITY;
  const forget = () => {
    text = '';
  };
  return {
    forget,
    hear: ({ key, at, hasModifier = false }: Pressed): Heard => {
      if (modifiers.has(key)) return { kind: 'other' };
      const isFast = at - lastAt < longestGapMs;
      lastAt = at;
      if (ends.has(key) && at - scannedAt < echoMs && text === '') return { kind: 'echo' };
      if (ends.has(key) && isFast && text.length >= fewest) {
        const scanned = text;
        forget();
        scannedAt = at;
        return { kind: 'scan', text: scanned };
      }
      if (hasModifier || !/^.$/u.test(key)) {
        forget();
        return { kind: 'other' };
      }
      const isFirst = !isFast || text === '';
      text = isFirst ? key : text + key;
      return { kind: 'character', isFirst };
    },
  };
}
