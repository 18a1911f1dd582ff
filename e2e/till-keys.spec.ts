/** The counter by keyboard and scanner: few keys, nothing lost, and "paid" stands there only when the sale is safe. */
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import type { RunningApp } from './fixtures.ts';
import { holdAnswer, lines, paid } from './till-counter.ts';
import type { HeldAnswer } from './till-counter.ts';
import { forgetKeys, keysDown, newHands, scan, scanWith, watchKeys } from './till-hands.ts';
import { shelf } from './till-shelf.ts';
import { entryField, keepReceipts, openCounter, soldIn } from './till-shop.ts';
import { callOperation } from './script.ts';

const three = [shelf.notebook.barcode, shelf.pen.barcode, shelf.bread.barcode];
const threeMinor = 495 + 1290 + 245;

test('three scanned items and exact cash take one key beyond the scans, and at most five', async ({ app }) => {
  await openCounter(app);
  await watchKeys(app.page);
  await keepReceipts(app.page, 'open');
  const { page } = app;
  await expect(entryField(page)).toBeFocused();
  const hands = newHands(page);

  await forgetKeys(page);
  await scan(page, ...three);
  await expect(lines(page)).toHaveCount(3);
  await hands.press('Enter');
  await expect(paid(page)).toBeVisible();

  const scanned = three.reduce((sum, code) => sum + code.length + 1, 0);
  const beyond = (await keysDown(page)).length - scanned;
  expect(beyond).toBe(hands.pressed());
  expect(beyond).toBeLessThanOrEqual(5);
  expect(beyond).toBe(1);
  expect(soldIn(app.dataFolder)).toMatchObject([{ number: 'A-000001', totalMinor: threeMinor }]);
});

test('the screen says paid when the sale is in the file, not before; the plug pulled at that moment loses nothing', async ({
  app,
}) => {
  await openCounter(app);
  const { page } = app;
  let inFile: readonly { totalMinor: number }[] = [];
  const pulled = Promise.withResolvers<undefined>();
  await page.exposeFunction('saysPaid', () => {
    inFile = soldIn(app.dataFolder);
    void app.kill().then(() => pulled.resolve(undefined), pulled.reject);
  });
  await callWhenPaid(page);
  const held = app.host === 'server' ? await holdAnswer(app.page) : undefined;

  await scan(page, ...three);
  await expect(lines(page)).toHaveCount(3);
  await newHands(page).press('Enter');
  if (held !== undefined) await seeNothingPaid(app, held);
  await pulled.promise;

  expect(inFile).toMatchObject([{ number: 'A-000001', totalMinor: threeMinor }]);
  await app.open();
  expect(soldIn(app.dataFolder)).toEqual(inFile);
  const list = (await callOperation(app.dataFolder, 'sales.list', {})) as { rows: { number: string }[] };
  expect(list.rows.map(({ number }) => number)).toEqual(['A-000001']);
  expect(await callOperation(app.dataFolder, 'system.verify', {})).toMatchObject({ isTrue: true });
});

/** Calls `saysPaid` in the story at the very moment in which the screen says paid. */
async function callWhenPaid(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { saysPaid } = window as typeof window & { saysPaid: () => void };
    const watcher = new MutationObserver(() => {
      if (document.querySelector('section[aria-label="Paid"]') === null) return;
      watcher.disconnect();
      saysPaid();
    });
    watcher.observe(document.body, { childList: true, subtree: true, attributes: true });
  });
}

/** The sale is in the file and its answer on the way: the screen does not say paid yet, and takes no second sale of it. */
async function seeNothingPaid({ page, dataFolder }: RunningApp, held: HeldAnswer): Promise<void> {
  await held.isRecorded;
  expect(soldIn(dataFolder)).toHaveLength(1);
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-busy="true"]')).toBeVisible();
  await expect(paid(page)).toBeHidden();
  await expect(lines(page)).toHaveCount(3);
  expect(soldIn(dataFolder)).toHaveLength(1);
  held.letGo();
}

