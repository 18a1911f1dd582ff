/** The book is cleaned up by the screen: misspelt copies come in, are found, merged field by field, and un-merged again. */
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { chooseFile, count, csvFile, openWizard, runImport } from './import-wizard.ts';
import { goTo } from './looking.ts';
import { callOperation } from './script.ts';

const known = [
  'CustomerID,CompanyName,City,Phone,Email',
  'H-1,Hofbäckerei Zwiesler,Regensburg,0941 587120,info@zwiesler.example',
  'M-1,Möbelhaus Tannhäuser,Passau,0851 4410,kontakt@tannhaeuser.example',
];

/** The same two as another program wrote them down, and somebody new. */
const copies = [
  'CustomerID,CompanyName,City,Phone,Email',
  'X-1,Hofbackerei Zwisler,Regensburg,+49 (0)941 5871-20,bestellung@zwiesler.example',
  'X-2,Moebelhaus Tannhauser,Passau,0851/4410,kontakt@tannhaeuser.example',
  'X-3,Fischräucherei Ostwind,Kiel,0431 77,moin@ostwind.example',
];

test('misspelt copies are seen at the import, found in the book, merged with their papers, and un-merged', async ({
  app,
}) => {
  const { page, dataFolder } = app;
  await callOperation(dataFolder, 'settings.update', { company: { name: 'Backwaren Ulm' } });
  await bringIn(dataFolder, 'contacts', known);
  await test.step('the wizard shows what is perhaps here already', () => importCopies(page));
  await sellTo(dataFolder, ['H-1', 'X-1']);
  await test.step('the duplicate is found and merged field by field', () => mergeCopy(page));
  await test.step('the papers of both are on one page', async () => {
    await showsPapers(page, 'Hofbäckerei Zwiesler', ['INV-00001', 'INV-00002']);
  });
  await test.step('the history takes it back, and both are there again', () => unmerge(page));
  expect(await callOperation(dataFolder, 'system.verify', {})).toMatchObject({ isTrue: true, firstFault: null });
});

async function importCopies(page: Page): Promise<void> {
  await openWizard(page, 'Contacts');
  await chooseFile(page, csvFile('copies.csv', copies.join('\n')));
  await expect(page.getByText('2 rows are perhaps here already')).toBeVisible();
  const beside = page.getByRole('region', { name: 'Line 2 and the contact it resembles' });
  await expect(beside).toContainText('Hofbackerei Zwisler');
  await expect(beside).toContainText('Hofbäckerei Zwiesler');
  await beside.getByText('Add', { exact: true }).click();
  await beside.getByRole('button', { name: 'Next' }).click();
  const second = page.getByRole('region', { name: 'Line 3 and the contact it resembles' });
  await second.getByText('Leave out', { exact: true }).click();
  await expect(count(page, 'Will be created')).toHaveText('2');
  await expect(count(page, 'Will be left out')).toHaveText('1');
  await runImport(page, 'Import 2 contacts');
}

async function mergeCopy(page: Page): Promise<void> {
  await goTo(page, '/contacts');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Find duplicates' }).click();
  const pair = page.getByRole('region', { name: /Zwisler, side by side$/ });
  await expect(pair).toContainText('same phone');
  await page.keyboard.press('m');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Merge 2 contacts');
  await page.getByRole('radio', { name: 'Keeps its number H-1' }).check();
  await page.getByRole('radio', { name: 'Hofbäckerei Zwiesler' }).check();
  await page.getByRole('radio', { name: 'bestellung@zwiesler.example' }).check();
  await expect(page.getByRole('main')).toContainText('Balance afterwards €30.00');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('2 contacts are now one: “Hofbäckerei Zwiesler”.')).toBeVisible();
  await expect(page.getByText('No duplicates')).toBeVisible();
}

async function showsPapers(page: Page, name: string, numbers: readonly string[]): Promise<void> {
  await goTo(page, '/contacts');
  await page.getByRole('row', { name: new RegExp(name) }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await page.getByRole('tab', { name: 'Invoices' }).click();
  const rows = page.getByRole('grid', { name: 'Invoices and credit notes' }).getByRole('row');
  await expect(rows).toHaveCount(numbers.length + 1);
  for (const number of numbers) await expect(rows.filter({ hasText: number })).toHaveCount(1);
}

async function unmerge(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await page.getByRole('button', { name: 'Undo: Merge into Hofbäckerei Zwiesler' }).click();
  await expect(page.getByText(/^Undone: \d+ records are as they were before\.$/)).toBeVisible();
  await showsPapers(page, 'Hofbäckerei Zwiesler', ['INV-00001']);
  await expect(page.getByRole('main')).toContainText('info@zwiesler.example');
  await showsPapers(page, 'Hofbackerei Zwisler', ['INV-00002']);
}

async function sellTo(dataFolder: string, codes: readonly string[]): Promise<void> {
  const heading = 'OrderID,CustomerID,OrderDate,UnitPrice,Quantity,Description';
  const lines = codes.map((code, index) => `${index + 1},${code},2026-01-0${index + 5},15,1,Bread`);
  await bringIn(dataFolder, 'documents', [heading, ...lines]);
  await callOperation(dataFolder, 'documents.issueMany', {});
}

async function bringIn(dataFolder: string, kind: 'contacts' | 'documents', lines: readonly string[]): Promise<void> {
  const base64 = Buffer.from(lines.join('\n')).toString('base64');
  await callOperation(dataFolder, 'imports.run', { kind, file: { name: 'lines.csv', mediaType: 'text/csv', base64 } });
}
