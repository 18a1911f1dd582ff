/** What goes wrong at a counter: clear words, the sale stands as it was, nothing is lost and nothing is sold twice. */
import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { goTo } from './looking.ts';
import { callOperation } from './script.ts';
import {
  attach,
  choose,
  enter,
  fillDialog,
  lines,
  paid,
  payBy,
  payExactly,
  scanTo,
  seePaid,
  toPayment,
  typeSlowly,
} from './till-counter.ts';
import { scan } from './till-hands.ts';
import { ean13, shelf } from './till-shelf.ts';
import { entryField, fillShop, lockBooks, openCounter, soldIn } from './till-shop.ts';

const { notebook, pen, bread } = shelf;
const alert = (page: Page) => page.getByRole('region', { name: 'What is being done' }).getByRole('alert');
const paidSoFar = (page: Page) => page.getByRole('list', { name: 'Paid so far' });

/** The code with which an operation is refused. */
async function refusal(dataFolder: string, operation: string, input: object): Promise<string> {
  try {
    await callOperation(dataFolder, operation, input);
    return '';
  } catch (error) {
    return (JSON.parse((error as { stderr: string }).stderr) as { code: string }).code;
  }
}

async function openReceipt(page: Page, number: string): Promise<void> {
  await page.keyboard.press('Alt+r');
  await expect(page.getByRole('textbox', { name: 'Receipt number or customer' })).toBeFocused();
  await typeSlowly(page, number);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Return or exchange' })).toContainText(number);
}

test('no more comes back than was sold, on this screen or on two', async ({ app }) => {
  const shop = await openCounter(app);
  const { page, dataFolder } = app;
  await scanTo(page, 1, notebook.barcode);
  const number = await payExactly(page);
  const [sale] = soldIn(dataFolder);
  const back = { kind: 'return', saleId: sale?.id, position: 1, quantityE4: 20_000 };
  const input = { shiftId: shop.shiftId, lines: [back], tenders: [{ tender: 'cash', amountMinor: -990 }] };
  expect(await refusal(dataFolder, 'sales.record', input)).toBe('RETURN_EXCEEDS_SOLD');

  await openReceipt(page, number);
  await page.getByRole('checkbox', { name: notebook.name }).check();
  await page.getByRole('textbox', { name: /^Quantity of/ }).fill('5');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Too many')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Take back/ })).toBeDisabled();
  await page.getByRole('textbox', { name: /^Quantity of/ }).fill('1');
  await page.getByRole('button', { name: 'Take back 1 line' }).click();
  await expect(lines(page)).toContainText('1 back');

  // Meanwhile another register takes it back.
  const one = { ...input, lines: [{ ...back, quantityE4: 10_000 }], tenders: [{ tender: 'cash', amountMinor: -495 }] };
  await callOperation(dataFolder, 'sales.record', one);
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: 'Give back', exact: true }).last().click();
  await expect(alert(page)).toContainText('more would come back than was sold');
  await expect(lines(page)).toHaveCount(1);
  expect(soldIn(dataFolder)).toHaveLength(2);

  await openReceipt(page, number);
  await expect(page.getByText('Everything on this receipt has come back already.')).toBeVisible();
});

test('too little is not enough, and nothing below zero is money', async ({ app }) => {
  await openCounter(app);
  const { page } = app;
  await scanTo(page, 1, pen.barcode);
  await toPayment(page);
  for (const nothing of ['-5', '0']) {
    await typeSlowly(page, nothing);
    await page.keyboard.press('Enter');
    await expect(page.getByText('This must be more than 0.')).toBeVisible();
    await expect(paidSoFar(page)).toBeHidden();
    await page.getByRole('textbox', { name: 'Amount', exact: true }).fill('');
  }
  await typeSlowly(page, '5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Payment' })).toContainText('Remaining€7.90');
  await typeSlowly(page, '20');
  await page.getByRole('button', { name: 'Card', exact: true }).click();
  await expect(page.getByText('Only cash can be more than what is due.')).toBeVisible();
  expect(soldIn(app.dataFolder)).toEqual([]);
  await page.getByRole('textbox', { name: 'Amount', exact: true }).fill('');
  await page.keyboard.press('Enter');
  await seePaid(page, { change: '0.00' });
  expect(soldIn(app.dataFolder)).toMatchObject([{ totalMinor: 1290 }]);
});

