/** The sales of a day at the till: one of every kind. */
import { expect, shot, test } from './fixtures.ts';
import type { RunningApp } from './fixtures.ts';
import {
  attach,
  choose,
  dialogOf,
  enter,
  fillDialog,
  lines,
  paid,
  payBy,
  payCash,
  payExactly,
  pressTender,
  scanTo,
  seePaid,
  toPayment,
  typeSlowly,
} from './till-counter.ts';
import { scan } from './till-hands.ts';
import { ean13, shelf } from './till-shelf.ts';
import { entryField, readRows } from './till-shop.ts';

export type Day = {
  app: RunningApp;
  /** The numbers of the receipts, in the order in which they were made. */
  sold: string[];
};

type Sell = (day: Day) => Promise<void>;

const { notebook, pen, bread, milk, lamp } = shelf;

/** The total of the newest receipt in the file. */
function lastTotal(day: Day): number {
  const sql = 'SELECT total_minor AS total FROM sales ORDER BY sequence DESC LIMIT 1';
  return readRows<{ total: number }>(day.app.dataFolder, sql)[0]?.total ?? 0;
}

/** Keeps the number of a receipt whose total must be this. */
function keep(day: Day, number: string, totalMinor: number): void {
  expect(number).toMatch(/^T1-\d{6}$/);
  expect.soft(lastTotal(day), number).toBe(totalMinor);
  day.sold.push(number);
}

/** Looks at the screen as it is now. */
async function picture({ app }: Day, name: string): Promise<void> {
  await shot(app.page, `till-day-${name}-${test.info().project.name === 'desktop' ? 'dark' : 'light'}`);
}

export const plainSales: Readonly<Record<string, Sell>> = {
  'scanned, exact cash': async (day) => {
    await scanTo(day.app.page, 3, notebook.barcode, pen.barcode, bread.barcode);
    await picture(day, 'three-scans');
    keep(day, await payExactly(day.app.page), 2030);
    await picture(day, 'paid');
  },
  'by code and by a part of the name, cash with change': async (day) => {
    await enter(day.app.page, 'MILK');
    await expect(lines(day.app.page)).toHaveCount(1);
    await typeSlowly(day.app.page, 'rye');
    await expect(day.app.page.getByRole('listbox', { name: 'Items found' })).toContainText(bread.name);
    await picture(day, 'found');
    await enter(day.app.page, '');
    await expect(lines(day.app.page)).toHaveCount(2);
    keep(day, await payCash(day.app.page, '5', '1.36'), 364);
  },
  'from the grid of favourites': async (day) => {
    const grid = day.app.page.getByRole('list', { name: 'Favourites' });
    await grid.getByRole('button', { name: 'Paper bag' }).click();
    await grid.getByRole('button', { name: 'Gift wrapping' }).click();
    await expect(lines(day.app.page)).toHaveCount(2);
    keep(day, await payExactly(day.app.page), 180);
  },
  'three of them, a note of 20 by one press': async (day) => {
    const { page } = day.app;
    await typeSlowly(page, '3*');
    await scanTo(page, 1, notebook.barcode);
    await toPayment(page);
    await picture(day, 'pay');
    await page.getByRole('group', { name: 'Amounts in cash' }).getByRole('button', { name: '20.00' }).click();
    keep(day, await seePaid(page, { change: '5.15' }), 1485);
  },
  'half a kilogram': async (day) => {
    await enter(day.app.page, '0.5*00417');
    await expect(lines(day.app.page)).toContainText('0.5 kg × 3.99');
    keep(day, await payExactly(day.app.page), 200);
  },
  'a line of free text, card': async (day) => {
    await day.app.page.keyboard.press('Alt+f');
    await dialogOf(day.app.page).getByRole('combobox', { name: 'Tax rate' }).selectOption({ label: 'Standard 19 %' });
    await fillDialog(day.app.page, { 'What is sold': 'Repair of a desk lamp', 'Unit price': '35' });
    keep(day, await payBy(day.app.page, 'Card'), 3500);
  },
  'a discount on a line': async (day) => {
    await scanTo(day.app.page, 1, pen.barcode);
    await day.app.page.keyboard.press('F7');
    await fillDialog(day.app.page, { 'Discount in percent': '10', 'Why a discount': 'Regular customer' });
    keep(day, await payExactly(day.app.page), 1161);
  },
  'a discount on the sale': async (day) => {
    await scanTo(day.app.page, 2, notebook.barcode, pen.barcode);
    await day.app.page.keyboard.press('F8');
    await fillDialog(day.app.page, { Percent: '20', Reason: 'Regular customer' });
    await picture(day, 'discount');
    keep(day, await payExactly(day.app.page), 1428);
  },
  'another price': async (day) => {
    await scanTo(day.app.page, 1, pen.barcode);
    await day.app.page.keyboard.press('F7');
    await dialogOf(day.app.page).getByRole('textbox', { name: 'Unit price' }).fill('10');
    await fillDialog(day.app.page, { 'Why another price': 'Slightly damaged' });
    await expect(lines(day.app.page)).toContainText('Instead of 12.90 · Slightly damaged');
    keep(day, await payExactly(day.app.page), 1000);
  },
  'a customer with a price list without tax, named after the scan': async (day) => {
    await scanTo(day.app.page, 1, pen.barcode);
    await attach(day.app.page, 'Huber', 'Großhandel Huber');
    await expect(lines(day.app.page)).toContainText('1 × 8.00');
    keep(day, await payBy(day.app.page, 'Card'), 952);
  },
  'a customer who pays no tax': async (day) => {
    await attach(day.app.page, 'Norweg', 'Royal Norwegian Embassy');
    await scanTo(day.app.page, 1, lamp.barcode);
    await expect(day.app.page.getByRole('region', { name: 'Sale', exact: true })).toContainText('Pays no tax');
    await expect(lines(day.app.page)).toContainText('1,037.40');
    keep(day, await payBy(day.app.page, 'Card'), 103_740);
  },
};

