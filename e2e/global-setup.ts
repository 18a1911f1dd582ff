import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findBrowser } from './browser.ts';
import { desktopWay } from './desktop.ts';
import { useQuickFolder } from './quick-folder.ts';

/**
 * Runs once before all stories: finds the browser, says which ways are used, and stops early when nothing is built. Gives what removes, after
 * the last story, what all of them have shared.
 */
async function globalSetup(): Promise<() => void> {
  const built = ['main/main.js', 'main/server.js', 'preload/index.cjs', 'renderer/index.html'];
  const missing = built.filter((file) => !existsSync(join(import.meta.dirname, '..', 'out', file)));
  if (missing.length > 0) throw new Error(`Not built: out/${missing.join(', out/')}. Run \`npm run build\` first.`);

  const browser = await findBrowser();
  console.log(`Stories in ${browser.name}.`);
  const way = desktopWay();
  console.log(
    'electron' in way
      ? `The desktop stories run in Electron: ${way.electron}.`
      : `SKIPPED: the desktop stories in Electron, because ${way.because}. They run the built main and preload in the stand-in instead.`,
  );

  const quick = useQuickFolder();
  // Stories start programs from the sources hundreds of times; Node keeps what it has made of them.
  const compiled = mkdtempSync(join(tmpdir(), 'counterbook-compiled-'));
  process.env['NODE_COMPILE_CACHE'] ??= compiled;
  return () => {
    for (const folder of [compiled, quick]) if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

// oxlint-disable-next-line no-default-export -- Playwright runs a setup file's default export
export default globalSetup;
