/** How keys are named, matched and shown. */

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const sequencePauseMs = 1200;

/** Tells whether a key press completes a shortcut; `first` is the plain key pressed just before, for `g c`. */
export function matchKey(keys: string, event: Pressed, first: string | undefined): boolean {
  const [start = '', second] = keys.split(' ');
  if (second !== undefined) return first === start && matchOne(second, event);
  return first === undefined || !isLetter(start) ? matchOne(start, event) : false;
}

/** Tells whether the focus stands where letters are typed. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target.matches('textarea, select');
}

/** The keys as people know them on this platform: `mod+k` is `⌘ K` on a Mac and `Ctrl K` elsewhere. */
export function keysShown(keys: string, isMac: boolean = onMac()): readonly string[] {
  const names: Readonly<Record<string, string>> = {
    mod: isMac ? '⌘' : 'Ctrl',
    shift: isMac ? '⇧' : 'Shift',
    alt: isMac ? '⌥' : 'Alt',
    Enter: '↵',
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
  };
  return keys.split(/[ +]/).map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

type SequenceOptions = {
  /** Tells whether a key begins a two-key shortcut that works now. */
  isStart: (key: string) => boolean;
  now?: () => number;
};

/** Remembers the first key of a two-key shortcut for a moment. */
export function newSequence({ isStart, now = Date.now }: SequenceOptions) {
  let key: string | undefined;
  let pressedAt = 0;
  const clear = () => {
    key = undefined;
  };
  return {
    first: () => (now() - pressedAt < sequencePauseMs ? key : undefined),
    press: (event: KeyboardEvent) => {
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !isTypingTarget(event.target);
      key = isPlain && isStart(event.key) ? event.key : undefined;
      pressedAt = now();
    },
    clear,
  };
}

function matchOne(keys: string, event: Pressed): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const hasMod = event.ctrlKey || event.metaKey;
  if (parts.includes('mod') !== hasMod || parts.includes('alt') !== event.altKey) return false;
  // `?` and `/` need Shift on some keyboards and not on others: the character decides.
  if (isLetter(key) && parts.includes('shift') !== event.shiftKey) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

function isLetter(key: string): boolean {
  return /^[a-z]$/i.test(key);
}

function onMac(): boolean {
  return navigator.userAgent.includes('Mac');
}