/** The code of the voucher that was sold. */
function voucherCode({ app }: Day): string {
  const sql = "SELECT code FROM store_credits WHERE kind = 'voucher'";
  return readRows<{ code: string }>(app.dataFolder, sql)[0]?.code ?? '';
}

export const payingSales: Readonly<Record<string, Sell>> = {
  'a voucher is sold': async (day) => {
    await choose(day.app.page, 'Sell a voucher');
    await fillDialog(day.app.page, { Worth: '25' });
    keep(day, await payExactly(day.app.page), 2500);
    await expect(paid(day.app.page)).toContainText(`New voucher ${voucherCode(day)}`);
  },
  'and pays for a sale': async (day) => {
    const { page } = day.app;
    await scanTo(page, 2, notebook.barcode, pen.barcode);
    await toPayment(page);
    await scan(page, voucherCode(day));
    await expect(page.getByRole('list', { name: 'Paid so far' })).toContainText('17.85');
    await picture(day, 'voucher');
    await page.getByRole('button', { name: 'Finish the sale' }).click();
    keep(day, await seePaid(page), 1785);
  },
  'on account': async (day) => {
    await attach(day.app.page, 'Sonnleit', 'Konditorei Sonnleitner & Töchter');
    await scanTo(day.app.page, 1, lamp.barcode);
    keep(day, await payBy(day.app.page, 'Customer account'), 123_450);
  },
  'by card': async (day) => {
    await scanTo(day.app.page, 1, bread.barcode);
    keep(day, await payBy(day.app.page, 'Card'), 245);
  },
  'a part by card, the rest in cash': async (day) => {
    const { page } = day.app;
    await scanTo(page, 1, pen.barcode, pen.barcode);
    await toPayment(page);
    await typeSlowly(page, '10');
    await pressTender(page, 'Card');
    await expect(page.getByRole('region', { name: 'Payment' })).toContainText('Remaining€15.80');
    await picture(day, 'split');
    await page.keyboard.press('Enter');
    keep(day, await seePaid(page), 2580);
  },
  'more cash than is due': async (day) => {
    await scanTo(day.app.page, 1, notebook.barcode);
    keep(day, await payCash(day.app.page, '50', '45.05'), 495);
  },
  'with a note and a reference': async (day) => {
    await scanTo(day.app.page, 1, bread.barcode);
    await choose(day.app.page, 'Note on the sale');
    const dialog = dialogOf(day.app.page);
    await dialog.getByRole('textbox', { name: 'Note' }).fill('A present: no prices, please');
    await dialog.getByRole('textbox', { name: "Customer's reference" }).fill('PO 4711');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    keep(day, await payExactly(day.app.page), 245);
  },
  'weighed and priced by the scales': async (day) => {
    await scanTo(day.app.page, 2, ean13('280041701250'), ean13('290051200745'));
    await expect(lines(day.app.page).first()).toContainText('1.25 kg × 3.99');
    await expect(lines(day.app.page).last()).toContainText('7.45');
    keep(day, await payExactly(day.app.page), 499 + 745);
  },
  'two are held and recalled': async (day) => {
    const { page } = day.app;
    await scanTo(page, 2, notebook.barcode, milk.barcode);
    await page.keyboard.press('F4');
    await fillDialog(page, { Name: 'Mrs Novak, back in a minute' });
    await expect(lines(page)).toHaveCount(0);
    await scanTo(page, 1, pen.barcode);
    await page.keyboard.press('F4');
    await expect(dialogOf(page)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(lines(page)).toHaveCount(0);
    for (const [name, count, totalMinor] of [
      ['Mrs Novak', 2, 495 + 119],
      ['Without a name', 1, 1290],
    ] as const) {
      await page.keyboard.press('F6');
      const held = page.getByRole('list', { name: 'Held sales' });
      await expect(held.getByRole('button', { name }).first()).toBeFocused();
      await picture(day, `held-${count}`);
      await page.keyboard.press('Enter');
      await expect(lines(page)).toHaveCount(count);
      keep(day, await payExactly(page), totalMinor);
    }
  },
  'one is given up before payment': async ({ app: { page } }) => {
    await scanTo(page, 2, lamp.barcode, pen.barcode);
    await choose(page, 'Empty the sale');
    await expect(lines(page)).toHaveCount(0);
    await expect(entryField(page)).toBeFocused();
  },
};