test('ten scans without a pause: each is sold, in their order', async ({ app }) => {
  await openCounter(app);
  const { page } = app;
  const codes = [...three, shelf.milk.barcode, shelf.lamp.barcode];
  await scan(page, ...codes, ...codes);
  await expect(entryField(page)).toHaveValue('');
  const names = codes.map((code) => Object.values(shelf).find(({ barcode }) => barcode === code)?.name ?? '');
  await expect(page.getByText('10 pieces')).toBeVisible();
  for (const name of names) await expect(lines(page).filter({ hasText: name }).first()).toBeVisible();
  await newHands(page).press('Enter');
  await expect(paid(page)).toBeVisible();
  expect(soldIn(app.dataFolder)).toMatchObject([{ totalMinor: 2 * (threeMinor + 119 + 123_450) }]);
});

test('a scan is caught wherever the focus is: in another field, on a button, over a dialog; its line end presses nothing', async ({
  app,
}) => {
  await openCounter(app);
  const { page } = app;
  const hands = newHands(page);

  await test.step('the customer search keeps what was typed into it', async () => {
    await hands.press('F3');
    const search = page.getByRole('textbox', { name: 'Name, phone, e-mail or number' });
    await expect(search).toBeFocused();
    await hands.type('Son');
    await scan(page, shelf.notebook.barcode);
    await expect(lines(page)).toHaveCount(1);
    await expect(page.getByText(shelf.notebook.barcode)).toHaveCount(0);
  });

  await test.step('a dialog stays open with its words, and the item is sold behind it', async () => {
    await hands.press('F8');
    const dialog = page.getByRole('dialog');
    const percent = dialog.getByRole('textbox', { name: 'Percent' });
    await expect(percent).toBeFocused();
    await hands.type('10');
    await scan(page, shelf.pen.barcode);
    await expect(percent).toHaveValue('10');
    await expect(dialog).toBeVisible();
    await hands.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(lines(page)).toHaveCount(2);
  });

  await test.step('a button that has the focus is not pressed', async () => {
    await page.getByRole('button', { name: 'Return', exact: true }).focus();
    await scan(page, shelf.bread.barcode);
    await expect(lines(page)).toHaveCount(3);
    await expect(page.getByRole('heading', { name: 'Return or exchange' })).toBeHidden();
  });

  await test.step('scanners that end with Tab, or with two line ends', async () => {
    await scanWith(page, [shelf.milk.barcode], { ends: ['Tab'] });
    await expect(lines(page)).toHaveCount(4);
    await scanWith(page, [shelf.lamp.barcode], { ends: ['Enter', 'Enter'] });
    await expect(lines(page)).toHaveCount(5);
    await expect(paid(page)).toBeHidden();
  });

  await test.step('while it is being paid the sale grows', async () => {
    await hands.press('F9');
    const amount = page.getByRole('textbox', { name: 'Amount' });
    await expect(amount).toBeFocused();
    await scan(page, shelf.milk.barcode);
    await expect(page.getByText('6 pieces')).toBeVisible();
    await expect(amount).toHaveValue('');
  });
  expect(soldIn(app.dataFolder)).toEqual([]);
});

test('slow fingers are no scanner: what they type stays where it was typed', async ({ app }) => {
  await openCounter(app);
  const { page } = app;
  const hands = newHands(page);
  await hands.press('F3');
  const search = page.getByRole('textbox', { name: 'Name, phone, e-mail or number' });
  await expect(search).toBeFocused();
  await hands.type(shelf.notebook.barcode);
  await hands.press('Enter');
  await expect(search).toHaveValue(shelf.notebook.barcode);
  await expect(lines(page)).toHaveCount(0);

  await hands.press('Escape');
  await expect(entryField(page)).toBeFocused();
  await hands.type('3*');
  await scan(page, shelf.notebook.barcode);
  await expect(lines(page)).toContainText('3 × 4.95');
  await hands.type(shelf.pen.barcode);
  await expect(entryField(page)).toHaveValue(shelf.pen.barcode);
  await hands.press('Enter');
  await expect(lines(page)).toHaveCount(2);
});