test('an unknown barcode offers to add the item, the sale goes on meanwhile', async ({ app }) => {
  await openCounter(app);
  const { page } = app;
  const unknown = ean13('978000000000');
  await scanTo(page, 1, notebook.barcode);
  await scan(page, unknown);
  const question = page.getByRole('region', { name: 'A question about a scan' });
  await expect(question).toContainText(`No item has the barcode ${unknown}.`);
  await expect(lines(page)).toHaveCount(1);
  await scanTo(page, 2, bread.barcode);
  await question.getByRole('textbox', { name: 'Name of the new item' }).fill('Postcard Ulm Minster');
  await question.getByRole('textbox', { name: 'Price with tax' }).fill('1.20');
  await page.keyboard.press('Enter');
  await expect(lines(page)).toHaveCount(3);
  await expect(lines(page).last()).toContainText('Postcard Ulm Minster');
  const items = (await callOperation(app.dataFolder, 'items.list', { q: unknown })) as { rows: { name: string }[] };
  expect(items.rows.map(({ name }) => name)).toEqual(['Postcard Ulm Minster']);
  await enter(page, 'no such thing');
  await expect(question).toContainText('Nothing is called “no such thing”.');
  await page.keyboard.press('Escape');
  await payExactly(page);
  expect(soldIn(app.dataFolder)).toMatchObject([{ totalMinor: 495 + 245 + 120 }]);
});

test('a clock behind the last Z or the last shift: nothing is sold, the words say why, the sale stays', async ({
  app,
}) => {
  await fillShop(app.dataFolder, { isOpen: false });
  const tomorrow = join(import.meta.dirname, 'till-tomorrow.ts');
  await promisify(execFile)(process.execPath, [tomorrow, app.dataFolder]);
  const { page } = app;
  await page.reload();
  await goTo(page, '/till');
  await page.getByRole('button', { name: /^Closed tomorrow/ }).click();
  await page.getByRole('textbox', { name: 'In the drawer' }).fill('0');
  await page.getByRole('button', { name: 'Open the shift' }).click();
  await expect(page.getByText(/The clock of this computer is behind/)).toBeVisible();

  await page.getByRole('button', { name: /^Open since tomorrow/ }).click();
  await expect(entryField(page)).toBeFocused();
  await scanTo(page, 1, pen.barcode);
  await page.keyboard.press('Enter');
  await expect(alert(page)).toContainText('The clock of this computer is behind');
  await expect(lines(page)).toHaveCount(1);
  expect(soldIn(app.dataFolder)).toEqual([]);
});

