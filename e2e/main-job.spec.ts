/** The main job by the screen: an empty company, Northwind's books, invoices, payments, what is owed, papers, and all of it again. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import type { RunningApp } from './fixtures.ts';
import { chooseFile, columnFor, count, openWizard, runImport } from './import-wizard.ts';
import { openByPalette, proveBooks, balanceOfCsv } from './northwind.ts';
import { logo } from './pictures.ts';
import { callOperation } from './script.ts';

const northwind = join(import.meta.dirname, '..', '..', 'shared', 'data', 'northwind');

test('an office brings its books in, issues, is paid, sees who owes what, prints, and finds all of it again', async ({
  app,
}) => {
  const isMissing = !existsSync(northwind);
  if (isMissing) console.log(`SKIPPED: the main job by the screen, because ${northwind} is missing.`);
  test.skip(isMissing, `${northwind} is missing`);
  await test.step('the company', () => setUpCompany(app.page));
  await test.step('the import', () => importNorthwind(app.page));
  await test.step('830 drafts are issued at once', () => issueAll(app.page));
  await test.step('a whole and a partial payment, each with its voucher', () => recordPayments(app));
  await test.step('who owes what on three days', () => readReceivables(app));
  await test.step('an invoice on paper', () => printInvoice(app));
  await test.step('closed and opened again', () => findAllAgain(app));
  await test.step('the figures of Northwind, to the cent', () => proveBooks(app.dataFolder));
});

async function setUpCompany(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Enter your company' }).click();
  await page.getByLabel('Name').fill('Northwind Traders');
  await page.getByLabel('Street').fill('722 Moss Bay Blvd.');
  await page.getByLabel('Postal code').fill('98033');
  await page.getByLabel('Town').fill('Kirkland');
  await page.getByLabel('Tax number').fill('91-1144442');
  await save(page);

  await page.getByRole('link', { name: 'Terms and books' }).click();
  await choose(page, 'Currency', 'USD');
  await save(page);

  await page.getByRole('link', { name: 'Papers' }).click();
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logo() });
  await expect(page.getByRole('img', { name: 'The logo as it will be printed' })).toBeVisible();
  await choose(page, 'Numbers and dates', 'American English');
  await save(page);

  await page.getByRole('link', { name: 'Tax rates' }).click();
  await page.getByRole('button', { name: 'Add a tax rate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Sales tax 8.875 %');
  await dialog.getByRole('textbox', { name: 'Rate' }).fill('8.875');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /Sales tax 8\.875 %/ })).toContainText('8.875');

  await page.getByRole('link', { name: 'Numbers', exact: true }).click();
  const receipts = page.getByRole('group', { name: 'Receipts' });
  await receipts.getByLabel('Begins with').fill('RCPT-');
  await expect(receipts).toContainText('RCPT-00001');
  await expect(page.getByRole('group', { name: 'Invoices' })).toContainText('INV-00001');
  await save(page);
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  const notice = page.getByRole('alert').filter({ hasText: 'Saved' });
  await expect(notice).toBeVisible();
  await notice.getByRole('button').click();
  await expect(notice).toBeHidden();
}

/** Types into a field that searches its choices, and takes the one found. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(text);
  await page.getByRole('option', { name: text }).first().click();
}

async function importNorthwind(page: Page): Promise<void> {
  await openWizard(page, 'Contacts');
  await chooseFile(page, join(northwind, 'customers.csv'));
  const fax = columnFor(page, 'Fax');
  await expect(fax.locator('option:checked')).toHaveText('Fax');
  await fax.selectOption({ label: '– not in the file –' });
  const unused = page.getByRole('button', { name: 'Make a custom field of Fax', exact: true });
  await expect(unused).toBeVisible();
  await fax.selectOption({ label: 'Fax' });
  await expect(unused).toBeHidden();
  await expect(count(page, 'Will be created')).toHaveText('93');
  await runImport(page, 'Import 93 contacts');
  await expect(count(page, 'Created')).toHaveText('93');

  await page.getByRole('button', { name: 'Import items' }).click();
  await chooseFile(page, join(northwind, 'products.csv'));
  await expect(count(page, 'Will be created')).toHaveText('77');
  await runImport(page, 'Import 77 items');
  await expect(count(page, 'Created')).toHaveText('77');

  await page.getByRole('button', { name: 'Import order lines' }).click();
  await chooseFile(page, join(northwind, 'order-lines.csv'));
  await expect(count(page, 'Lines in the file')).toHaveText('2,155');
  await runImport(page, 'Import 830 drafts');
  await expect(count(page, 'Created')).toHaveText('830');
  await expect(count(page, 'Left out')).toHaveText('0');
}

async function issueAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Issue the drafts' }).click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Issue all drafts' }).click();
  await expect(page.getByRole('dialog')).toContainText('Issue 830 drafts?');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('830 documents issued')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('link', { name: 'Invoices', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('830');
}

async function recordPayments(app: RunningApp): Promise<void> {
  const { page } = app;
  await openByPalette(page, 'INV-00001');
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: 'Amount', exact: true })).toHaveValue('472.38');
  await recordOn(app, { day: '1996-08-20', number: 'RCPT-00001' });

  await openByPalette(page, 'INV-00002');
  await page.keyboard.press('r');
  await page.getByRole('textbox', { name: 'Amount', exact: true }).fill('1000');
  await recordOn(app, { day: '1996-09-01', number: 'RCPT-00002' });
  await openByPalette(page, 'INV-00002');
  await expect(page.getByRole('main')).toContainText('Open$875.01');
  await openByPalette(page, 'INV-00001');
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toHaveText('Invoice INV-00001Paid');
}

/** Sends the form and takes the voucher that is offered. */
async function recordOn(app: RunningApp, { day, number }: { day: string; number: string }): Promise<void> {
  const { page } = app;
  await page.getByLabel('Day').fill(day);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`${number} is recorded`)).toBeVisible();
  expectPdf(await app.fileOf(() => page.getByRole('button', { name: 'Voucher PDF' }).first().click()));
}

