/** The page of a contact without the mouse: nothing that was typed is lost, what was planned is done, what was deleted comes back. */
import type { Locator, Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { goTo, look, schemeOfHost } from './looking.ts';
import { callOperation } from './script.ts';

// Pictures are taken in one scheme a host, as of all screens.
test.beforeEach(async ({ app }) => {
  await app.page.setViewportSize({ width: 1280, height: 800 });
  await app.page.emulateMedia({ colorScheme: schemeOfHost(), reducedMotion: 'reduce' });
});

test('an entry that was begun survives leaving the page; a call is followed up, done by one key and found again', async ({
  app,
}) => {
  const { page } = app;
  const id = await create(app.dataFolder, { name: 'Café Ünal' });
  await goTo(page, `/contacts/${id}`);
  await page.keyboard.press('a');
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: 'What is to be remembered?' });
  await expect(note).toBeFocused();
  await page.keyboard.type('Likes green tea');
  await goTo(page, '/items');
  await goTo(page, `/contacts/${id}`);
  await expect(note).toHaveValue('Likes green tea');
  await note.focus();
  await page.keyboard.press('Control+Enter');
  await expect(entry(page, 'Likes green tea')).toBeVisible();

  await page.keyboard.press('a');
  await page.keyboard.press('c');
  await page.keyboard.type('Offer');
  await page.getByRole('button', { name: 'In a week' }).click();
  await look(page, 'contact-composer');
  await page.keyboard.press('Control+Enter');
  const todo = page.getByRole('region', { name: 'To do' });
  await expect(todo).toContainText('Follow up: Offer');
  await expect(entry(page, 'Offer')).toHaveCount(1);

  // The first D shows what the second one marks.
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await expect(page.getByRole('textbox', { name: 'What came of it' })).toBeFocused();
  await look(page, 'contact-finish');
  await page.keyboard.type('She said yes');
  await page.keyboard.press('Control+Enter');
  await expect(entry(page, 'Follow up: Offer')).toContainText('She said yes');

  await page.keyboard.press('/');
  await page.keyboard.type('tea');
  await expect(page.getByRole('article')).toHaveCount(1);
  await look(page, 'contact-found');
});

