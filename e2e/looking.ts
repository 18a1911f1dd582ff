/** Looking at screens: a picture and axe, in light and in dark. */
import type { Page } from '@playwright/test';

import { axeFindings, expect, shot } from './fixtures.ts';

/** Goes to the screen of an address, as a link would. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
  await settled(page);
}

/** Waits until nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('.mantine-Skeleton-root, [aria-busy="true"]')).toHaveCount(0);
}

/** Takes a picture in light and in dark and proves that axe finds nothing; what it finds is told with the screen's name. */
export async function look(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
    await shot(page, `${name}-${scheme}`);
    expect.soft(await axeFindings(page), `${name} in ${scheme}`).toEqual([]);
  }
}
