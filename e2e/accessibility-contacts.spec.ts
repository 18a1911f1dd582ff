/** axe finds nothing on the screens of the memory of contacts, nor on what opens over them; as `accessibility.spec.ts`. */
import { expect, test } from './fixtures.ts';
import { chooseFile, csvFile, openWizard } from './import-wizard.ts';
import { goTo, look, schemeOfHost } from './looking.ts';
import { fillUglyBooks } from './ugly-books.ts';

test.beforeEach(async ({ app }) => {
  await app.page.setViewportSize({ width: 1280, height: 800 });
  await app.page.emulateMedia({ colorScheme: schemeOfHost(), reducedMotion: 'reduce' });
});

test('the page of a contact, duplicates, merging, history and settings, full of everything', async ({ app }) => {
  const { page } = app;
  const { contactId, personId, bareContactId } = await fillUglyBooks(app.dataFolder);
  await page.reload();
  for (const [name, address] of [
    ['contact-person', `/contacts/${personId}`],
    ['contact-bare', `/contacts/${bareContactId}`],
    ['contact-papers', `/contacts/${contactId}?tab=documents`],
    ['contact-owed', `/contacts/${contactId}?tab=owed`],
    ['timeline-none', `/contacts/${contactId}?q=nothing-at-all`],
    ['person-edit', `/contacts/${personId}/edit`],
    ['duplicates', '/contacts/duplicates'],
    ['merge-choose', `/contacts/${contactId}/merge`],
    ['merge', `/contacts/merge?ids=${contactId},${personId},${bareContactId}`],
    ['history', '/history'],
    ['settings-fields', '/settings?section=fields'],
    ['settings-tags', '/settings?section=tags'],
    ['settings-backups', '/settings?section=backups'],
  ] as const) {
    await goTo(page, address);
    await look(page, name);
  }
});

test('what opens over the list of contacts: filters, columns, what is done with many', async ({ app }) => {
  const { page } = app;
  await fillUglyBooks(app.dataFolder);
  await page.reload();
  await goTo(page, '/contacts');
  await page.keyboard.press('f');
  await expect(page.getByRole('combobox', { name: 'Choose a field' })).toBeFocused();
  await look(page, 'list-fields-all');
  await page.keyboard.type('ba');
  await look(page, 'list-fields');
  await page.keyboard.type('lance');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Value' }).fill('0');
  await look(page, 'list-condition');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Filters' })).toBeVisible();
  await page.getByRole('button', { name: 'Save as a new view' }).click();
  await look(page, 'list-view');
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('All who owe something');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Saved views' })).toBeVisible();

  await page.getByRole('button', { name: 'Columns' }).click();
  await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible();
  await look(page, 'list-columns');
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Select row 1', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Select row 2', exact: true }).check();
  const bar = page.getByRole('region', { name: '2 selected' });
  await look(page, 'list-selected');
  for (const [name, button] of [
    ['bulk-edit', 'Edit'],
    ['bulk-tags', 'Tags'],
    ['bulk-export', 'Export'],
  ] as const) {
    await bar.getByRole('button', { name: button }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test('what opens over a contact, the history and the settings; an import that holds duplicates', async ({ app }) => {
  const { page } = app;
  const { contactId, bareContactId } = await fillUglyBooks(app.dataFolder);
  await page.reload();
  await goTo(page, `/contacts/${contactId}`);
  for (const letter of ['c', 'p']) {
    await page.keyboard.press('a');
    await page.keyboard.press(letter);
    await look(page, `composer-${letter}`);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Mark “Send the samples” as done' }).click();
  await expect(page.getByRole('form', { name: 'Done: Send the samples' })).toBeVisible();
  await look(page, 'finish');
  await goTo(page, `/contacts/${bareContactId}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Erase on request …' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, 'erase');
  await page.keyboard.press('Escape');

  await goTo(page, '/history');
  await page.getByRole('row', { name: /^.*Import of contacts 2026/ }).click();
  await expect(page.getByRole('dialog', { name: 'Undo' })).toContainText('become as they were before');
  // Addresses begin with #, so axe takes links below the window's edge for links that skip to a place of the page.
  await page.setViewportSize({ width: 1280, height: 1400 });
  await look(page, 'history-unit');
  await page.setViewportSize({ width: 1280, height: 800 });
  await goTo(page, '/settings?section=fields');
  await page.getByRole('button', { name: 'Add a field' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, 'settings-field');
  await page.keyboard.press('Escape');
  await goTo(page, '/settings?section=backups');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('The backup is made and proven')).toBeVisible();
  await look(page, 'settings-backup-made');

  await openWizard(page, 'Contacts');
  const copies = ['CustomerID,CompanyName,City,Phone,Colour', 'X1,Muller A. Trading,Ulm,+49 731 100000,red'];
  await chooseFile(page, csvFile('copies.csv', copies.join('\n')));
  await expect(page.getByText('One row is perhaps here already')).toBeVisible();
  await look(page, 'wizard-duplicates');
});
