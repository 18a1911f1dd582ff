/**
 * `scroll`: the longest time without a new frame while the list of 100 k contacts is scrolled in a real browser, row by row, in leaps and to
 * its end, against the same with 500 contacts. Needs the built program (`npm run build`).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';

import { openTestApp } from '#core/testing';

import { findBrowser } from '#e2e/browser';
import { launchServer } from '#e2e/server';
import { addContacts, contactMaker, fillIndex } from './made-contacts.ts';
import { print } from './measure.ts';

export async function benchScroll(): Promise<void> {
  const few = await longestFrame(500);
  const many = await longestFrame(100_000);
  for (const way of ways) {
    print({
      name: `scroll 100 k contacts, ${way.name}, longest frame`,
      value: many[way.name] ?? 0,
      baseline: few[way.name] ?? 0,
    });
  }
}

/** How far each of so many frames scrolls. */
const ways = [
  { name: 'row by row', frames: 400, pixels: 40 },
  { name: 'in leaps', frames: 300, pixels: 900 },
  { name: 'to places far apart', frames: 60, pixels: 65_537 },
] as const;

type Frames = Record<string, number>;

async function longestFrame(count: number): Promise<Frames> {
  const folder = mkdtempSync(join(tmpdir(), 'counterbook-scroll-'));
  await fillBooks(folder, count);
  const server = await launchServer({ dataFolder: folder });
  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(server.address);
    await page.getByRole('main').waitFor();
    await page.goto(`${server.origin}/#/contacts`);
    await page.locator('[role=row][id]').first().waitFor();
    const frames: Frames = {};
    for (const way of ways) frames[way.name] = await scroll(page, way);
    return frames;
  } finally {
    await browser.close();
    await server.quit();
    rmSync(folder, { recursive: true });
  }
}

async function fillBooks(folder: string, count: number): Promise<void> {
  const { app, databaseFile } = await openTestApp({ folder });
  await app.close();
  const make = contactMaker();
  addContacts(
    databaseFile,
    Array.from({ length: count }, (_, index) => make(index)),
  );
  await fillIndex(databaseFile);
}

/** Milliseconds of the longest frame, the rows under the eye loaded at the end. */
async function scroll(page: Page, { frames, pixels }: (typeof ways)[number]): Promise<number> {
  const longest = await page.evaluate(
    async ([count, step]) => {
      const grid = document.querySelector('[role=grid]');
      if (grid === null) throw new Error('There is no list');
      let last = performance.now();
      let worst = 0;
      for (let frame = 0; frame < count; frame += 1) {
        grid.scrollTop = (grid.scrollTop + step) % Math.max(grid.scrollHeight - grid.clientHeight, 1);
        const now = await new Promise<number>((resolve) => {
          requestAnimationFrame(resolve);
        });
        worst = Math.max(worst, now - last);
        last = now;
      }
      return worst;
    },
    [frames, pixels] as const,
  );
  await page.waitForFunction(
    () => document.querySelector('[role=row][id]') !== null && document.querySelector('[data-placeholder]') === null,
  );
  return longest;
}
