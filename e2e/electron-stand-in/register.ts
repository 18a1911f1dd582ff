/** Preloaded into the program's process (`node --import`): from here on `electron` is the stand-in. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'electron'
      ? { url: new URL('index.ts', import.meta.url).href, shortCircuit: true }
      : nextResolve(specifier, context),
});
