import { expect, test } from 'vitest';

import { newEnterRest } from './enter-rest.ts';

test('an Enter right after a dialog closed, or pressed before it had closed, takes no cash; a moment later one does', () => {
  const rest = newEnterRest();
  rest.arrived(5000);
  expect([4900, 5000, 5080, 5299].map((at) => rest.isMeant({ at }))).toEqual([false, false, false, false]);
  expect(rest.isMeant({ at: 5300 })).toBe(true);
  rest.arrived(6000);
  expect(rest.isMeant({ at: 6100 })).toBe(false);
});

test('a finger that still rests on Enter takes no cash, however long', () => {
  const rest = newEnterRest();
  rest.arrived(5000);
  expect(rest.isMeant({ at: 9000, isRepeat: true })).toBe(false);
  expect(rest.isMeant({ at: 9100 })).toBe(true);
});

test('without anything that closed, the first Enter takes cash', () => {
  expect(newEnterRest().isMeant({ at: 20 })).toBe(true);
});

test('a button that has the focus at once is not pressed by the Enter that opened it, but by the next, and by other keys', () => {
  const rest = newEnterRest();
  rest.arrived(5000);
  const isPressed = (key: string, timeStamp: number) => {
    let pressed = true;
    rest.guard({ key, timeStamp, preventDefault: () => (pressed = false) });
    return pressed;
  };
  expect([isPressed('Enter', 5100), isPressed('Tab', 5100), isPressed('Enter', 5400)]).toEqual([false, true, true]);
});
