/** What every story starts with: `app`, a program on empty books of its own, in the host of its project. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { AxeBuilder } from '@axe-core/playwright';
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
  expect(await axeFindings(page)).toEqual([]);
}

/** What axe finds wrong on the page, by all rules or some: the rule, and where it is broken. */
export async function axeFindings(page: Page, rules?: string[]): Promise<{ rule: string; where: string[] }[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource());
  const violations = await page.evaluate(async (only) => {
    const { axe: checker } = window as typeof window & { axe: Axe };
    const some = only === undefined ? {} : { runOnly: { type: 'rule' as const, values: only } };
    return (await checker.run({ resultTypes: ['violations'], ...some })).violations;
  }, rules);
  return violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')} - ${failureSummary ?? ''}`),
  }));
}

type Axe = { run: (options: RunOptions) => Promise<AxeResults> };
type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;
type RunOptions = Parameters<AxeBuilder['options']>[0];

/** axe itself, put into a page once: its Playwright builder would do so anew each time, which takes five times as long. */
function axeSource(): string {
  const builder = createRequire(import.meta.resolve('@axe-core/playwright'));
  return readFileSync(builder.resolve('axe-core/axe.min.js'), 'utf8');
}
