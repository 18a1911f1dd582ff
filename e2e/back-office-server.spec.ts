/** The till's office and the price lists, as two windows and quick hands use them: nothing typed gets lost, nothing old comes back. */
import type { Locator, Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import type { RunningApp } from './fixtures.ts';
import { goTo } from './looking.ts';
import { callOperation } from './script.ts';
import { fillShop, readRows } from './till-shop.ts';
import type { TillShop } from './till-shop.ts';
import { fillUglyTill } from './till-ugly.ts';

type Lists = { priceLists: { id: string; name: string; isArchived: boolean }[] };

async function openPriceList(app: RunningApp): Promise<{ shop: TillShop; listId: string }> {
  const shop = await fillShop(app.dataFolder, { isOpen: true });
  const { priceLists } = (await callOperation(app.dataFolder, 'priceLists.list', {})) as Lists;
  const listId = priceLists[0]?.id ?? '';
  await goTo(app.page, `/price-lists/${listId}`);
  return { shop, listId };
}

const priceOf = (page: Page, item: string): Locator =>
  page.getByRole('textbox', { name: `List price of ${item}`, exact: true });

test('prices typed down a column: who comes back at once stays there, and what another window changes is shown', async ({
  app,
}) => {
  const { shop, listId } = await openPriceList(app);
  const { page, dataFolder } = app;
  const pen = priceOf(page, 'Fountain pen Meridian');
  await test.step('back in the field before its price is read anew', async () => {
    const letGo = await holdAnswers(page, 'priceLists/setPrices');
    await pen.fill('7.5');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await expect(pen).toBeFocused();
    letGo();
    await expect(page.getByRole('row').filter({ has: pen }).getByText('7.50')).toBeVisible();
    await expect(pen).toBeFocused();
  });
  await test.step('taken out, and put back by Undo', async () => {
    await pen.fill('');
    await page.keyboard.press('Enter');
    await expect.poll(() => pricesIn(dataFolder)).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(pen).toHaveValue('7.50');
  });
  await test.step('changed elsewhere, and left alone here', async () => {
    const prices = [{ itemId: shop.itemIds['PEN'], priceE4: 61_000 }];
    await callOperation(dataFolder, 'priceLists.setPrices', { priceListId: listId, prices });
    await expect(pen).toHaveValue('6.10');
    await pen.focus();
    await page.keyboard.press('Enter');
    expect(pricesIn(dataFolder)).toEqual([61_000]);
  });
});

/** Keeps the answers to an operation back until the answer is called. */
async function holdAnswers(page: Page, operation: string): Promise<() => void> {
  const go = Promise.withResolvers<undefined>();
  await page.route(`**/rpc/${operation}`, async (route) => {
    await go.promise;
    await route.continue();
  });
  return () => go.resolve(undefined);
}

function pricesIn(dataFolder: string): number[] {
  return readRows<{ price_e4: number }>(dataFolder, 'SELECT price_e4 FROM price_list_prices').map(
    (row) => row.price_e4,
  );
}

test('a typed price is saved also when its row is scrolled out of sight, and when the screen is left', async ({
  app,
}) => {
  const shop = await fillShop(app.dataFolder, { isOpen: true });
  const { listId } = await fillUglyTill(app.dataFolder, shop);
  const { page, dataFolder } = app;
  await goTo(page, '/price-lists');
  await goTo(page, `/price-lists/${listId}`);
  const first = page.getByRole('textbox', { name: /^List price of/ }).first();
  await expect(first).toBeVisible();
  await test.step('scrolled away', async () => {
    await first.fill('1.11');
    await page.getByRole('grid').evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
    await expect.poll(() => pricesIn(dataFolder)).toContain(11_100);
  });
  await test.step('left by Back', async () => {
    const last = page.getByRole('textbox', { name: /^List price of/ }).last();
    await last.fill('2.22');
    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Price lists' })).toBeVisible();
    await expect.poll(() => pricesIn(dataFolder)).toContain(22_200);
  });
});

test('Undo of archiving a price list keeps the name that it was given meanwhile', async ({ app }) => {
  const { listId } = await openPriceList(app);
  const { page, dataFolder } = app;
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible();
  const renamed = { id: listId, name: 'Trade 2027', priceMode: 'exclusive', isArchived: true };
  await callOperation(dataFolder, 'priceLists.save', renamed);
  await undo.click();
  await expect(page.getByText(/changed this price list/)).toBeVisible();
  expect(await callOperation(dataFolder, 'priceLists.list', {})).toMatchObject({
    priceLists: [{ name: 'Trade 2027' }],
  });
});

test('each favourite that Undo brings back comes alone, whatever was done meanwhile', async ({ app }) => {
  await fillShop(app.dataFolder, { isOpen: false });
  const { page } = app;
  await goTo(page, '/till/setup?section=favourites');
  const names = page.getByRole('list', { name: 'Favourites' }).getByRole('listitem');
  await expect(names).toHaveCount(3);
  const remove = page.getByRole('button', { name: /^Remove/ });
  await remove.nth(0).click();
  await expect(names).toHaveCount(2);
  await remove.nth(0).click();
  await expect(names).toHaveCount(1);
  // The first notice is that of the first removal.
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toHaveCount(2);
  await undo.nth(0).click();
  await expect(names).toHaveCount(2);
  await undo.nth(0).click();
  await expect(names).toHaveCount(3);
});

test('a form of the setup that was saved goes on showing what others save', async ({ app }) => {
  await fillShop(app.dataFolder, { isOpen: false });
  const { page, dataFolder } = app;
  await goTo(page, '/till/setup?section=selling');
  const footer = page.getByLabel('Last lines');
  await footer.fill('Thank you');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Saved')).toBeVisible();
  await callOperation(dataFolder, 'till.saveSettings', { receiptFooter: 'Come back soon' });
  await expect(footer).toHaveValue('Come back soon');
});

test('the float is counted for the register that was chosen, also when another window opens it meanwhile; leaving asks', async ({
  app,
}) => {
  const { page, dataFolder } = app;
  await fillShop(dataFolder, { isOpen: false });
  const register = (name: string, prefix: string) =>
    callOperation(dataFolder, 'till.saveRegister', { name, prefix }) as Promise<{ id: string }>;
  const counter = await register('Counter', 'A-');
  await register('Door', 'D-');
  await goTo(page, '/till/shifts/open');
  await expect(page.getByRole('heading', { name: 'Open a shift on Counter' })).toBeVisible();
  await page.getByRole('textbox').first().fill('123.40');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await callOperation(dataFolder, 'till.openShift', { registerId: counter.id, floatMinor: 0 });
  await expect(page.getByRole('heading', { name: 'Open a shift on Door' })).toBeHidden();
  await expect(page.getByText('Another window has opened this register')).toBeVisible();
});

test('a form says at once why it is not sent, and a number that is typed anew is the one that was typed', async ({
  app,
}) => {
  const shop = await fillShop(app.dataFolder, { isOpen: true });
  const { page, dataFolder } = app;
  const dialog = page.getByRole('dialog');
  await test.step('an amount that nobody has', async () => {
    await goTo(page, `/till/shifts/${shop.shiftId}`);
    await page.keyboard.press('m');
    await dialog.getByLabel('Reason').fill('Stamps');
    for (const [typed, told] of [
      ['many', 'Enter an amount, like 12.50.'],
      ['99999999999999', 'This amount is larger than Counterbook can keep.'],
    ] as const) {
      await dialog.getByLabel('Amount').fill(typed);
      await page.keyboard.press('Enter');
      await expect(dialog.getByText(told)).toBeVisible();
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
  await test.step('a price that nobody has', async () => {
    await goTo(page, '/items/new');
    await page.getByRole('textbox', { name: 'Price with tax' }).fill('99999999999999');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This number is larger than Counterbook can keep.')).toBeVisible();
  });
  await test.step('the port of a printer', async () => {
    await goTo(page, '/till/setup?section=registers');
    await page.getByRole('button', { name: 'Actions for Counter' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await dialog.getByText('Network').click();
    await dialog.getByLabel('Address in the network').fill('192.168.1.50');
    const port = dialog.getByLabel('Port');
    await port.fill('');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Enter a whole number from 1 to 65,535.')).toBeVisible();
    await page.keyboard.type('9101');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    const sql = "SELECT json_extract(printer_json, '$.port') AS port FROM registers";
    expect(readRows(dataFolder, sql)).toEqual([{ port: 9101 }]);
  });
});

test('a long text that is pasted into a search finds nothing instead of failing; a receipt is mailed by Enter', async ({
  app,
}) => {
  const shop = await fillShop(app.dataFolder, { isOpen: true });
  const { saleId } = await fillUglyTill(app.dataFolder, shop);
  const { page } = app;
  for (const address of ['/till/receipts', '/till/credits']) {
    await goTo(page, address);
    await page.keyboard.press('/');
    await page.keyboard.insertText('A long text from elsewhere. '.repeat(20));
    await expect(page.getByText('Nothing matches')).toBeVisible();
  }
  await goTo(page, `/till/receipts/${saleId}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'mail' }).click();
  await expect(page.getByRole('dialog').getByRole('link')).toBeFocused();
});

test('what stands wrong in a barcode rule goes with the rule, not over to the next one', async ({ app }) => {
  await fillShop(app.dataFolder, { isOpen: true });
  const { page, dataFolder } = app;
  const rule = { kind: 'price', itemDigits: 5, checkDigits: 0, valueDigits: 5, decimals: 2 };
  const barcodeRules = ['20', '21', '22'].map((prefix) => ({ ...rule, prefix }));
  await callOperation(dataFolder, 'till.saveSettings', { barcodeRules });
  await goTo(page, '/till/setup?section=barcodes');
  const digits = page.getByLabel('Item', { exact: true });
  await digits.nth(1).fill('');
  await page.getByRole('button', { name: 'Remove rule 1' }).click();
  await expect(digits.first()).toHaveValue('');
  await page.getByRole('button', { name: 'Remove rule 1' }).click();
  await expect(digits).toHaveValue('5');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await expect(digits.last()).toHaveValue('5');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Saved')).toBeVisible();
  expect(await callOperation(dataFolder, 'till.settings', {})).toMatchObject({
    barcodeRules: [{ prefix: '22' }, { prefix: '20' }],
  });
});

test('an address that names no record says so, in words of the office', async ({ app }) => {
  const { page } = app;
  await page.evaluate(() => (window.location.hash = '/till/receipts/nothing'));
  const told = page.getByRole('alert');
  await expect(told).toContainText('The address names no record.');
  await expect(told.getByRole('button')).toHaveCount(0);
});

test('what is typed while a form of the setup is being saved is kept, and saved next', async ({ app }) => {
  await fillShop(app.dataFolder, { isOpen: false });
  const { page, dataFolder } = app;
  await goTo(page, '/till/setup?section=selling');
  const footer = page.getByLabel('Last lines');
  await footer.fill('Thank you');
  const letGo = await holdAnswers(page, 'till/saveSettings');
  const isSent = page.waitForRequest('**/rpc/till/saveSettings');
  await page.keyboard.press('Control+Enter');
  await isSent;
  await footer.fill('Thank you, and come back');
  letGo();
  await expect(page.getByText('Saved')).toBeVisible();
  await expect(footer).toHaveValue('Thank you, and come back');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => callOperation(dataFolder, 'till.settings', {}))
    .toMatchObject({ receiptFooter: 'Thank you, and come back' });
});

test('a register that gets free meanwhile can be opened at once', async ({ app }) => {
  const { page, dataFolder } = app;
  await fillShop(dataFolder, { isOpen: true });
  await goTo(page, '/till/shifts/open');
  await expect(page.getByText('No register is free')).toBeVisible();
  await callOperation(dataFolder, 'till.saveRegister', { name: 'Door', prefix: 'D-' });
  await expect(page.getByRole('heading', { name: 'Open a shift on Door' })).toBeVisible();
});

test('a price whose Undo did not reach the host is sent again with its field', async ({ app }) => {
  await openPriceList(app);
  const { page, dataFolder } = app;
  const pen = priceOf(page, 'Fountain pen Meridian');
  await pen.fill('7.5');
  await page.keyboard.press('Enter');
  await expect.poll(() => pricesIn(dataFolder)).toEqual([75_000]);
  await pen.fill('');
  await page.keyboard.press('Enter');
  await expect.poll(() => pricesIn(dataFolder)).toEqual([]);
  await page.route('**/rpc/priceLists/setPrices', (route) => route.abort());
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Counterbook does not answer').first()).toBeVisible();
  await page.unroute('**/rpc/priceLists/setPrices');
  await pen.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => pricesIn(dataFolder)).toEqual([75_000]);
});
