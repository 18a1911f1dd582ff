/** Hurried hands at the counter: a key too many, a scan at the wrong moment, words that nobody has read yet. No money moves by mistake. */
import type { Locator, Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import type { RunningApp } from './fixtures.ts';
import { callOperation } from './script.ts';
import {
  amountField,
  attach,
  choose,
  dialogOf,
  enter,
  fillDialog,
  lines,
  paid,
  payExactly,
  scanTo,
  seePaid,
  toPayment,
  typeSlowly,
} from './till-counter.ts';
import { handMoves, pressEnterAt, scan } from './till-hands.ts';
import { shelf } from './till-shelf.ts';
import { entryField, openCounter, soldIn } from './till-shop.ts';

const { notebook, pen, bread, lamp } = shelf;
const huber = 'Großhandel Huber';

/** The sale stands open: whatever was on its way has had time to arrive while something was typed. */
async function seeNothingPaid({ page, dataFolder }: RunningApp, field: Locator, sold: number): Promise<void> {
  await typeSlowly(page, '123');
  await expect(field).toHaveValue('123');
  await expect(lines(page)).toHaveCount(1);
  expect(soldIn(dataFolder)).toHaveLength(sold);
  await field.fill('');
}

test('an Enter that was meant for a dialog or a panel takes no money; the next one does', async ({ app }) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  await test.step('pressed twice in a dialog', async () => {
    await scanTo(page, 1, pen.barcode);
    await page.keyboard.press('F7');
    await expect(dialogOf(page)).toBeVisible();
    const pressedAt = Date.now();
    await page.keyboard.press('Enter');
    await expect(dialogOf(page)).toBeHidden();
    await expect(entryField(page)).toBeFocused();
    await pressEnterAt(page, pressedAt);
    await seeNothingPaid(app, entryField(page), 0);
    await payExactly(page);
  });
  await test.step('pressed twice on a question', async () => {
    await scanTo(page, 1, bread.barcode);
    await enter(page, 'no such thing');
    const question = page.getByRole('region', { name: 'A question about a scan' });
    await expect(question).toBeVisible();
    const pressedAt = Date.now();
    await question.getByRole('button', { name: 'Ignore' }).press('Enter');
    await expect(entryField(page)).toBeFocused();
    await pressEnterAt(page, pressedAt);
    await seeNothingPaid(app, entryField(page), 1);
    await payExactly(page);
  });
  expect(soldIn(dataFolder).map(({ totalMinor }) => totalMinor)).toEqual([1290, 245]);
});

async function noteOn(dataFolder: string, id: string): Promise<void> {
  const note = { id, instructions: 'Only with a written order', areInstructionsImportant: true };
  await callOperation(dataFolder, 'contacts.update', note);
}

const readFirst = (page: Page) => page.getByRole('region', { name: 'Payment' }).getByText('Only with a written order');

test('important instructions are read before any money moves, also when they come late; without them selling goes on', async ({
  app,
}) => {
  const shop = await openCounter(app);
  const { page, dataFolder } = app;
  await noteOn(dataFolder, shop.tradeId);
  await scanTo(page, 1, pen.barcode);
  await test.step('Enter right after the customer was named', async () => {
    const letGo = Promise.withResolvers<undefined>();
    await page.route('**/rpc/contacts/brief', async (route) => {
      await letGo.promise;
      await route.continue();
    });
    await attach(page, 'Huber', huber);
    await handMoves(page);
    await page.keyboard.press('Enter');
    letGo.resolve(undefined);
    await expect(readFirst(page)).toBeVisible();
    expect(soldIn(dataFolder)).toEqual([]);
    await page.unrouteAll({ behavior: 'wait' });
  });
  await test.step('read: the payment begins, and an Enter too many pays nothing', async () => {
    const pressedAt = Date.now();
    await page.getByRole('region', { name: 'Payment' }).getByRole('button', { name: 'I have read it' }).press('Enter');
    await expect(amountField(page)).toBeFocused();
    await pressEnterAt(page, pressedAt);
    await seeNothingPaid(app, amountField(page), 0);
    await handMoves(page);
    await page.keyboard.press('Enter');
    await seePaid(page);
  });
  await test.step('they cannot be read: it is said, and somebody decides', async () => {
    await page.route('**/rpc/contacts/brief', (route) => route.abort());
    await scanTo(page, 1, bread.barcode);
    await attach(page, 'Norweg', 'Royal Norwegian Embassy');
    await handMoves(page);
    await page.keyboard.press('Enter');
    await expect(page.getByText('What is to be minded with this customer cannot be read')).toBeVisible();
    await page.getByRole('button', { name: 'Go on without them' }).click();
    await expect(amountField(page)).toBeFocused();
    await handMoves(page);
    await page.keyboard.press('Enter');
    await seePaid(page);
    await page.unrouteAll({ behavior: 'wait' });
  });
  expect(soldIn(dataFolder)).toHaveLength(2);
});

