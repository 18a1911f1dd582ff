/** Enter takes exact cash, but never one that was meant for something else. */

type Pressed = { /** Milliseconds, from the event. */ at: number; isRepeat?: boolean };

/**
 * Whenever a dialog, a panel or a button is done, the focus comes to the entry field. A second Enter that was meant for them, or was on its way
 * while they closed, must take no money: Enter rests until the key was released and `restMs` have gone by since the focus came. A sale
 * that is scanned leaves the focus where it is, so Enter takes its cash at once.
 */
export function newEnterRest({ restMs = 300 }: { restMs?: number } = {}) {
  let arrivedAt = Number.NEGATIVE_INFINITY;
  const isMeant = ({ at, isRepeat = false }: Pressed): boolean => !isRepeat && at - arrivedAt >= restMs;
  return {
    /** The focus has come to the entry field. */
    arrived: (at: number): void => {
      arrivedAt = at;
    },
    /** Whether this Enter can be meant for the sale. */
    isMeant,
    /** On a button that has the focus at once: an Enter that cannot be meant for it does not press it. */
    guard: (event: Pick<KeyboardEvent, 'key' | 'timeStamp' | 'preventDefault'>): void => {
      if (event.key === 'Enter' && !isMeant({ at: event.timeStamp })) event.preventDefault();
    },
  };
}

export type EnterRest = ReturnType<typeof newEnterRest>;
