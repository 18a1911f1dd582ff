/** A sale whose window is left, closed, or one of two at a register: it is sold once, and nobody waits for ever. */
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { goTo } from './looking.ts';
import { callOperation } from './script.ts';
import {
  amountField,
  attach,
  choose,
  dialogOf,
  holdAnswer,
  lines,
  paid,
  payExactly,
  scanTo,
  seePaid,
  toPayment,
  typeSlowly,
} from './till-counter.ts';
import { handMoves, scan } from './till-hands.ts';
import { shelf } from './till-shelf.ts';
import { entryField, openCounter, readRows, soldIn } from './till-shop.ts';

const { notebook, pen, bread } = shelf;

/** Another window of the same computer, on the same screen. */
async function openBeside(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  return other;
}

test('what one window sells the other shows, waits for, and does not sell again', async ({ app }) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  const other = await openBeside(page);
  await expect(entryField(other)).toBeVisible();

  await scanTo(page, 2, notebook.barcode, pen.barcode);
  await expect(lines(other)).toHaveCount(2);
  await scanTo(other, 3, bread.barcode);
  await page.bringToFront();
  await expect(lines(page)).toHaveCount(3);

  const { isRecorded, letGo } = await holdAnswer(page);
  await page.keyboard.press('Enter');
  await isRecorded;
  await expect(other.getByText('Another window is recording this sale')).toBeVisible();
  await other.bringToFront();
  await entryField(other).focus();
  await handMoves(other);
  await other.keyboard.press('Enter');
  // A scan in the other window waits, and so does a press on what was found: they are the first of the next sale.
  await scan(other, pen.barcode);
  await typeSlowly(other, 'Noteb');
  await other.getByRole('option', { name: notebook.name }).click();
  await expect(lines(other)).toHaveCount(3);
  letGo();
  await seePaidElsewhere(page);
  await expect(lines(other)).toHaveCount(2);
  expect(soldIn(dataFolder)).toMatchObject([{ totalMinor: 495 + 1290 + 245 }]);

  await payExactly(other);
  await expect(lines(page)).toHaveCount(0);
  expect(soldIn(dataFolder)).toHaveLength(2);
  expect(await callOperation(dataFolder, 'system.verify', {})).toMatchObject({ isTrue: true });
});

async function seePaidElsewhere(page: Page): Promise<void> {
  await expect(paid(page)).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

test('a window that was closed while it recorded leaves the sale to the other, which sees that it is paid', async ({
  app,
}) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  const other = await openBeside(page);
  await scanTo(page, 1, pen.barcode);
  await expect(lines(other)).toHaveCount(1);
  const { isRecorded, letGo } = await holdAnswer(page);
  await page.keyboard.press('Enter');
  await isRecorded;
  await expect(other.locator('[aria-busy="true"]')).toBeVisible();
  await page.close();
  letGo();
  await seePaid(other);
  expect(soldIn(dataFolder)).toMatchObject([{ totalMinor: 1290 }]);
});

test('who goes to another screen while the answer is missing comes back to the sale, and sells it', async ({ app }) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  await scanTo(page, 1, pen.barcode);
  await page.route('**/rpc/sales/record', (route) => route.abort());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible();
  await goTo(page, '/contacts');
  await page.unrouteAll({ behavior: 'wait' });
  await goTo(page, '/till');
  await scanTo(page, 2, notebook.barcode);
  await payExactly(page);
  expect(soldIn(dataFolder)).toMatchObject([{ totalMinor: 495 + 1290 }]);
});

test('a scan while it is asked whether the sale was recorded does not join the paid sale', async ({ app }) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  await scanTo(page, 1, pen.barcode);
  await page.route('**/rpc/sales/record', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible();
  const asked = Promise.withResolvers<undefined>();
  await page.route('**/rpc/sales/get', async (route) => {
    await asked.promise;
    await route.continue();
  });
  await page.reload();
  await expect(lines(page)).toHaveCount(1);
  await scan(page, notebook.barcode);
  asked.resolve(undefined);
  await expect(lines(page)).toContainText(notebook.name);
  await expect(lines(page)).toHaveCount(1);
  await page.unrouteAll({ behavior: 'wait' });
  await payExactly(page);
  expect(soldIn(dataFolder).map(({ totalMinor }) => totalMinor)).toEqual([1290, 495]);
});

