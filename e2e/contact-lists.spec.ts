/** The list of contacts by the screen: filtered, kept as a view, arranged, changed together and undone, exported as it stands. */
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { goTo } from './looking.ts';
import { callOperation } from './script.ts';

test('who owes something and has not bought for a year is filtered, kept as a view and exported as the list shows it', async ({
  app,
}) => {
  const { page, dataFolder } = app;
  await fillDebtors(dataFolder);
  await goTo(page, '/contacts');
  await addFilter(page, { field: 'Balance', operator: 'is at least', value: '50' });
  await addFilter(page, { field: 'Last purchase', operator: 'is longer ago than', value: '365' });
  const chips = page.getByRole('group', { name: 'Filters' });
  await expect(chips).toContainText('Balance at least €50.00');
  await expect(chips).toContainText('Last purchase more than 365 days ago');
  await showsOnly(page, ['Abel Trading']);

  await page.getByRole('button', { name: 'Columns' }).click();
  const columns = page.getByRole('dialog', { name: 'Columns' });
  await columns.getByRole('checkbox', { name: 'Country' }).check();
  await page.keyboard.press('Escape');
  await expect(columns).toBeHidden();
  await expect(page.getByRole('columnheader', { name: 'Country' })).toBeVisible();

  await page.getByRole('button', { name: 'Save as a new view' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Sleeping debtors');
  await page.keyboard.press('Enter');
  const views = page.getByRole('navigation', { name: 'Saved views' });
  await views.getByRole('link', { name: 'All contacts' }).click();
  await showsOnly(page, ['Abel Trading', 'Bergmann & Sons', 'Celik Imports']);
  await page.reload();
  await views.getByRole('link', { name: 'Sleeping debtors' }).click();
  await showsOnly(page, ['Abel Trading']);
  await expect(page.getByRole('columnheader', { name: 'Country' })).toBeVisible();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Export this list' }).click();
  await page.getByRole('radio', { name: 'CSV, for any program' }).check();
  const file = await app.fileOf(() => page.getByRole('button', { name: 'Export', exact: true }).click());
  const [heading = '', row = '', ...more] = file.bytes.toString('utf8').trim().split('\r\n');
  expect(heading).toContain('Country');
  expect(row).toContain('Abel Trading');
  expect(row).toContain('Portugal');
  expect(more).toEqual([]);
});

test('many contacts get a tag at once, and the notice takes it back from all of them', async ({ app }) => {
  const { page, dataFolder } = app;
  await fillDebtors(dataFolder);
  // A narrow list leaves the tags out.
  await page.setViewportSize({ width: 1600, height: 900 });
  await goTo(page, '/contacts');
  await page.getByRole('checkbox', { name: 'Select all loaded rows' }).check();
  const bar = page.getByRole('region', { name: '3 selected' });
  await expect(bar).toBeVisible();
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog', { name: 'Tags of 3 contacts' });
  await expect(dialog.getByRole('combobox', { name: 'Add' })).toBeFocused();
  await page.keyboard.type('Christmas card');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The tags of 3 contacts are changed.')).toBeVisible();
  const tagged = page.getByRole('row').filter({ hasText: 'Christmas card' });
  await expect(tagged).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText('Undone: 3 records are as they were before.')).toBeVisible();
  await expect(tagged).toHaveCount(0);
  expect(await callOperation(dataFolder, 'system.verify', {})).toMatchObject({ isTrue: true });
});

type Condition = { field: string; operator: string; value: string };

/** Adds a condition by the keyboard alone. */
async function addFilter(page: Page, { field, operator, value }: Condition): Promise<void> {
  await page.keyboard.press('f');
  await expect(page.getByRole('combobox', { name: 'Choose a field' })).toBeFocused();
  await page.keyboard.type(field);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: `How ${field} is compared` }).selectOption(operator);
  await page.getByRole('textbox', { name: 'Value' }).fill(value);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  // Tab leads on from here to keeping the view.
  await expect(page.getByRole('button', { name: 'Add filter' })).toBeFocused();
}

async function showsOnly(page: Page, names: readonly string[]): Promise<void> {
  const rows = page.getByRole('grid', { name: 'Contacts' }).getByRole('row');
  // The first row holds the headings.
  await expect(rows).toHaveCount(names.length + 1);
  for (const [index, name] of names.entries()) await expect(rows.nth(index + 1)).toContainText(name);
}

/** One who bought long ago and owes, one who bought today and owes, and one who never bought. */
async function fillDebtors(dataFolder: string): Promise<void> {
  const contacts = [
    'CustomerID,CompanyName,City,Country',
    'A,Abel Trading,Porto,Portugal',
    'B,Bergmann & Sons,Ulm,Germany',
    'C,Celik Imports,Izmir,Turkey',
  ];
  const today = new Date().toISOString().slice(0, 10);
  const orders = [
    'OrderID,CustomerID,OrderDate,UnitPrice,Quantity,Description',
    '1,A,2019-03-05,80,1,Bread',
    `2,B,${today},90,1,Butter`,
  ];
  const file = (lines: readonly string[]) => ({
    name: 'lines.csv',
    mediaType: 'text/csv',
    base64: Buffer.from(lines.join('\n')).toString('base64'),
  });
  await callOperation(dataFolder, 'settings.update', { company: { name: 'Backwaren Ulm', timeZone: 'UTC' } });
  await callOperation(dataFolder, 'imports.run', { kind: 'contacts', file: file(contacts) });
  await callOperation(dataFolder, 'imports.run', { kind: 'documents', file: file(orders) });
  await callOperation(dataFolder, 'documents.issueMany', {});
}
