/** The door of the stand-in inside the program's process: what `import ... from 'electron'` finds there. */
import * as electron from './electron.ts';
import { answers } from './program.ts';

answers({
  evaluate: ({ source, argument }) => {
    // oxlint-disable-next-line no-implied-eval -- Playwright's `_electron` runs a story's function in the program in the same way
    const work = new Function(`return (${source})`)() as (program: typeof electron, argument: unknown) => unknown;
    return work(electron, argument);
  },
});

export * from './electron.ts';
