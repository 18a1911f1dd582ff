/** The program's end of the pipe. The parts of the stand-in register here what they do when the browser's side asks. */
import { connect } from './wire.ts';
import type { ProgramSide, Remote, WindowSide } from './wire.ts';

const side: Partial<ProgramSide> = {};

/** Registers what the program does when the browser's side asks for it. */
export function answers(methods: Partial<ProgramSide>): void {
  Object.assign(side, methods);
}

/** The side that holds the browser. */
export const windowSide: Remote<WindowSide> = connect<WindowSide>(
  {
    // After the test has gone there is nobody to tell.
    send: (packet) => void (process.connected && process.send?.(packet, undefined, undefined, () => undefined)),
    onMessage: (listener) => process.on('message', listener),
  },
  side,
);

/** For what the program tells without waiting for an answer: the window may close meanwhile. */
export function tell(told: Promise<unknown>): void {
  told.catch(() => undefined);
}