/** A receipt printer on a port: it keeps what it is sent. */
async function printerOn(port: number): Promise<{ server: Server; port: number; printed: Buffer[] }> {
  const printed: Buffer[] = [];
  const server = createServer((socket) => {
    const parts: Buffer[] = [];
    socket.on('data', (part) => parts.push(part)).on('end', () => printed.push(Buffer.concat(parts)));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return { server, printed, port: typeof address === 'object' && address !== null ? address.port : port };
}

test('a printer that is away: the sale is paid, the queue says why, and it is printed once when the printer is back', async ({
  app,
}) => {
  const shop = await openCounter(app);
  const { page, dataFolder } = app;
  const away = await printerOn(0);
  await new Promise((resolve) => away.server.close(resolve));
  const printer = { kind: 'network', host: '127.0.0.1', port: away.port };
  const register = { id: shop.registerId, name: 'Counter', prefix: 'A-', printer };
  await callOperation(dataFolder, 'till.saveRegister', register);
  await scanTo(page, 1, pen.barcode);
  const number = await payExactly(page);
  expect(soldIn(dataFolder)).toMatchObject([{ number, totalMinor: 1290 }]);

  await goTo(page, '/till/receipts');
  await page.getByRole('button', { name: '1 not printed' }).click();
  const queue = page.getByRole('dialog');
  await expect(queue).toContainText(`Receipt ${number}`);
  await expect(queue).toContainText('The printer refuses.');
  await queue.getByRole('button', { name: `Try again: Receipt ${number}` }).click();
  await expect(queue).toContainText('The printer refuses.');
  // From now on the next try succeeds, the till's own or that of a person.
  const back = await printerOn(away.port);
  await expect(page.getByRole('button', { name: /not printed|printing/ })).toBeHidden({ timeout: 30_000 });
  expect(back.printed.map((bytes) => bytes.toString('latin1').includes(number))).toEqual([true]);
  await new Promise((resolve) => back.server.close(resolve));
});

test('books that another program holds, and an answer that is lost: the cart stays, trying again sells once', async ({
  app,
}) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  await scanTo(page, 2, pen.barcode, bread.barcode);
  const letGo = lockBooks(dataFolder);
  await page.keyboard.press('Enter');
  await expect(alert(page)).toContainText('Another program holds the books right now. Nothing was saved');
  await expect(alert(page)).toContainText('The sale is not recorded');
  await expect(lines(page)).toHaveCount(2);
  letGo();
  const again = alert(page).getByRole('button', { name: 'Try again' });
  await expect(again).toBeFocused();
  await page.keyboard.press('Enter');
  await seePaid(page);
  expect(soldIn(dataFolder)).toMatchObject([{ totalMinor: 1290 + 245 }]);

  // Between the desktop's screen and its program there is no network.
  if (app.host === 'desktop') return;
  await page.route('**/rpc/sales/record', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await scanTo(page, 1, notebook.barcode);
  await page.keyboard.press('Enter');
  await expect(alert(page)).toContainText('It is not certain that the sale was recorded');
  await expect(paid(page)).toBeHidden();
  expect(soldIn(dataFolder)).toHaveLength(2);
  await page.unroute('**/rpc/sales/record');
  await alert(page).getByRole('button', { name: 'Try again' }).click();
  await seePaid(page);
  expect(soldIn(dataFolder)).toHaveLength(2);
});

test('what others do meanwhile: a price, a held sale, a shift', async ({ app }) => {
  const shop = await openCounter(app);
  const { page, dataFolder } = app;
  await test.step('a price has changed', async () => {
    await scanTo(page, 1, pen.barcode);
    await callOperation(dataFolder, 'items.update', { id: shop.itemIds['PEN'], priceE4: 139_000 });
    await page.keyboard.press('Enter');
    await expect(alert(page)).toContainText('A price has changed meanwhile: the sale now comes to €13.90');
    await expect(lines(page)).toContainText('13.90');
    await expect(entryField(page)).toBeFocused();
    await payExactly(page);
  });
  await test.step('a held sale was finished on another screen', async () => {
    await scanTo(page, 1, bread.barcode);
    await page.keyboard.press('F4');
    await fillDialog(page, { Name: 'Mr Ünal' });
    await page.keyboard.press('F6');
    await page.getByRole('list', { name: 'Held sales' }).getByRole('button', { name: 'Mr Ünal' }).first().click();
    await expect(lines(page)).toHaveCount(1);
    const held = (await callOperation(dataFolder, 'sales.held', {})) as { sales: { id: string }[] };
    await callOperation(dataFolder, 'sales.discardHeld', { id: held.sales[0]?.id });
    await page.keyboard.press('Enter');
    await expect(alert(page)).toContainText('This held sale has been finished or removed meanwhile.');
    await expect(lines(page)).toHaveCount(1);
    await alert(page).getByRole('button', { name: 'Sell it as a new sale' }).click();
    await seePaid(page);
  });
  await test.step('what a customer owes has changed while the amount stands chosen: what is typed takes its place', async () => {
    await attach(page, 'Sonnleit', 'Konditorei Sonnleitner & Töchter');
    await scanTo(page, 1, notebook.barcode);
    await payBy(page, 'Customer account');
    await page.keyboard.press('Alt+a');
    await typeSlowly(page, 'Sonnleit');
    await page.getByRole('option', { name: 'Konditorei Sonnleitner & Töchter' }).click();
    const amount = page.getByRole('textbox', { name: 'Amount to be paid' });
    await expect(amount).toBeFocused();
    await expect(amount).toHaveValue('4.95');
    const payment = {
      contactId: shop.accountId,
      amountMinor: 200,
      tender: 'card',
      allocation: { mode: 'oldestFirst' },
    };
    await callOperation(dataFolder, 'payments.record', payment);
    await expect(amount).toHaveValue('2.95');
    await typeSlowly(page, '1.5');
    await expect(amount).toHaveValue('1.5');
    await page.keyboard.press('Escape');
  });
  await test.step('the shift was closed on another screen', async () => {
    await scanTo(page, 1, notebook.barcode);
    await callOperation(dataFolder, 'till.closeShift', { shiftId: shop.shiftId, countedMinor: 20_000 });
    await expect(page.getByRole('heading', { name: 'Open Counter' })).toBeVisible();
    await expect(page.getByText('The running sale waits')).toBeVisible();
    await expect(page.getByText('1 line, €4.95. It goes on as soon as the shift is open.')).toBeVisible();
    await page.getByRole('textbox', { name: 'In the drawer' }).fill('200');
    await page.getByRole('button', { name: 'Open the shift' }).click();
    await expect(lines(page)).toHaveCount(1);
    await payExactly(page);
  });
  expect(soldIn(dataFolder).map(({ totalMinor }) => totalMinor)).toEqual([1390, 245, 495, 495]);
  expect(await callOperation(dataFolder, 'system.verify', {})).toMatchObject({ isTrue: true });
});

test('a voucher is not sold where others have switched vouchers off meanwhile', async ({ app }) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  await scanTo(page, 1, notebook.barcode);
  await choose(page, 'Sell a voucher');
  await fillDialog(page, { Worth: '20' });
  await expect(lines(page)).toHaveCount(2);
  await callOperation(dataFolder, 'till.saveSettings', { tenders: ['cash', 'card'] });
  await page.keyboard.press('Enter');
  await expect(alert(page)).toContainText('The till takes no vouchers, so it sells none.');
  await page.getByRole('button', { name: 'Remove Voucher' }).click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await expect(page.getByRole('menuitem', { name: 'Note on the sale' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Sell a voucher' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await entryField(page).focus();
  await payExactly(page);
  expect(soldIn(dataFolder)).toMatchObject([{ totalMinor: 495 }]);
  expect(await callOperation(dataFolder, 'system.verify', {})).toMatchObject({ isTrue: true });
});
