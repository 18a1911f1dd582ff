/** Bad input gets a clear answer beside the place where it stands, nothing that was typed is lost, and nothing is half written. */
import { expect, test } from './fixtures.ts';
import { chooseFile, columnFor, count, csvFile, openWizard, runImport } from './import-wizard.ts';
import { callOperation, issueOne } from './script.ts';

type Counted = { total: number; rows: { name?: string; reference?: string }[] };

function list(dataFolder: string, topic: 'contacts' | 'items' | 'documents'): Promise<Counted> {
  return callOperation(dataFolder, `${topic}.list`, {}) as Promise<Counted>;
}

test('a file with another delimiter, a byte order mark or old letters is understood, and what is guessed can be changed', async ({
  app,
}) => {
  const { page } = app;
  const lines = 'CustomerID;CompanyName;City\nB1;Bäckerei Grün;Zürich\nB2;Café Ünal;Ulm\n';
  await openWizard(page, 'Contacts');
  await chooseFile(page, csvFile('mark.csv', `\uFEFF${lines}`));
  await expect(page.getByLabel('Between columns')).toHaveValue(';');
  await expect(columnFor(page, 'Code or number').locator('option:checked')).toHaveText('CustomerID');
  await expect(page.getByRole('region', { name: 'First records' })).toContainText('Bäckerei Grün');

  await page.getByLabel('Between columns').selectOption(',');
  await expect(page.getByRole('alert')).toContainText('Only one column was found. Choose another delimiter.');
  await expect(page.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  await page.getByLabel('Between columns').selectOption(';');
  await expect(count(page, 'Will be created')).toHaveText('2');

  await page.getByRole('button', { name: 'Another file' }).click();
  await chooseFile(page, csvFile('old.csv', Buffer.from(lines, 'latin1')));
  await expect(page.getByLabel('Letters')).toHaveValue('windows-1252');
  await runImport(page, 'Import 2 contacts');
  const saved = await list(app.dataFolder, 'contacts');
  expect(saved.rows.map(({ name }) => name)).toEqual(['Bäckerei Grün', 'Café Ünal']);
});

test('a file without a column that is needed, or that is no text, saves nothing', async ({ app }) => {
  const { page } = app;
  await openWizard(page, 'Contacts');
  await chooseFile(page, csvFile('towns.csv', 'CustomerID,City\nB1,Ulm\n'));
  await expect(page.getByText('Needed: choose a column.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  await columnFor(page, 'Name').selectOption({ label: 'City' });
  await expect(page.getByRole('button', { name: 'Import 1 contact' })).toBeEnabled();

  await page.getByRole('button', { name: 'Another file' }).click();
  await chooseFile(page, csvFile('book.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 9, 0])));
  await expect(page.getByRole('alert')).toContainText(
    'It is no Excel workbook that can be read; save it anew as XLSX, or as CSV.',
  );
  await page.getByRole('button', { name: 'Another file' }).click();
  await chooseFile(page, csvFile('empty.csv', 'CustomerID,CompanyName\n'));
  await expect(page.getByRole('alert')).toContainText('The file holds no rows.');
  expect(await list(app.dataFolder, 'contacts')).toMatchObject({ total: 0 });
});

test('bad days, amounts and customers are named line by line; an order with one bad line is left out whole', async ({
  app,
}) => {
  const { page } = app;
  await openWizard(page, 'Contacts');
  await chooseFile(page, csvFile('customers.csv', 'CustomerID,CompanyName\nA,Abel\nB,Berg\nA,Abel again\n'));
  await expect(page.getByText('This code stands on an earlier line already.')).toBeVisible();
  await runImport(page, 'Import 2 contacts');
  await expect(count(page, 'Left out')).toHaveText('1');

  await openWizard(page, 'Order lines');
  const orders = [
    'OrderID,CustomerID,OrderDate,UnitPrice,Quantity,Description',
    '1,A,2026-02-30,10,1,no such day',
    '2,NOBODY,2026-02-20,10,1,no such customer',
    '3,A,2026-02-20,10,1,a good line',
    '3,A,2026-02-20,ten,1,no amount',
    '4,B,2026-02-20,10,1,all is well',
  ];
  await chooseFile(page, csvFile('orders.csv', orders.join('\n')));
  const problems = page.getByRole('grid', { name: 'Problems' });
  for (const [line, words, value] of [
    [2, 'This is no day of the calendar in the chosen order.', '2026-02-30'],
    [3, 'No contact has this code.', 'NOBODY'],
    [5, 'This is no number.', 'ten'],
  ] as const) {
    const row = problems.getByRole('row').filter({ hasText: words });
    await expect(row).toContainText(String(line));
    await expect(row).toContainText(value);
  }
  await expect(count(page, 'Will be left out')).toHaveText('3');
  await runImport(page, 'Import 1 draft');
  await expect(count(page, 'Left out')).toHaveText('3');
  const saved = await list(app.dataFolder, 'documents');
  expect(saved.rows.map(({ reference }) => reference)).toEqual(['4']);
});

test('an import that is cancelled leaves nothing behind', async ({ app }) => {
  const { page } = app;
  const rows = Array.from({ length: 30_000 }, (_, index) => `C${index},Customer no. ${index},Street ${index},Ulm`);
  await openWizard(page, 'Contacts');
  await chooseFile(page, csvFile('many.csv', ['CustomerID,CompanyName,Address,City', ...rows].join('\n')));
  await page.getByRole('button', { name: 'Import 30,000 contacts' }).click({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('The import was cancelled')).toBeVisible();
  expect(await list(app.dataFolder, 'contacts')).toMatchObject({ total: 0 });
});

test('a form says what is wrong beside the field and keeps what was typed', async ({ app }) => {
  const { page, dataFolder } = app;
  await callOperation(dataFolder, 'contacts.create', { name: 'First one', code: 'K-1' });
  await page.getByRole('link', { name: 'Contacts', exact: true }).click();
  await page.getByRole('button', { name: 'New contact' }).click();
  const name = page.getByRole('textbox', { name: 'Name' });
  const code = page.getByRole('textbox', { name: 'Number', exact: true });
  const email = page.getByRole('textbox', { name: 'E-mail' });
  await name.fill('Second one');
  await code.fill('K-1');
  await email.fill('second at example');
  await page.keyboard.press('Control+Enter');
  await expect(email).toHaveAccessibleDescription('An e-mail address looks like name@example.org.');
  await email.fill('second@example.org');
  await page.keyboard.press('Control+Enter');
  await expect(code).toHaveAccessibleDescription(/^Another contact has the number K-1/);
  await expect(name).toHaveValue('Second one');
  await expect(email).toHaveValue('second@example.org');
  expect(await list(dataFolder, 'contacts')).toMatchObject({ total: 1 });

  await page.getByRole('link', { name: 'Items', exact: true }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.getByRole('button', { name: 'New item' }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Bread');
  const price = page.getByRole('textbox', { name: 'Price without tax' });
  await price.fill('2,50 or so');
  await page.keyboard.press('Control+Enter');
  await expect(price).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(price).toHaveAccessibleDescription('Enter a number, like 12.5.');
  await expect(price).toHaveValue('2,50 or so');
  expect(await list(dataFolder, 'items')).toMatchObject({ total: 0 });
});

test('the currency cannot change once an invoice is issued, and the settings say so', async ({ app }) => {
  const { page, dataFolder } = app;
  await issueOne(dataFolder);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('link', { name: 'Terms and books' }).click();
  const currency = page.getByRole('combobox', { name: 'Currency' });
  await currency.fill('USD');
  await page.getByRole('option', { name: /^USD/ }).click();
  await page.keyboard.press('Control+Enter');
  await expect(currency).toHaveAccessibleDescription(/^The currency cannot change any more/);
  await expect(currency).toHaveValue(/^USD/);
  expect(await callOperation(dataFolder, 'settings.get', {})).toMatchObject({ company: { currency: 'EUR' } });
});
