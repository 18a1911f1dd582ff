/** axe finds nothing on any screen, in light and in dark. A picture of each goes to `test-results/shots`. */
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { chooseFile, csvFile, openWizard, runImport } from './import-wizard.ts';
import { goTo, look, schemeOfHost, settled } from './looking.ts';
import { fillUglyBooks } from './ugly-books.ts';
import { badOrders, contactLines } from './ugly-lines.ts';

// The smallest window that the design promises to be looked at in.
const viewport = { width: 1280, height: 800 };

test.beforeEach(async ({ app }) => {
  await app.page.setViewportSize(viewport);
  await app.page.emulateMedia({ colorScheme: schemeOfHost(), reducedMotion: 'reduce' });
});

test('an empty company: every screen says what belongs there', async ({ app }) => {
  const { page } = app;
  const places = [
    '',
    'contacts',
    'items',
    'documents',
    'payments',
    'receivables',
    'till',
    'till/receipts',
    'till/shifts',
    'till/shifts/open',
    'till/credits',
    'till/setup',
    'price-lists',
    'imports',
    'history',
    'settings',
    'nowhere',
  ];
  for (const place of places) {
    await goTo(page, `/${place}`);
    await look(page, `empty-${place === '' ? 'start' : place.replaceAll('/', '-')}`);
  }
});

test('full books: every list, page and report', async ({ app }) => {
  const { page } = app;
  const books = await fillUglyBooks(app.dataFolder);
  await page.reload();
  for (const [name, address] of [
    ['start', '/'],
    ['contacts', '/contacts'],
    ['contact', `/contacts/${books.contactId}`],
    ['contacts-none', '/contacts?q=nobody-at-all'],
    ['items', '/items'],
    ['item', `/items/${books.itemId}`],
    ['documents', '/documents'],
    ['documents-none', '/documents?q=nothing-at-all'],
    ['draft', `/documents/${books.draftId}`],
    ['invoice', `/documents/${books.invoiceId}`],
    ['credit-note', `/documents/${books.creditNoteId}`],
    ['payments', '/payments'],
    ['payment', `/payments/${books.paymentId}`],
    ['payment-recorded', `/payments/${books.paymentId}/recorded`],
    ['receivables', '/receivables'],
    ['receivables-bucket', '/receivables?bucket=days31to60'],
    ['balance', `/receivables/${books.contactId}`],
  ] as const) {
    await goTo(page, address);
    await look(page, name);
  }
});

test('full books: every form, empty and filled and wrong', async ({ app }) => {
  const { page } = app;
  const books = await fillUglyBooks(app.dataFolder);
  await page.reload();
  for (const [name, address] of [
    ['contact-new', '/contacts/new'],
    ['contact-edit', `/contacts/${books.contactId}/edit`],
    ['item-new', '/items/new'],
    ['document-new', '/documents/new'],
    ['document-edit', `/documents/${books.draftId}/edit`],
    ['credit-note-new', '/documents/new?kind=creditNote'],
    ['payment-new', '/payments/new'],
    ['payment-for-contact', `/payments/new?contactId=${books.contactId}`],
    ['refund', `/payments/new?contactId=${books.contactId}&direction=refunded`],
    ['settings-company', '/settings?section=company'],
    ['settings-papers', '/settings?section=papers'],
    ['settings-taxes', '/settings?section=taxes'],
    ['settings-numbers', '/settings?section=numbers'],
    ['settings-books', '/settings?section=books'],
  ] as const) {
    await goTo(page, address);
    await look(page, name);
  }
  await goTo(page, '/contacts/new');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
  await look(page, 'contact-wrong');
  await goTo(page, '/documents/new');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Choose the contact first')).toBeVisible();
  await look(page, 'document-wrong');
});

test('what opens over a screen: dialogs, menus, pickers, the palette', async ({ app }) => {
  const { page } = app;
  const books = await fillUglyBooks(app.dataFolder);
  await page.reload();
  await goTo(page, '/contacts');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, 'palette');
  await page.getByPlaceholder(/^Search a contact/).fill('donau');
  await expect(
    page
      .getByRole('dialog')
      .getByText(/^Contact ·/)
      .first(),
  ).toBeVisible();
  await look(page, 'palette-found');
  await close(page);

  await page.keyboard.press('?');
  await look(page, 'shortcuts');
  await close(page);

  await page.getByRole('grid').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await look(page, 'contacts-ticked');
  await page.keyboard.press('Escape');

  await goTo(page, '/settings?section=taxes');
  await page.getByRole('button', { name: 'Add a tax rate' }).click();
  await look(page, 'tax-rate');
  await close(page);
  await page
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click();
  await look(page, 'row-menu');
  await page.keyboard.press('Escape');

  await goTo(page, `/contacts/${books.contactId}/edit`);
  await page.getByRole('textbox', { name: 'Town' }).first().fill('Neu-Ulm');
  await page.getByRole('link', { name: 'Items', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, 'leave-unsaved');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await settled(page);

  await goTo(page, `/documents/${books.draftId}/edit`);
  await page.getByRole('combobox', { name: 'Contact' }).click();
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await look(page, 'contact-picker');
  await page.keyboard.press('Escape');
  await page.getByLabel('Due date').click();
  await look(page, 'calendar');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toContainText('Issue this invoice?');
  await look(page, 'issue');
  await close(page);
  await page.keyboard.press('v');
  await look(page, 'preview');
});

test('what is asked and told about many rows at once', async ({ app }) => {
  const { page } = app;
  await fillUglyBooks(app.dataFolder);
  await page.reload();
  await goTo(page, '/documents?state=draft');
  await page.getByRole('button', { name: 'More actions' }).click();
  await look(page, 'more-actions');
  await page.getByRole('menuitem', { name: 'Issue all drafts' }).click();
  await expect(page.getByRole('dialog')).toContainText('Issue 6 drafts?');
  await look(page, 'issue-many');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('6 documents issued')).toBeVisible();
  await look(page, 'issue-many-done');
  await close(page);

  await goTo(page, '/contacts');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await look(page, 'undo');
});

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('the import wizard: every step, and what is wrong with a file', async ({ app }) => {
  const { page } = app;
  await openWizard(page, 'Contacts');
  await look(page, 'wizard-file');
  await chooseFile(page, csvFile('customers.csv', contactLines().join('\n')));
  await expect(page.getByText('Nothing is saved yet.')).toBeVisible();
  await look(page, 'wizard-columns');
  await runImport(page, 'Import 200 contacts');
  await look(page, 'wizard-result');

  await openWizard(page, 'Order lines');
  await look(page, 'wizard-history');
  await chooseFile(page, csvFile('orders.csv', badOrders().join('\n')));
  await expect(page.getByRole('grid', { name: 'Problems' })).toBeVisible();
  await look(page, 'wizard-problems');
  await page.getByLabel('Column for Customer code').selectOption({ index: 0 });
  await expect(page.getByText('Needed: choose a column.')).toBeVisible();
  await look(page, 'wizard-column-missing');
  await page.getByRole('button', { name: 'Another file' }).click();
  await chooseFile(page, csvFile('book.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0])));
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page, 'wizard-fault');
});