test('without the internet selling goes on, also with a customer', async ({ app }) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  await scanTo(page, 1, pen.barcode);
  // What the browser tells its pages when the network is gone; the host needs none.
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await attach(page, 'Huber', 'Großhandel Huber');
  await payExactly(page);
  expect(soldIn(dataFolder)).toHaveLength(1);
});

test('a scan while the sale is being put aside is the first of the next one, in whichever window', async ({ app }) => {
  await openCounter(app);
  const { page } = app;
  const other = await openBeside(page);
  await page.bringToFront();
  await scanTo(page, 1, pen.barcode);
  await expect(lines(other)).toHaveCount(1);
  const [asked, go] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  await page.route('**/rpc/sales/hold', async (route) => {
    asked.resolve(undefined);
    await go.promise;
    await route.continue();
  });
  await page.keyboard.press('F4');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Enter');
  await asked.promise;
  await scan(page, notebook.barcode);
  await scan(other, bread.barcode);
  await expect(entryField(other)).toHaveValue('');
  go.resolve(undefined);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Held sales (1)' })).toBeVisible();
  await expect(lines(page)).toHaveCount(2);
  await expect(lines(page).getByText(notebook.name)).toBeVisible();
  await expect(lines(page).getByText(bread.name)).toBeVisible();
});

test('what is typed about a line or a sale is kept while another window takes it away', async ({ app }) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  const other = await openBeside(page);
  await scanTo(page, 2, notebook.barcode, pen.barcode);
  await expect(lines(other)).toHaveCount(2);
  const dialog = dialogOf(page);

  await page.getByRole('button', { name: `Change ${pen.name}` }).click();
  await dialog.getByRole('textbox', { name: 'Note on the receipt' }).fill('Engraved: Ada');
  await other.getByRole('button', { name: `Remove ${pen.name}` }).click();
  await expect(dialog.getByRole('alert')).toContainText('taken out of the sale');
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await other.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByRole('alert')).toBeHidden();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(lines(other).last()).toContainText('Engraved: Ada');

  await choose(page, 'Note on the sale');
  await dialog.getByRole('textbox', { name: 'Note', exact: true }).fill('For the third floor');
  const { isRecorded, letGo } = await holdAnswer(other);
  await other.bringToFront();
  await entryField(other).focus();
  await handMoves(other);
  await other.keyboard.press('Enter');
  await isRecorded;
  await expect(dialog.getByText('Another window is recording this sale')).toBeVisible();
  await dialog.getByRole('textbox', { name: "Customer's reference" }).press('Enter');
  letGo();
  await seePaid(other);
  await expect(dialog.getByRole('alert')).toContainText('no longer on the screen');
  await expect(dialog.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('For the third floor');
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await scanTo(page, 1, notebook.barcode);
  await payExactly(page);
  expect(readRows(dataFolder, 'SELECT note FROM sales ORDER BY sequence')).toEqual([{ note: '' }, { note: '' }]);
});

test('what was typed to pay one sale does not pay the one that another window puts in its place', async ({ app }) => {
  await openCounter(app);
  const { page } = app;
  const other = await openBeside(page);
  await page.bringToFront();
  await scanTo(page, 1, pen.barcode);
  await page.keyboard.press('F4');
  await expect(dialogOf(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(lines(page)).toHaveCount(0);
  await scanTo(page, 1, notebook.barcode);
  await toPayment(page);
  await typeSlowly(page, '50');

  await other.bringToFront();
  await other.keyboard.press('F6');
  await other.getByRole('list', { name: 'Held sales' }).getByRole('button').first().click();
  await expect(lines(page)).toContainText(pen.name);
  await expect(amountField(page)).toHaveValue('');
});

test('a browser that denies its storage sells, and says once that it keeps nothing', async ({ app }) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  await page.addInitScript(() => {
    const get = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get, configurable: true });
  });
  await page.reload();
  const told = page.getByText('This browser keeps nothing');
  await expect(told).toBeVisible();
  await scanTo(page, 1, pen.barcode);
  await goTo(page, '/contacts');
  await goTo(page, '/till');
  await scanTo(page, 2, notebook.barcode);
  await expect(told).toHaveCount(1);
  await payExactly(page);
  expect(soldIn(dataFolder)).toMatchObject([{ totalMinor: 495 + 1290 }]);
});
