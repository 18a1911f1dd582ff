/** What every story starts with: `app`, a program on empty books of its own, in the host of its project. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { test as base, chromium, expect } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';

import { foundBrowser } from './browser.ts';
import { openRunningApp } from './running-app.ts';
import type { Host, RunningApp } from './running-app.ts';

export { expect } from '@playwright/test';
export { shellCalls } from './running-app.ts';
export type { RunningApp } from './running-app.ts';

type Options = { host: Host };
type Fixtures = {
  app: RunningApp;
  /** A folder that is removed after the story. */
  folder: string;
};

/** Gives the worker's browser, which is started by the first story that wants it: the desktop stories bring their own. */
type WorkerFixtures = { someBrowser: () => Promise<Browser> };

/** The language of the browser and of Electron in all stories. */
export const locale = 'en-GB';

export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  host: ['server', { option: true }],
  someBrowser: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => {
        const { executablePath, args } = foundBrowser();
        browser ??= chromium.launch({ executablePath, args: [...args] });
        return browser;
      });
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  folder: async ({}, use) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'counterbook-story-')));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  app: async ({ host, folder, someBrowser }, use) => {
    const books = { dataFolder: join(folder, 'books'), home: join(folder, 'home'), locale };
    mkdirSync(books.home);
    const app = await openRunningApp(host, someBrowser, books);
    await use(app);
    await app.close();
  },
});

/** Takes a picture of the whole page into `test-results/shots`, named by host and name. */
export async function shot(page: Page, name: string): Promise<void> {
  const path = join(import.meta.dirname, '..', 'test-results', 'shots', `${test.info().project.name}-${name}.png`);
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
}

/** Proves that axe finds nothing wrong on the page, by the rules of WCAG 2.2 A and AA and the best practices. */
export async function axe(page: Page): Promise<void> {
  // Without `setLegacyMode` axe opens a page of its own, which a window of Electron cannot do.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')} - ${failureSummary ?? ''}`),
  }));
  expect(found).toEqual([]);
}