test('an entry is changed and pinned in its place, a file is deleted and comes back', async ({ app }) => {
  const { page } = app;
  const id = await create(app.dataFolder, { name: 'Café Ünal' });
  await callOperation(app.dataFolder, 'activities.create', { contactId: id, kind: 'note', text: 'Likes tea' });
  await goTo(page, `/contacts/${id}`);
  await choose(page, entry(page, 'Likes tea'), 'Edit');
  await page.getByRole('textbox', { name: 'Text' }).fill('Likes green tea');
  await look(page, 'contact-entry');
  await page.keyboard.press('Control+Enter');
  await choose(page, entry(page, 'Likes green tea'), 'Pin on top');
  await expect(page.getByRole('region', { name: 'Pinned' })).toContainText('Likes green tea');

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add a file' }).click();
  await (await chooser).setFiles({ name: 'menu.txt', mimeType: 'text/plain', buffer: Buffer.from('Tea 2.50') });
  await choose(page, entry(page, 'menu.txt'), 'Delete');
  await expect(entry(page, 'menu.txt')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(entry(page, 'menu.txt')).toBeVisible();
});

/** What was found before anything was typed is not taken for what stands in the field by now. */
async function sendBeforeTheAnswer(page: Page, picker: Locator): Promise<void> {
  const letGo = Promise.withResolvers<undefined>();
  const isAsked = Promise.withResolvers<undefined>();
  await page.route('**/rpc/contacts/**', async (route) => {
    if (route.request().postData()?.includes('Somebody else') === true) {
      isAsked.resolve(undefined);
      await letGo.promise;
    }
    await route.continue();
  });
  await picker.fill('Somebody else');
  await isAsked.promise;
  await page.keyboard.press('Control+Enter');
  await expect(picker).toHaveValue('Somebody else');
  letGo.resolve(undefined);
  await page.unrouteAll({ behavior: 'wait' });
  await picker.fill('');
}

test('an organisation cannot belong to itself, and the form says by way of whom', async ({ app }) => {
  const { page } = app;
  const id = await create(app.dataFolder, { name: 'Holding' });
  await create(app.dataFolder, { name: 'Shop', organisations: [{ organisationId: id, role: 'Branch' }] });
  await goTo(page, `/contacts/${id}/edit`);
  await page.getByRole('button', { name: 'Belongs to an organisation' }).click();
  const picker = page.getByRole('combobox', { name: 'Organisation', exact: true });
  await expect(picker).toBeFocused();
  // Between the desktop's screen and its program there is no network to be slow.
  if (app.host === 'server') await sendBeforeTheAnswer(page, picker);
  // What was typed but not picked is not lost by saving.
  await page.keyboard.type('Nobody of this name');
  await page.keyboard.press('Control+Enter');
  await expect(picker).toBeFocused();
  await expect(picker).toHaveValue('Nobody of this name');
  await picker.fill('Shop');
  await page.keyboard.press('Enter');
  await expect(picker).toHaveAttribute('aria-expanded', 'false');
  await expect(picker).toHaveValue('Shop');
  await page.keyboard.press('Control+Enter');
  await expect(picker).toHaveAccessibleDescription(/Holding, Shop, Holding/);
});

test('important instructions are read before an invoice is issued, and a credit limit warns', async ({ app }) => {
  const { page } = app;
  const care = { instructions: 'Ring twice', areInstructionsImportant: true, creditLimitMinor: 100 };
  const id = await create(app.dataFolder, { name: 'Café Ünal', ...care });
  await goTo(page, `/documents/new?contactId=${id}`);
  await expect(page.getByText('Ring twice')).toBeVisible();
  const issue = page.getByRole('button', { name: 'Issue' });
  await expect(issue).toBeDisabled();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('checkbox', { name: 'I have read this' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(issue).toBeEnabled();
  await page.getByRole('textbox', { name: 'Price, line 1' }).fill('2');
  await expect(page.getByText('This goes beyond the credit limit')).toBeVisible();
  await look(page, 'document-care');
});

test('what opens on the page and the form of a contact: the menu, erasing, all that can be known', async ({ app }) => {
  const { page } = app;
  const id = await create(app.dataFolder, everything);
  await goTo(page, `/contacts/${id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await look(page, 'contact-more');
  await page.getByRole('menuitem', { name: 'Erase on request …' }).click();
  await expect(page.getByRole('dialog')).toContainText('issued invoices and credit notes');
  await look(page, 'contact-erase');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  // Where there is no room beside the timeline the details are a tab.
  await page.setViewportSize({ width: 800, height: 800 });
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(page.getByRole('region', { name: 'How to reach' })).toContainText(everything.email);
  await look(page, 'contact-details-narrow');
  await page.setViewportSize({ width: 1280, height: 800 });
  await goTo(page, `/contacts/${id}/edit`);
  await look(page, 'contact-everything');
  await goTo(page, '/contacts/new');
  await page.keyboard.type(everything.name);
  await expect(page.getByText('There may be this contact already')).toBeVisible();
  await look(page, 'contact-similar');
});

const everything = {
  name: 'Donaudampfschifffahrtsgesellschaft Überlingen-Nord',
  contactPerson: 'Dr. Maximiliane Freifrau von Hohenzollern',
  email: 'einkauf@donaudampf-ueberlingen.example',
  phone: '+49 (0)7551 123456',
  points: [{ kind: 'mobile', label: 'Mr Kaya', value: '+49 170 1234567' }],
  addresses: [
    { use: 'delivery', label: 'Gate 3', street: 'Hafen 7', postalCode: '88662', city: 'Ulm', region: '', country: '' },
  ],
  roles: ['customer', 'partner'],
  tags: ['Wholesale', 'VIP'],
  creditLimitMinor: 1_000_000,
  requirements: [{ attribute: 'Paper', value: 'FSC only', isMust: true }],
  instructions: 'Deliver to gate 3',
  areInstructionsImportant: true,
  consents: [{ channel: 'email', isGiven: true, on: '2026-03-05', source: 'form' }],
};

function entry(page: Page, text: string): Locator {
  return page.getByRole('article').filter({ hasText: text });
}

async function choose(page: Page, article: Locator, action: string): Promise<void> {
  await article.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function create(dataFolder: string, contact: object): Promise<string> {
  const { id } = (await callOperation(dataFolder, 'contacts.create', contact)) as { id: string };
  return id;
}
