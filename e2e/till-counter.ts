/** What people do at the counter, as they do it: by keys where there is one. */
import type { Page } from '@playwright/test';

import { expect } from './fixtures.ts';
import { handMoves, scan } from './till-hands.ts';
import { entryField } from './till-shop.ts';

export const lines = (page: Page) => page.getByRole('list', { name: 'Lines of the sale' }).getByRole('listitem');
export const paid = (page: Page) => page.getByRole('region', { name: 'Paid', exact: true });
export const dialogOf = (page: Page) => page.getByRole('dialog');
export const amountField = (page: Page) => page.getByRole('textbox', { name: 'Amount', exact: true });

/** Types as fingers do: what comes faster is a scanner. */
export async function typeSlowly(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 50 });
}

/** Types into the one field and ends it with Enter. */
export async function enter(page: Page, text: string): Promise<void> {
  await expect(entryField(page)).toBeFocused();
  await typeSlowly(page, text);
  await page.keyboard.press('Enter');
  await expect(entryField(page)).toHaveValue('');
}

/** What the paid sale says: its number, after its change was seen. */
export async function seePaid(page: Page, { change }: { change?: string } = {}): Promise<string> {
  await expect(paid(page)).toBeVisible();
  if (change !== undefined) await expect(paid(page)).toContainText(`Change€${change}`);
  await expect(lines(page)).toHaveCount(0);
  await expect(entryField(page)).toBeFocused();
  return (await paid(page).getByRole('link').first().textContent()) ?? '';
}

/** Enter in the empty field takes exact cash. */
export async function payExactly(page: Page): Promise<string> {
  await expect(entryField(page)).toBeFocused();
  await handMoves(page);
  await page.keyboard.press('Enter');
  return seePaid(page, { change: '0.00' });
}

/** Opens the payment by its key. */
export async function toPayment(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await expect(amountField(page)).toBeFocused();
}

/** Pays all that is left with one press of a tender. */
export async function payBy(page: Page, tender: string): Promise<string> {
  await toPayment(page);
  await pressTender(page, tender);
  return seePaid(page);
}

export async function pressTender(page: Page, tender: string): Promise<void> {
  await page.getByRole('group', { name: 'Ways to pay' }).getByRole('button', { name: tender, exact: true }).click();
}

/** Hands over cash: the typed amount, Enter. */
export async function payCash(page: Page, given: string, change: string): Promise<string> {
  await toPayment(page);
  await typeSlowly(page, given);
  await page.keyboard.press('Enter');
  return seePaid(page, { change });
}

/** Names the customer of the sale. */
export async function attach(page: Page, typed: string, name: string): Promise<void> {
  await page.keyboard.press('F3');
  await expect(page.getByRole('textbox', { name: 'Name, phone, e-mail or number' })).toBeFocused();
  await typeSlowly(page, typed);
  const found = page.getByRole('list', { name: 'Customers found' });
  await expect(found.getByRole('button', { name }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Sale', exact: true }).getByRole('link', { name })).toBeVisible();
  await expect(entryField(page)).toBeFocused();
}

/** Scans and waits until the sale has so many lines. */
export async function scanTo(page: Page, count: number, ...codes: readonly string[]): Promise<void> {
  await scan(page, ...codes);
  await expect(lines(page)).toHaveCount(count);
}

/** Fills the fields of the dialog that is open, by their labels, and ends it with Enter. */
export async function fillDialog(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();
  for (const [label, text] of Object.entries(fields)) {
    const field = dialog.getByRole('textbox', { name: label, exact: true });
    await field
      .or(dialog.getByRole('combobox', { name: label, exact: true }))
      .first()
      .fill(text);
  }
  await page.keyboard.press('Enter');
  // Enter may have taken a reason out of its list first.
  if (await dialog.isVisible()) await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** Something of the menu "More actions". */
export async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

export type HeldAnswer = { isRecorded: Promise<undefined>; letGo: () => void };

/** Lets the host record the next sale, and keeps its answer back. */
export async function holdAnswer(page: Page): Promise<HeldAnswer> {
  const recorded = Promise.withResolvers<undefined>();
  const go = Promise.withResolvers<undefined>();
  await page.route('**/rpc/sales/record', async (route) => {
    const response = await route.fetch();
    recorded.resolve(undefined);
    await go.promise;
    await route.fulfill({ response });
  });
  return { isRecorded: recorded.promise, letGo: () => go.resolve(undefined) };
}
