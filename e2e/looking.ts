/** Looking at screens: a picture, and axe. */
import type { Page } from '@playwright/test';

import { axeFindings, expect, shot, test } from './fixtures.ts';

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

/**
 * Takes a picture and proves that axe finds nothing; what it finds is told with the screen's name. The pages are the same in both
 * hosts, so the browser looks at them in light and the desktop in dark.
 */
export async function look(page: Page, name: string): Promise<void> {
  const scheme = schemeOfHost();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
  await shot(page, `${name}-${scheme}`);
  expect.soft(await axeFindings(page), `${name} in ${scheme}`).toEqual([]);
}

/** The colours in which the stories of this project look at the screens. */
export function schemeOfHost(): 'light' | 'dark' {
  return test.info().project.name === 'desktop' ? 'dark' : 'light';
}
