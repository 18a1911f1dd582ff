/** Looking at screens: a picture, and axe. */
import type { Page } from '@playwright/test';

import { axeFindings, expect, shot, test } from './fixtures.ts';

/** Goes to the screen of an address, as a link would, and waits until it is there: a key that is pressed then is no longer for the one that is left. */
export async function goTo(page: Page, address: string): Promise<void> {
  const left = await page.evaluateHandle((hash) => {
    const placeOf = (text: string) => text.split(/[/?]/)[1] ?? '';
    const isOther = placeOf(window.location.hash) !== placeOf(hash);
    window.location.hash = hash;
    return isOther ? document.querySelector('main h1') : null;
  }, address);
  await page.waitForFunction((heading) => heading?.isConnected !== true, left);
  await settled(page);
}

/** Waits until nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('.mantine-Skeleton-root, [aria-busy="true"]')).toHaveCount(0);
}

const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

/**
 * Takes a picture in light and in dark and proves that axe finds nothing in either; what it finds is told with the screen's name. What the colours
 * do not change is looked at once, in the colours that the page has; it keeps the others, with which the next look begins.
 */
export async function look(page: Page, name: string): Promise<void> {
  const first = (await page.locator('html').getAttribute('data-mantine-color-scheme')) as Scheme;
  await lookIn(page, { name, scheme: first });
  const other = schemes.find((scheme) => scheme !== first) ?? first;
  await page.emulateMedia({ colorScheme: other });
  await lookIn(page, { name, scheme: other, rules: ['color-contrast', 'link-in-text-block'] });
}

async function lookIn(page: Page, { name, scheme, rules }: { name: string; scheme: Scheme; rules?: string[] }) {
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
  await shot(page, `${name}-${scheme}`);
  expect.soft(await axeFindings(page, rules), `${name} in ${scheme}`).toEqual([]);
}

/** The colours in which the stories of this project begin to look at the screens. */
export function schemeOfHost(): Scheme {
  return test.info().project.name === 'desktop' ? 'dark' : 'light';
}