async function readReceivables(app: RunningApp): Promise<void> {
  const { page } = app;
  await page.getByRole('link', { name: 'Receivables', exact: true }).click();
  for (const day of ['1997-06-30', '1998-03-31', '1998-12-31']) {
    await page.getByLabel('Day of the report').fill(day);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`day=${day}`));
    const proof = page.getByText(/^Proved: the balance equals the receivables account/);
    const csv = await app.fileOf(() => page.getByRole('button', { name: 'Save as CSV' }).click());
    const balanceMinor = balanceOfCsv(csv.bytes.toString('utf8'));
    const books = (await callOperation(app.dataFolder, 'receivables.ageing', { day, limit: 10_000 })) as Ageing;
    expect(balanceMinor).toBe(books.receivablesAccountMinor);
    expect(balanceMinor).toBe(books.total.balanceMinor);
    await expect(proof).toContainText(inDollars(balanceMinor));
    await expect(page.getByRole('grid')).toContainText(inDollars(balanceMinor).slice(1));
  }
  expectPdf(await app.fileOf(() => page.getByRole('button', { name: 'Print (PDF)' }).click()));
}

type Ageing = { receivablesAccountMinor: number; total: { balanceMinor: number } };

function inDollars(minor: number): string {
  return (minor / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}

async function printInvoice(app: RunningApp): Promise<void> {
  await openByPalette(app.page, 'INV-00830');
  expectPdf(await app.fileOf(() => app.page.keyboard.press('p')));
}

function expectPdf({ bytes }: { bytes: Buffer }): void {
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(bytes.length).toBeGreaterThan(5000);
}

async function findAllAgain(app: RunningApp): Promise<void> {
  await app.restart();
  const { page } = app;
  await expect(page.getByRole('navigation').first()).toContainText('Northwind Traders');
  for (const [place, total] of [
    ['Contacts', '93'],
    // Eight of the 77 are discontinued, so they came in archived.
    ['Items', '69'],
    ['Invoices', '830'],
    ['Payments', '2'],
  ] as const) {
    await page.getByRole('link', { name: place, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 }).locator('..')).toHaveText(`${place}${total}`);
  }
}
