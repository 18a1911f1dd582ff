/** Everything that people do all day goes without the mouse. No story here moves or clicks one. */
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { callOperation } from './script.ts';

/** Presses Tab until the field or button of that name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const focused = page
    .locator(':focus')
    .and(page.getByRole('textbox', { name }).or(page.getByRole('combobox', { name })));
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(name)}.`);
}

/** Types two letters one after the other, as `G` and `C`. */
async function go(page: Page, letter: string, title: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
  await heading(page, title);
}

async function heading(page: Page, title: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

/** From the search Enter leads into what was found, and the next one opens it. Whoever comes back is in the list again. */
async function findInList(page: Page, words: string, title: string): Promise<void> {
  await go(page, 'c', 'Contacts');
  const list = page.getByRole('grid', { name: 'Contacts' });
  await expect(list.getByRole('row')).not.toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(list).toBeFocused();
  // A link of the sidebar that had the focus has it no longer on another screen.
  await page.getByRole('link', { name: 'Settings', exact: true }).focus();
  await go(page, 'h', 'History');
  await go(page, 'c', 'Contacts');
  await expect(list.getByRole('row')).not.toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(list).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await expect(page).toHaveURL(/q=/);
  await page.keyboard.press('Enter');
  await expect(list).toBeFocused();
  await page.keyboard.press('Enter');
  await heading(page, title);
}

test('a contact, an item and an invoice are written, and the invoice is issued', async ({ app }) => {
  const { page } = app;
  await callOperation(app.dataFolder, 'settings.update', { company: { name: 'Backwaren Ulm' } });

  await go(page, 'c', 'Contacts');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Café am Münster');
  await tabTo(page, 'Town');
  await page.keyboard.type('Ulm');
  await page.keyboard.press('Control+Enter');
  await heading(page, 'Café am Münster');
  await findInList(page, 'münster', 'Café am Münster');

  await go(page, 'i', 'Items');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Pretzel');
  await tabTo(page, 'Price without tax');
  await page.keyboard.type('1.25');
  await page.keyboard.press('Control+Enter');
  await heading(page, /Pretzel|Items/);

  await go(page, 'd', 'Invoices');
  await page.keyboard.press('n');
  await expect(page.getByRole('combobox', { name: 'Contact' })).toBeFocused();
  // Enter may come before anything is found.
  await page.keyboard.type('münster');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Contact' })).toHaveValue('Café am Münster');
  await tabTo(page, 'Item, line 1');
  await page.keyboard.type('pretzel');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Quantity, line 1' })).toBeFocused();
  await page.keyboard.type('120');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Item, line 2' })).toBeFocused();
  await page.keyboard.type('Delivery');
  await tabTo(page, 'Price, line 2');
  await page.keyboard.type('15');
  await expect(page.getByText('€165.00').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('dialog', { name: 'Issue this invoice?' });
  const yes = question.getByRole('button', { name: 'Issue', exact: true });
  await expect(yes).toBeFocused();
  // Esc closes the question and nothing behind it, also where nothing moves on the screen.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await heading(page, 'New invoice');
  await page.keyboard.press('Control+Enter');
  await expect(yes).toBeFocused();
  await page.keyboard.press('Enter');
  await heading(page, 'Invoice INV-00001');
  await expect(page.getByRole('main')).toContainText('Delivery');

  await page.keyboard.press('Escape');
  await heading(page, 'Invoices');
});

test('Ctrl and K open a contact by its name, a document by its number, a place and an action', async ({ app }) => {
  const { page, dataFolder } = app;
  await fillThree(dataFolder);
  await find(page, 'bergm');
  await heading(page, 'Bergmann & Sons');
  await find(page, 'INV-00002');
  await heading(page, 'Invoice INV-00002');
  // The name of a place is meant as such, also where a contact bears the word.
  await find(page, 'import');
  await heading(page, 'Import');
  await find(page, 'receiv');
  await heading(page, 'Receivables');
  await find(page, 'new item');
  await heading(page, 'New item');
});

/** Types and presses Enter at once: what opens is what is found for these words, however long that takes. */
async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder(/^Search a contact/)).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('arrow keys and Enter open a row, J and K its neighbours, Esc goes back to where it was', async ({ app }) => {
  const { page, dataFolder } = app;
  await fillThree(dataFolder);
  await go(page, 'c', 'Contacts');
  await expect(page.getByRole('row', { name: /Bergmann/ })).toBeVisible();
  const list = page.getByRole('grid', { name: 'Contacts' });
  for (let presses = 0; presses < 40; presses += 1) {
    if (await list.evaluate((grid) => grid === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(list).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await heading(page, 'Bergmann & Sons');
  await page.keyboard.press('j');
  await heading(page, 'Celik Imports');
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await heading(page, 'Abel Trading');
  await page.keyboard.press('Escape');
  await heading(page, 'Contacts');
  await expect(list).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await heading(page, 'Celik Imports');
  await page.keyboard.press('Escape');
  await expect(list).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await heading(page, 'Bergmann & Sons');
});

test('the question mark shows the keys; Esc closes what is open, and the focus is where it was', async ({ app }) => {
  const { page, dataFolder } = app;
  await fillThree(dataFolder);
  await go(page, 'c', 'Contacts');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('?');
  await expect(page.getByRole('searchbox')).toHaveValue('?');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(keys).toContainText('New contact');
  await expect(keys).toContainText('Open the row');
  await expect(keys).toContainText('Ctrl');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();

  const list = page.getByRole('grid', { name: 'Contacts' });
  await list.focus();
  for (const press of ['?', 'Control+k']) {
    await page.keyboard.press(press);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(list).toBeFocused();
  }
});

/** Three contacts, and an issued invoice of two of them. */
async function fillThree(dataFolder: string): Promise<void> {
  const orders = [
    'OrderID,CustomerID,OrderDate,UnitPrice,Quantity,Description',
    '1,B,2026-01-05,10,1,Bread',
    '2,A,2026-01-06,20,1,Butter',
  ];
  const contacts = ['CustomerID,CompanyName', 'A,Abel Trading', 'B,Bergmann & Sons', 'C,Celik Imports'];
  const file = (lines: readonly string[]) => ({
    name: 'lines.csv',
    mediaType: 'text/csv',
    base64: Buffer.from(lines.join('\n')).toString('base64'),
  });
  await callOperation(dataFolder, 'settings.update', { company: { name: 'Backwaren Ulm' } });
  await callOperation(dataFolder, 'imports.run', { kind: 'contacts', file: file(contacts) });
  await callOperation(dataFolder, 'imports.run', { kind: 'documents', file: file(orders) });
  await callOperation(dataFolder, 'documents.issueMany', {});
}
