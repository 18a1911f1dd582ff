/** One contact by the screen: written, found, spoken to, kept apart from what others save meanwhile, and erased on request. */
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import type { RunningApp } from './fixtures.ts';
import { goTo } from './looking.ts';
import { callOperation } from './script.ts';

const name = 'Konditorei Sonnleitner & Töchter';

test('a contact is written, found however it is typed, spoken to, and what was promised is done on the start page', async ({
  app,
}) => {
  const { page, dataFolder } = app;
  await callOperation(dataFolder, 'customFields.create', { name: 'Delivery window', kind: 'text' });
  await test.step('the form', () => writeContact(page));
  await test.step('found with a typing error, and by its number in another notation', () => findContact(page));
  await test.step('the brief', () => readBrief(page));
  await test.step('a note and a call, each by two keys', () => addNoteAndCall(page));
  await test.step('a task is done on the start page, and what comes next stands there', () => doTask(page));
  await test.step('a file is kept and opened', () => keepFile(app));
});

async function writeContact(page: Page): Promise<void> {
  await goTo(page, '/contacts/new');
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('combobox', { name: 'Tags' }).fill('Autumn fair');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill('orders@sonnleitner.example');
  await page.getByRole('textbox', { name: 'Phone', exact: true }).fill('+49 (0)731 9217-40');
  await page.getByRole('button', { name: 'E-mail', exact: true }).click();
  const ways = page.getByRole('list', { name: 'More e-mails and numbers' });
  await ways.getByRole('textbox', { name: 'E-mail' }).fill('books@sonnleitner.example');
  await ways.getByRole('textbox', { name: 'Label' }).fill('Accounts');
  await page.getByRole('textbox', { name: 'Street' }).fill('Hirschstraße 4');
  await page.getByRole('textbox', { name: 'Town' }).fill('Ulm');
  await page.getByRole('button', { name: 'Delivery address' }).click();
  const addresses = page.getByRole('list', { name: 'More addresses' });
  await addresses.getByRole('textbox', { name: 'Town' }).fill('Blaustein');
  await page.getByRole('textbox', { name: 'Delivery window' }).fill('before 6 a.m.');
  await page.keyboard.press('Control+Enter');
  await heading(page, name);
  const main = page.getByRole('main');
  for (const words of ['Autumn fair', 'books@sonnleitner.example', 'Blaustein', 'before 6 a.m.']) {
    await expect(main).toContainText(words);
  }
}

async function findContact(page: Page): Promise<void> {
  for (const words of ['sonleitnr', '0731/92 17 40']) {
    await goTo(page, '/items');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(/^Search a contact/).fill(words);
    await expect(page.getByRole('dialog').getByRole('button', { name })).toBeVisible();
    await page.keyboard.press('Enter');
    await heading(page, name);
  }
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function readBrief(page: Page): Promise<void> {
  const brief = page.getByRole('region', { name: 'Brief' });
  await expect(brief).toContainText('Balance€0.00');
  await expect(brief).toContainText('Last purchaseNever');
  await expect(brief).toContainText('Never spoken to yet');
}

async function addNoteAndCall(page: Page): Promise<void> {
  await page.keyboard.press('a');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'What is to be remembered?' })).toBeFocused();
  await page.keyboard.type('Closed on Mondays');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article', { name: 'Note: Closed on Mondays' })).toBeVisible();

  await page.keyboard.press('a');
  await page.keyboard.press('c');
  await expect(page.getByRole('textbox', { name: 'What was it about?' })).toBeFocused();
  await page.keyboard.type('Trays for the fair');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article', { name: 'Call: Trays for the fair' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Brief' })).not.toContainText('Never spoken to yet');
}

