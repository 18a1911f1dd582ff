/** Which key does what at the till; every one of them can be another one on this computer. */

export const tillActions = [
  'search',
  'customer',
  'hold',
  'recall',
  'editLine',
  'discount',
  'pay',
  'returns',
  'account',
  'freeLine',
  'cashMenu',
] as const;
export type TillAction = (typeof tillActions)[number];

export type TillKeys = Readonly<Record<TillAction, string>>;

export const usualKeys: TillKeys = {
  search: 'F2',
  customer: 'F3',
  hold: 'F4',
  recall: 'F6',
  editLine: 'F7',
  discount: 'F8',
  pay: 'F9',
  returns: 'alt+r',
  account: 'alt+a',
  freeLine: 'alt+f',
  cashMenu: 'F10',
};

/** Reads what was kept on this computer; anything that is no key, and a key that stands twice, falls back to the usual one. */
export function readKeys(kept: unknown): TillKeys {
  const known: Readonly<Record<string, unknown>> = typeof kept === 'object' && kept !== null ? { ...kept } : {};
  const wanted = Object.fromEntries(
    tillActions.map((action) => {
      const key = known[action];
      return [action, typeof key === 'string' && isBindable(key) ? key : usualKeys[action]];
    }),
  ) as TillKeys;
  const isUnique = new Set(Object.values(wanted)).size === tillActions.length;
  return isUnique ? wanted : usualKeys;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'code'>;

/** The name of a pressed key for binding, `F4`, `alt+b`, `mod+b`; undefined for one that the till needs for typing. */
export function pressedKey({ key, ctrlKey, metaKey, altKey }: Pressed): string | undefined {
  if (['Control', 'Alt', 'Shift', 'Meta'].includes(key)) return undefined;
  const modifier = ctrlKey || metaKey ? 'mod+' : altKey ? 'alt+' : '';
  const name = `${modifier}${key.length === 1 ? key.toLowerCase() : key}`;
  return isBindable(name) ? name : undefined;
}

/** Gives an action another key; the action that had it gets the old one, so that none is without. */
export function rebound(keys: TillKeys, action: TillAction, key: string): TillKeys {
  const other = tillActions.find((each) => each !== action && keys[each] === key);
  return { ...keys, ...(other !== undefined && { [other]: keys[action] }), [action]: key };
}

// Letters and digits belong to the entry field, Enter pays, Esc goes back; the browser keeps F5, F11 and F12.
function isBindable(key: string): boolean {
  if (/^F([1-46-9]|10)$/.test(key)) return true;
  return (
    /^(alt|mod)\+[a-z]$/.test(key) &&
    !['mod+k', 'mod+c', 'mod+v', 'mod+x', 'mod+z', 'mod+a', 'mod+w', 'mod+t', 'mod+n', 'mod+r'].includes(key)
  );
}
