/** A day at the till: its company, its returns, and what is done beside selling. */
import type { Page } from '@playwright/test';

import type { ShiftReport } from '#contract/till';

import { expect, shot, test } from './fixtures.ts';
import { goTo } from './looking.ts';
import { callOperation } from './script.ts';
import { choose, dialogOf, fillDialog, lines, payExactly, scanTo, typeSlowly } from './till-counter.ts';
import { payingSales, plainSales } from './till-day-sales.ts';
import type { Day } from './till-day-sales.ts';
import { handMoves, scan } from './till-hands.ts';
import { textOfPdf } from './till-paper.ts';
import { shelf } from './till-shelf.ts';
import { entryField, fillShop, keepReceipts, readRows } from './till-shop.ts';

async function picture(page: Page, name: string): Promise<void> {
  await shot(page, `till-day-${name}-${test.info().project.name === 'desktop' ? 'dark' : 'light'}`);
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  const notice = page.getByRole('alert').filter({ hasText: 'Saved' });
  await expect(notice).toBeVisible();
  await notice.getByRole('button').click();
  await expect(notice).toBeHidden();
}

/** The company with prices that include tax, and its two rates. */
export async function writeCompany(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Enter your company' }).click();
  await page.getByLabel('Name').fill('Schreibwaren Oberhuber');
  await page.getByLabel('Town').fill('Ulm');
  await save(page);
  await page.getByRole('link', { name: 'Terms and books' }).click();
  await page.getByRole('radiogroup', { name: 'Prices are entered' }).getByText('With tax').click();
  await save(page);
  await page.getByRole('link', { name: 'Tax rates' }).click();
  for (const [name, rate] of [
    ['Standard 19 %', '19'],
    ['Reduced 7 %', '7'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a tax rate' }).click();
    await dialogOf(page).getByLabel('Name').fill(name);
    await dialogOf(page).getByRole('textbox', { name: 'Rate' }).fill(rate);
    await page.keyboard.press('Enter');
    await expect(dialogOf(page)).toBeHidden();
    await expect(page.getByRole('row', { name })).toBeVisible();
  }
}

/** Takes goods back: finds the receipt, ticks what comes back, and returns to the sale. */
async function takeBack(page: Page, name: string): Promise<void> {
  await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Take back 1 line' }).click();
  await expect(lines(page)).toContainText('1 back');
  await expect(entryField(page)).toBeFocused();
  await handMoves(page);
}

const returns: Readonly<Record<string, (day: Day) => Promise<void>>> = {
  'goods come back by the number of the receipt, money as it came': async (day) => {
    const { page } = day.app;
    await page.keyboard.press('Alt+r');
    await expect(page.getByRole('textbox', { name: 'Receipt number or customer' })).toBeFocused();
    await typeSlowly(page, day.sold[0] ?? '');
    await expect(page.getByRole('list', { name: 'Receipts' }).getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await takeBack(page, shelf.notebook.name);
    await picture(page, 'return');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Way' })).toHaveValue('cash');
    await picture(page, 'refund');
    await page.getByRole('button', { name: 'Give back', exact: true }).last().click();
    day.sold.push(await seeGivenBack(page, '4.95'));
  },
  'goods come back by the barcode of the receipt, for store credit': async (day) => {
    const { page } = day.app;
    const byCard = await numberOf(day, { totalMinor: 245, tender: 'card' });
    await scan(page, byCard);
    await takeBack(page, shelf.bread.name);
    await page.keyboard.press('F9');
    const way = page.getByRole('combobox', { name: 'Way' });
    const finish = page.getByRole('button', { name: 'Give back', exact: true }).last();
    await expect(way).toHaveValue('card');
    // Cash for what was paid by card wants a reason; store credit is open to everybody.
    await way.selectOption({ label: 'Cash' });
    await expect(page.getByRole('textbox', { name: 'Why does it go back another way?' })).toBeVisible();
    await expect(finish).toBeDisabled();
    await way.selectOption({ label: 'Store credit' });
    await finish.click();
    day.sold.push(await seeGivenBack(page, '2.45'));
    await expect(page.getByRole('region', { name: 'Paid' })).toContainText('New store credit');
  },
  'an exchange: one comes back, another goes out, the rest is paid': async (day) => {
    const { page } = day.app;
    await scan(page, await numberOf(day, { totalMinor: 495, tender: 'cash' }));
    await takeBack(page, shelf.notebook.name);
    await scanTo(page, 2, shelf.pen.barcode);
    await picture(page, 'exchange');
    day.sold.push(await payExactly(page));
  },
};

async function seeGivenBack(page: Page, amount: string): Promise<string> {
  const region = page.getByRole('region', { name: 'Paid', exact: true });
  await expect(region).toContainText(`Back to the customer€${amount}`);
  return (await region.getByRole('link').first().textContent()) ?? '';
}

/** The first receipt of that total and tender. */
async function numberOf(day: Day, { totalMinor, tender }: { totalMinor: number; tender: string }): Promise<string> {
  const sql = `SELECT s.number FROM sales s JOIN sale_tenders t ON t.sale_id = s.id
    WHERE s.total_minor = ${totalMinor} AND t.tender = '${tender}' ORDER BY s.sequence LIMIT 1`;
  return readRows<{ number: string }>(day.app.dataFolder, sql)[0]?.number ?? '';
}

export const sales = { ...plainSales, ...payingSales, ...returns };

function shiftId({ app }: Day): string {
  return readRows<{ id: string }>(app.dataFolder, 'SELECT id FROM shifts')[0]?.id ?? '';
}

function reportOf(day: Day): Promise<ShiftReport> {
  return callOperation(day.app.dataFolder, 'till.report', { shiftId: shiftId(day) }) as Promise<ShiftReport>;
}

const euros = (minor: number) => (minor / 100).toLocaleString('en-GB', { style: 'currency', currency: 'EUR' });

/** Counts the drawer by its coins and notes so that it comes to the amount. */
async function count(page: Page, amountMinor: number): Promise<void> {
  await page.getByRole('radiogroup', { name: 'How to count' }).getByText('Coins and notes').click();
  let left = amountMinor;
  for (const value of [10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1]) {
    const pieces = Math.floor(left / value);
    left -= pieces * value;
    if (pieces > 0) await page.getByRole('textbox', { name: euros(value), exact: true }).fill(String(pieces));
  }
}

export const officeHours = {
  /** The shop's goods are there already; the register is made and its drawer counted by the screen. */
  open: async ({ app }: Day) => {
    await fillShop(app.dataFolder, { isOpen: false });
    await keepReceipts(app.page, 'ask');
    await goTo(app.page, '/till');
    await app.page.getByRole('button', { name: 'Make “Till 1”' }).click();
    await expect(app.page.getByRole('heading', { name: 'Open Till 1' })).toBeVisible();
    await count(app.page, 20_000);
    await expect(app.page.getByRole('status').filter({ hasText: '€200.00' }).last()).toBeVisible();
    await picture(app.page, 'open');
    await app.page.getByRole('button', { name: 'Open the shift' }).click();
    await expect(entryField(app.page)).toBeFocused();
    await picture(app.page, 'empty');
  },
  moveCash: async ({ app }: Day) => {
    const { page } = app;
    for (const [kind, amount, reason] of [
      ['Pay in', '50', 'Change from the bank'],
      ['Pay out', '12.30', 'Stamps'],
    ] as const) {
      await page.keyboard.press('F10');
      await dialogOf(page).getByText(kind, { exact: true }).first().click();
      await fillDialog(page, { Amount: amount, Reason: reason });
    }
    await page.keyboard.press('Alt+a');
    await typeSlowly(page, 'Sonnleit');
    await page.getByRole('option', { name: 'Konditorei Sonnleitner & Töchter' }).click();
    const amount = page.getByRole('textbox', { name: 'Amount to be paid' });
    await expect(amount).toBeFocused();
    await amount.fill('234.50');
    await page.getByRole('textbox', { name: 'Cash handed over' }).fill('300');
    await picture(page, 'account');
    await page.keyboard.press('Enter');
    const received = page.getByRole('region', { name: 'Payment received' });
    await expect(received).toContainText('Change€65.50');
    const voucher = await app.fileOf(() => received.getByRole('button', { name: 'Voucher' }).click());
    expect(textOfPdf(voucher.bytes)).toContain('234.50');
  },
  makeInvoice: async (day: Day) => {
    const { page } = day.app;
    const onAccount = await numberOf(day, { totalMinor: 123_450, tender: 'account' });
    await choose(page, 'Receipts');
    await picture(page, 'receipts');
    await page.getByRole('grid', { name: 'Receipts' }).getByText(onAccount).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(onAccount);
    await picture(page, 'receipt');
    await page.keyboard.press('i');
    await expect(dialogOf(page)).toContainText('can no longer be changed');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Invoice INV-/);
    await expect(page.getByRole('main')).toContainText('1,000.00');
  },
  readX: async (day: Day) => {
    const { page } = day.app;
    const { cash, totalMinor } = await reportOf(day);
    await goTo(page, `/till/shifts/${shiftId(day)}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^X report/);
    await expect(page.getByRole('main')).toContainText(euros(cash.expectedMinor));
    await expect(page.getByRole('main')).toContainText(euros(totalMinor));
    await picture(page, 'x-report');
  },
  close: async (day: Day) => {
    const { page } = day.app;
    const { cash } = await reportOf(day);
    await page.keyboard.press('c');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Close the shift');
    await expect(page.getByRole('main')).not.toContainText(euros(cash.expectedMinor));
    await count(page, cash.expectedMinor - 10);
    await picture(page, 'count');
    await page.getByRole('textbox', { name: 'Note' }).fill('Ten cents are missing');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('€0.10 less in the drawer than there should be.').first()).toBeVisible();
    await picture(page, 'closed');
  },
  prove: async (day: Day) => {
    const { app } = day;
    const report = await reportOf(day);
    expect(report.zNumber).not.toBeNull();
    const file = await app.fileOf(() => app.page.keyboard.press('p'));
    const text = textOfPdf(file.bytes).replaceAll(/\s/g, '');
    for (const figure of [report.totalMinor, report.cash.expectedMinor, report.countedMinor ?? 0]) {
      expect(text).toContain(euros(figure).slice(1));
    }
    expect(text).toContain((report.zNumber ?? '').replaceAll(/\s/g, ''));
    proveSums(day, report);
    expect(await callOperation(app.dataFolder, 'system.verify', {})).toMatchObject({ isTrue: true, firstFault: null });
  },
};

/** The Z report is the sum of its receipts, and the drawer what the float, the receipts and the movements come to. */
function proveSums(day: Day, report: ShiftReport): void {
  const numbers = readRows<{ number: string; total: number }>(
    day.app.dataFolder,
    'SELECT number, total_minor AS total FROM sales ORDER BY sequence',
  );
  expect(numbers.map(({ number }) => number)).toEqual(day.sold);
  expect(report.totalMinor).toBe(numbers.reduce((sum, { total }) => sum + total, 0));
  const [tenders] = readRows<{ cash: number; all: number }>(
    day.app.dataFolder,
    `SELECT sum(amount_minor) AS "all", sum(CASE tender WHEN 'cash' THEN amount_minor ELSE 0 END) AS cash FROM sale_tenders`,
  );
  expect(tenders?.all).toBe(report.totalMinor + report.roundingMinor);
  expect(report.cash.expectedMinor).toBe(20_000 + (tenders?.cash ?? 0) + 5000 - 1230 + 23_450);
  expect(report.overShortMinor).toBe(-10);
  // Every line has the tax that the screen showed.
  expect(report.taxes.map(({ taxCategory, taxRateE4 }) => [taxCategory, taxRateE4])).toEqual([
    ['S', 70_000],
    ['S', 190_000],
    ['E', 0],
  ]);
}