async function doTask(page: Page): Promise<void> {
  await page.keyboard.press('a');
  await page.keyboard.press('t');
  await page.keyboard.type('Send the price list');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'To do' })).toContainText('Send the price list');

  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Mark “Send the price list” as done' }).click();
  await expect(page.getByRole('textbox', { name: 'What came of it' })).toBeFocused();
  await page.keyboard.type('Sent by post');
  await page.getByRole('textbox', { name: 'What comes next' }).fill('Ask how it sells');
  await page.getByRole('button', { name: 'In a week' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('listitem', { name: 'Task: Ask how it sells' })).toContainText('in 7 days');
  await expect(page.getByRole('main')).not.toContainText('Send the price list');

  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('article', { name: 'Task: Send the price list' })).toContainText('Outcome: Sent by post');
}

async function keepFile(app: RunningApp): Promise<void> {
  const { page } = app;
  const buffer = Buffer.from('12 trays of pralines, 480.00\n');
  await page.locator('main input[type=file]').setInputFiles({ name: 'offer.txt', mimeType: 'text/plain', buffer });
  const file = page.getByRole('article', { name: 'File: offer.txt' });
  await expect(file).toBeVisible();
  const opened = await app.fileOf(() => file.getByRole('button', { name: 'offer.txt', exact: true }).click());
  expect(opened.bytes.equals(buffer)).toBe(true);
}

async function heading(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

test('two people save the same contact at once: the second sees what changed and chooses, and nothing is lost', async ({
  app,
}) => {
  const { page, dataFolder } = app;
  const id = await create(dataFolder, { name, city: 'Ulm', phone: '0731 92170' });
  await goTo(page, `/contacts/${id}/edit`);
  await page.getByRole('textbox', { name: 'Town' }).fill('Senden');
  await page.getByRole('textbox', { name: 'Street' }).fill('Hirschstraße 4');
  await callOperation(dataFolder, 'contacts.update', { id, city: 'Neu-Ulm', phone: '0731 92174' });
  await page.keyboard.press('Control+Enter');

  const met = page.getByRole('alert').filter({ hasText: 'Somebody else saved this meanwhile' });
  await expect(met).toContainText('Phone: 0731 92170 → 0731 92174');
  await expect(met.getByRole('radio', { name: 'Yours: Senden' })).toBeChecked();
  await met.getByRole('radio', { name: 'Theirs: Neu-Ulm' }).check();
  await expect(page.getByRole('textbox', { name: 'Town' })).toHaveValue('Neu-Ulm');
  await expect(page.getByRole('textbox', { name: 'Street' })).toHaveValue('Hirschstraße 4');
  await page.keyboard.press('Control+Enter');
  await heading(page, name);
  expect(await callOperation(dataFolder, 'contacts.get', { id })).toMatchObject({
    city: 'Neu-Ulm',
    street: 'Hirschstraße 4',
    phone: '0731 92174',
  });
});

test('a person takes along all that is kept about it, and is erased on request', async ({ app }) => {
  const { page, dataFolder } = app;
  const id = await create(dataFolder, { name, kind: 'person', email: 'anna@sonnleitner.example' });
  await callOperation(dataFolder, 'activities.create', { contactId: id, kind: 'note', text: 'Allergic to nuts' });
  await goTo(page, `/contacts/${id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  const dossier = await app.fileOf(() =>
    page.getByRole('menuitem', { name: 'Save everything about it as a file' }).click(),
  );
  expect(dossier.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Erase on request …' }).click();
  const question = page.getByRole('dialog', { name: `Erase ${name}?` });
  const yes = question.getByRole('button', { name: 'Erase for ever' });
  await expect(yes).toBeDisabled();
  await question.getByLabel(`Type “${name}” to confirm`).fill(name);
  await yes.click();
  await expect(page.getByText('The contact and all that was kept about it is erased.')).toBeVisible();
  await heading(page, 'Contacts');
  expect(await callOperation(dataFolder, 'contacts.list', { archived: 'all' })).toMatchObject({ total: 0 });
  expect(await callOperation(dataFolder, 'system.verify', {})).toMatchObject({ isTrue: true });
});

async function create(dataFolder: string, contact: object): Promise<string> {
  const { id } = (await callOperation(dataFolder, 'contacts.create', contact)) as { id: string };
  return id;
}
