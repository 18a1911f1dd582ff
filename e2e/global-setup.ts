import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { findBrowser } from './browser.ts';
import { desktopWay } from './desktop.ts';

/** Runs once before all stories: finds the browser, says which ways are used, and stops early when nothing is built. */
async function globalSetup(): Promise<void> {
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
}

// oxlint-disable-next-line no-default-export -- Playwright runs a setup file's default export
export default globalSetup;