test('scans and keys at the wrong moment lose nothing and say what they do', async ({ app }) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  await test.step('the same item is scanned while its dialog is open: it counts on', async () => {
    await scanTo(page, 1, notebook.barcode);
    await page.keyboard.press('F7');
    await expect(dialogOf(page)).toBeVisible();
    await scan(page, notebook.barcode);
    await expect(page.getByText('2 pieces')).toBeVisible();
    await fillDialog(page, { 'Note on the receipt': 'for the school' });
    await expect(lines(page)).toContainText('2 × 4.95');
    await expect(lines(page)).toContainText('for the school');
  });
  await test.step('digits typed just before a scan are no part of it', async () => {
    await page.keyboard.press('F3');
    const search = page.getByRole('textbox', { name: 'Name, phone, e-mail or number' });
    await expect(search).toBeFocused();
    await typeSlowly(page, 'Son');
    await scan(page, pen.barcode);
    await expect(lines(page)).toHaveCount(2);
    await page.keyboard.press('Escape');
  });
  await test.step('a voucher cannot be changed: F7 says why', async () => {
    await choose(page, 'Sell a voucher');
    await fillDialog(page, { Worth: '25' });
    await expect(lines(page)).toHaveCount(3);
    await page.keyboard.press('F7');
    await expect(page.getByText('A voucher is worth what it says.')).toBeVisible();
    await expect(dialogOf(page)).toBeHidden();
  });
  await test.step('what cannot be read is no amount: no tender takes the whole in its place', async () => {
    await toPayment(page);
    await typeSlowly(page, 'abc');
    await page.getByRole('button', { name: 'Card', exact: true }).click();
    await expect(amountField(page)).toBeFocused();
    await expect(paid(page)).toBeHidden();
    expect(soldIn(dataFolder)).toEqual([]);
    await amountField(page).fill('');
    await page.keyboard.press('Escape');
  });
  await test.step('what is pressed in the dialog of the keys is large enough for fingers', async () => {
    await choose(page, 'Keys and receipts');
    await expect(dialogOf(page)).toBeVisible();
    const buttons = dialogOf(page).getByRole('button');
    const heights = await buttons.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(10);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    await page.keyboard.press('Escape');
    await expect(dialogOf(page)).toBeHidden();
    await expect(entryField(page)).toBeFocused();
  });
  await test.step('lines that go out one after the other leave no pile of notices', async () => {
    for (const left of [2, 1, 0]) {
      await page.keyboard.press('Delete');
      await expect(lines(page)).toHaveCount(left);
    }
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(2);
  });
});

