/** What both hosts promise: the frame shows, files reach the user, and the books stay, however the program ends. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { desktopWay, startOnceMore } from './desktop.ts';
import { axe, expect, locale, shot, test } from './fixtures.ts';
import { callOperation } from './script.ts';
import { NotStarted, launchServer } from './server.ts';

test('the program opens and its frame shows', async ({ app }) => {
  await expect(app.page).toHaveTitle(/Counterbook/);
  await expect(app.page.getByRole('navigation').first()).toBeVisible();
  await expect(app.page.getByRole('main')).toBeVisible();
  await shot(app.page, 'first-window');
  await axe(app.page);
});

test('the first page loads without a fault, also when it is loaded again', async ({ app }) => {
  const faults: string[] = [];
  app.page.on('pageerror', (error) => faults.push(error.message));
  app.page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  for (let times = 0; times < 2; times += 1) {
    await app.page.reload();
    await expect(app.page.getByRole('main')).toBeVisible();
    await app.page.waitForTimeout(1000);
  }
  expect(faults).toEqual([]);
});

test('what a script adds shows in the open window, and is still there after closing, killing and opening', async ({
  app,
}) => {
  await app.page.getByRole('link', { name: 'Contacts', exact: true }).click();
  await expect(app.page).toHaveURL(/contacts/);
  await callOperation(app.dataFolder, 'contacts.create', { name: 'Ann Lee' });
  await expect(app.page.getByText('Ann Lee').first()).toBeVisible();

  await app.restart();
  await app.page.getByRole('link', { name: 'Contacts', exact: true }).click();
  await expect(app.page.getByText('Ann Lee').first()).toBeVisible();

  await app.kill();
  await app.open();
  await app.page.getByRole('link', { name: 'Contacts', exact: true }).click();
  await expect(app.page.getByText('Ann Lee').first()).toBeVisible();
});

test('a file that a page hands out reaches the user', async ({ app }) => {
  const first = await app.fileOf(() => handOut(app.page, 'ageing.csv', 'a,b'));
  expect(first.bytes.toString()).toBe('a,b');
  const second = await app.fileOf(() => handOut(app.page, 'ageing.csv', 'c,d'));
  expect(second.bytes.toString()).toBe('c,d');
  // On the desktop the program itself names the files, and none overwrites another.
  if (app.host === 'desktop') expect([first.name, second.name]).toEqual(['ageing.csv', 'ageing (2).csv']);
});

test('books that cannot be opened are told in words', async ({ host, folder }) => {
  test.skip(host === 'desktop' && 'electron' in desktopWay(), 'Electron shows a dialog that waits for a person');
  const dataFolder = join(folder, 'broken');
  mkdirSync(dataFolder);
  writeFileSync(join(dataFolder, 'counterbook.db'), 'no database '.repeat(500));
  const told = await refusal(host, dataFolder, folder);
  expect(told.code).toBe(1);
  expect(told.errors).toContain('is damaged or is no Counterbook file');
  expect(told.errors).toContain(dataFolder);
});

test('books that the other host has open are not opened a second time', async ({ app, host, folder }) => {
  test.skip(host === 'server' && 'electron' in desktopWay(), 'Electron shows a dialog that waits for a person');
  const told = await refusal(host === 'server' ? 'desktop' : 'server', app.dataFolder, folder);
  expect(told.code).toBe(1);
  expect(told.errors).toContain('already open in another Counterbook');
});

/** Starts a host that is expected to end at once, and gives what it said. */
async function refusal(host: 'server' | 'desktop', dataFolder: string, folder: string) {
  if (host === 'desktop') return startOnceMore({ dataFolder, home: join(folder, 'other-home'), locale });
  try {
    const server = await launchServer({ dataFolder });
    await server.quit();
    return { code: 0, errors: '' };
  } catch (error) {
    if (error instanceof NotStarted) return { code: error.code, errors: error.message };
    throw error;
  }
}

async function handOut(page: Page, name: string, content: string): Promise<void> {
  await page.evaluate(
    (file) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([file.content], { type: 'text/csv' }));
      link.download = file.name;
      link.click();
    },
    { name, content },
  );
}
