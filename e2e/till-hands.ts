/** Hands and a scanner at the counter: every key press of a story goes through here and is counted. */
import type { CDPSession, Page } from '@playwright/test';

export type Hands = {
  /** Presses keys one after the other, as a person does. */
  press: (...keys: string[]) => Promise<void>;
  /** Types letter by letter, slowly enough for a person. */
  type: (text: string, betweenMs?: number) => Promise<void>;
  /** How many keys the hands have pressed. */
  pressed: () => number;
};

/** Hands that count what they press. */
export function newHands(page: Page): Hands {
  let count = 0;
  return {
    press: async (...keys) => {
      for (const key of keys) {
        count += 1;
        await page.keyboard.press(key);
      }
    },
    type: async (text, betweenMs = 60) => {
      count += text.length;
      await page.keyboard.type(text, { delay: betweenMs });
    },
    pressed: () => count,
  };
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

// A scanner types a character every few milliseconds. The moments are sent along, so that a slow computer does not make a slow scanner.
const betweenMs = 5;
const handMs = 350;

/** Scans codes one after the other without a pause, each ended by `end`, with real key presses; as fast as a scanner, whatever the computer does. */
export async function scan(page: Page, ...codes: readonly string[]): Promise<void> {
  await scanWith(page, codes, { ends: ['Enter'] });
}

/** Scans as a scanner that is set up otherwise: it ends a code with Tab, or with two line ends. */
export async function scanWith(
  page: Page,
  codes: readonly string[],
  { ends }: { ends: readonly ('Enter' | 'Tab')[] },
): Promise<void> {
  const session = await sessionOf(page);
  const keys = codes.flatMap((code) => [...Array.from(code, characterKey), ...ends.map((end) => endKeys[end])]);
  // Whoever typed before takes the scanner first.
  await handMoves(page);
  const start = Date.now() / 1000;
  await Promise.all(
    keys.flatMap((key, index) => {
      const timestamp = start + (index * betweenMs) / 1000;
      return (['keyDown', 'keyUp'] as const).map((type) =>
        session.send('Input.dispatchKeyEvent', { ...key, ...(type === 'keyUp' && { text: '' }), type, timestamp }),
      );
    }),
  );
  // The next key is pressed by a hand, and a hand is slower than the second line end of a scanner.
  const lastMs = start * 1000 + keys.length * betweenMs;
  await page.waitForTimeout(Math.max(0, lastMs + handMs - Date.now()));
}

/** Waits as long as a hand takes from one thing to the next: an Enter that follows more quickly on a dialog was meant for it. */
export async function handMoves(page: Page): Promise<void> {
  await page.waitForTimeout(handMs);
}

/** Presses Enter as a finger that was quicker than the program: what arrives now was pressed at a moment that has gone by (from `Date.now()`). */
export async function pressEnterAt(page: Page, pressedAt: number): Promise<void> {
  const session = await sessionOf(page);
  for (const type of ['keyDown', 'keyUp'] as const) {
    const text = type === 'keyUp' ? '' : endKeys.Enter.text;
    await session.send('Input.dispatchKeyEvent', { ...endKeys.Enter, text, type, timestamp: pressedAt / 1000 });
  }
}

function sessionOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  return known;
}

type Key = { key: string; code: string; text: string; windowsVirtualKeyCode: number };

function characterKey(character: string): Key {
  const upper = character.toUpperCase();
  const code = /\d/.test(character) ? `Digit${character}` : /[A-Z]/.test(upper) ? `Key${upper}` : '';
  return { key: character, code, text: character, windowsVirtualKeyCode: upper.charCodeAt(0) };
}

const endKeys: Readonly<Record<'Enter' | 'Tab', Key>> = {
  Enter: { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 },
  Tab: { key: 'Tab', code: 'Tab', text: '', windowsVirtualKeyCode: 9 },
};

type Watched = Window & { keysDown?: string[] };

/** From the next loading of the page on it notes each key that goes down, before the program hears of it. */
export async function watchKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const keys: string[] = [];
    Object.assign(window, { keysDown: keys });
    window.addEventListener('keydown', (event) => event.isTrusted && keys.push(event.key), { capture: true });
  });
  await page.reload();
}

/** The keys that went down in the page since `forgetKeys`, by whomever. */
export function keysDown(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as Watched).keysDown ?? []);
}

export async function forgetKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { keysDown: keys } = window as Watched;
    if (keys !== undefined) keys.length = 0;
  });
}