test('money that was taken goes back first when more comes back than is sold', async ({ app }) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  await scanTo(page, 1, pen.barcode);
  const number = await payExactly(page);
  await scanTo(page, 1, bread.barcode);
  await toPayment(page);
  await typeSlowly(page, '1');
  await page.getByRole('button', { name: 'Card', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Paid so far' })).toContainText('1.00');
  await page.keyboard.press('Escape');
  await scan(page, number);
  await page.getByRole('checkbox', { name: pen.name }).check();
  await page.getByRole('button', { name: 'Take back 1 line' }).click();
  await page.keyboard.press('F9');
  const refund = page.getByRole('region', { name: 'Give money back' });
  await expect(refund).toContainText('and what was taken before: €1.00');
  await refund.getByRole('button', { name: 'Remove Card' }).click();
  await refund.getByRole('button', { name: 'Give back', exact: true }).click();
  await expect(paid(page)).toBeVisible();
  expect(soldIn(dataFolder).map(({ totalMinor }) => totalMinor)).toEqual([1290, 245 - 1290]);
});

test('Enter that opens a payment does not end it as well: what goes back, or is left, is seen first', async ({
  app,
}) => {
  await openCounter(app);
  const { page, dataFolder } = app;
  await scanTo(page, 1, lamp.barcode);
  const number = await payExactly(page);
  await test.step('money goes back', async () => {
    await scan(page, number);
    await page.getByRole('checkbox', { name: lamp.name }).check();
    await page.getByRole('button', { name: 'Take back 1 line' }).click();
    await expect(entryField(page)).toBeFocused();
    await handMoves(page);
    const pressedAt = Date.now();
    await page.keyboard.press('Enter');
    const giveBack = page.getByRole('button', { name: 'Give back', exact: true });
    await expect(giveBack).toBeFocused();
    await pressEnterAt(page, pressedAt);
    await handMoves(page);
    await expect(giveBack).toBeFocused();
    expect(soldIn(dataFolder)).toHaveLength(1);
    await page.keyboard.press('Enter');
    await seePaid(page);
  });
  await test.step('a part was taken already', async () => {
    await scanTo(page, 1, pen.barcode);
    await toPayment(page);
    await typeSlowly(page, '2');
    await page.getByRole('button', { name: 'Card', exact: true }).click();
    await expect(page.getByRole('list', { name: 'Paid so far' })).toContainText('2.00');
    await page.keyboard.press('Escape');
    await expect(entryField(page)).toBeFocused();
    await handMoves(page);
    const pressedAt = Date.now();
    await page.keyboard.press('Enter');
    await expect(amountField(page)).toBeFocused();
    await pressEnterAt(page, pressedAt);
    await seeNothingPaid(app, amountField(page), 2);
    await handMoves(page);
    await page.keyboard.press('Enter');
    await seePaid(page);
  });
  expect(soldIn(dataFolder)).toHaveLength(3);
});

test('a customer who was named on the empty screen goes over to the held sale that is taken up', async ({ app }) => {
  await openCounter(app);
  const { page } = app;
  await scanTo(page, 1, pen.barcode);
  await page.keyboard.press('F4');
  await fillDialog(page, { Name: 'back in a minute' });
  await attach(page, 'Huber', huber);
  await page.keyboard.press('F6');
  await page
    .getByRole('list', { name: 'Held sales' })
    .getByRole('button', { name: 'back in a minute' })
    .first()
    .click();
  await expect(lines(page)).toContainText('1 × 8.00');
  await expect(
    page.getByRole('region', { name: 'Sale', exact: true }).getByRole('link', { name: huber }),
  ).toBeVisible();
});

test('a payment that is opened in the moment in which a dialog closes keeps the focus', async ({ app }) => {
  await openCounter(app);
  const { page } = app;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await scanTo(page, 1, notebook.barcode);
  await choose(page, 'Note on the sale');
  await dialogOf(page).getByRole('textbox', { name: 'Note', exact: true }).fill('For Ada');
  // At once when the dialog has gone, before anything that waits for its turn.
  await page.evaluate(async () => {
    const gone = new Promise<void>((done) => {
      const look = () => {
        if (document.querySelector('[role="dialog"]') === null) done();
      };
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    });
    document.querySelector<HTMLFormElement>('[role="dialog"] form')?.requestSubmit();
    await gone;
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F9', code: 'F9', bubbles: true }));
  });
  await expect(dialogOf(page)).toBeHidden();
  await expect(amountField(page)).toBeVisible();
  await handMoves(page);
  await expect(amountField(page)).toBeFocused();
});
