/** A network that loses answers: what somebody sends again because nothing came back is done once. */
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { goTo } from './looking.ts';
import { issueOne } from './script.ts';
import { dialogOf, scanTo } from './till-counter.ts';
import { shelf } from './till-shelf.ts';
import { openCounter, readRows } from './till-shop.ts';

test('what is sent again because its answer got lost is done once', async ({ app }) => {
  const shop = await openCounter(app);
  const { page, dataFolder } = app;
  await test.step('cash that leaves the drawer', async () => {
    await goTo(page, `/till/shifts/${shop.shiftId}`);
    await page.keyboard.press('m');
    const dialog = dialogOf(page);
    await dialog.getByLabel('Amount').fill('12.50');
    await dialog.getByLabel('Reason').fill('Stamps');
    const pay = () => page.keyboard.press('Enter');
    await losingAnswers(page, { operation: 'till/moveCash', send: pay });
    await pay();
    await expect(dialog).toBeHidden();
    expect(readRows(dataFolder, 'SELECT amount_minor FROM cash_movements')).toEqual([{ amount_minor: 1250 }]);
  });
  await test.step('a sale that is put aside, also under another name then', async () => {
    await goTo(page, '/till');
    await scanTo(page, 1, shelf.pen.barcode);
    await page.keyboard.press('F4');
    const dialog = dialogOf(page);
    await dialog.getByRole('textbox').fill('Coat');
    await losingAnswers(page, { operation: 'sales/hold', send: () => page.keyboard.press('Enter') });
    await dialog.getByRole('textbox').fill('Blue coat');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    expect(readRows(dataFolder, 'SELECT name FROM held_sales')).toEqual([{ name: 'Blue coat' }]);
  });
  await test.step('a new contact', async () => {
    await goTo(page, '/contacts/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Twice & Sons');
    const save = () => page.keyboard.press('Control+Enter');
    await losingAnswers(page, { operation: 'contacts/create', send: save });
    await save();
    await expect(page.getByRole('heading', { name: 'Twice & Sons' })).toBeVisible();
    expect(readRows(dataFolder, "SELECT name FROM contacts WHERE name = 'Twice & Sons'")).toHaveLength(1);
  });
});

test('money that is sent before it is known what is open still pays the invoice that it was meant for, once', async ({
  app,
}) => {
  const { page, dataFolder } = app;
  await goTo(page, `/documents/${await issueOne(dataFolder)}`);
  const go = Promise.withResolvers<undefined>();
  await page.route('**/rpc/receivables/balance', async (route) => {
    await go.promise;
    await route.continue();
  });
  await page.keyboard.press('r');
  await page.getByRole('textbox', { name: 'Amount', exact: true }).fill('1');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  go.resolve(undefined);
  await expect(page.getByText(/is recorded$/)).toBeVisible();
  const paid = 'SELECT allocations.amount_minor FROM payments JOIN allocations';
  expect(readRows(dataFolder, paid)).toEqual([{ amount_minor: 100 }]);
});

type Sending = { operation: string; send: () => Promise<void> };

/** Sends something while every answer to its operation gets lost on the way back, until the page says that nothing came. */
async function losingAnswers(page: Page, { operation, send }: Sending): Promise<void> {
  const address = `**/rpc/${operation}`;
  await page.route(address, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await send();
  const told = page.getByRole('alert').filter({ hasText: 'Counterbook does not answer' });
  await expect(told).toBeVisible();
  // Closed without moving the cursor: the next one is not to be taken for this one.
  await told.getByRole('button').dispatchEvent('click');
  await expect(told).toBeHidden();
  await page.unroute(address);
}
