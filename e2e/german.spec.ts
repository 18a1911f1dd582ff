/** Every word changes with the language: no English is left, and no name of a word shows through. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { goTo } from './looking.ts';
import { callOperation } from './script.ts';
import { scan } from './till-hands.ts';
import { ean13 } from './till-shelf.ts';
import { openCounter } from './till-shop.ts';
import { fillUglyTill } from './till-ugly.ts';
import { fillUglyBooks } from './ugly-books.ts';

const topics = [
  'app',
  'common',
  'contact-lists',
  'contacts',
  'documents',
  'errors',
  'imports',
  'items',
  'payments',
  'price-lists',
  'receivables',
  'settings',
  'till',
  'till-office',
  'ui',
  'undo',
] as const;

test('in German every screen is German', async ({ app }) => {
  const { page } = app;
  const books = await fillUglyBooks(app.dataFolder);
  await callOperation(app.dataFolder, 'settings.update', { company: { language: 'de', locale: 'de-DE' } });
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: 'Deutsch' }).click();
  await expect(page.getByRole('link', { name: 'Kontakte', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');

  const english = englishOnly();
  for (const address of [
    '/',
    '/contacts',
    '/contacts/new',
    '/contacts/duplicates',
    `/contacts/${books.contactId}`,
    `/contacts/${books.contactId}/edit`,
    `/contacts/${books.contactId}/merge`,
    '/items',
    '/items/new',
    '/documents',
    '/documents/new',
    `/documents/${books.invoiceId}`,
    `/documents/${books.draftId}/edit`,
    '/payments',
    `/payments/new?contactId=${books.contactId}`,
    `/payments/${books.paymentId}/recorded`,
    '/receivables',
    `/receivables/${books.contactId}`,
    '/till',
    '/till/receipts',
    '/till/shifts',
    '/till/shifts/open',
    '/till/credits',
    ...['registers', 'selling', 'barcodes', 'favourites'].map((section) => `/till/setup?section=${section}`),
    '/price-lists',
    '/imports',
    '/history',
    ...['company', 'papers', 'taxes', 'numbers', 'books', 'fields', 'tags', 'backups'].map(
      (section) => `/settings?section=${section}`,
    ),
    '/nowhere',
  ]) {
    await goTo(page, address);
    await expectGerman(page, english, address);
  }
  await expect(page.getByRole('link', { name: 'Start', exact: true })).toBeVisible();
  await goTo(page, `/contacts/${books.contactId}`);
  await expect(page.getByRole('article').first()).toContainText('Inhaber ·');
});

test('at the counter everything is German: its panels, dialogs and questions, the receipt, the reports', async ({
  app,
}) => {
  const { page, dataFolder } = app;
  const shop = await openCounter(app);
  const till = await fillUglyTill(dataFolder, shop);
  await callOperation(dataFolder, 'till.saveRegister', { id: shop.registerId, name: 'Kasse 1', prefix: 'A-' });
  await callOperation(dataFolder, 'settings.update', { company: { language: 'de', locale: 'de-DE' } });
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: 'Deutsch' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  const english = englishOnly();
  await page.getByRole('list', { name: 'Favoriten' }).getByRole('button').first().click();
  await expectGerman(page, english, 'the counter');
  for (const key of ['F3', 'F6', 'Alt+r', 'Alt+a', 'F9', 'F2', 'F4', 'F7', 'F8', 'F10', 'Alt+f']) {
    await page.keyboard.press(key);
    const isDialog = ['F4', 'F7', 'F8', 'F10', 'Alt+f'].includes(key);
    await expect(page.getByRole('dialog')).toHaveCount(isDialog ? 1 : 0);
    await expectGerman(page, english, `the counter after ${key}`);
    if (isDialog) await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await scan(page, ean13('978000000000'));
  await expect(page.getByRole('alert').filter({ hasText: '978000000000' })).toBeVisible();
  await expectGerman(page, english, 'an unknown barcode');
  await page.keyboard.press('Escape');
  // Enter rests for a moment when a question was closed.
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Bezahlt', exact: true })).toBeVisible({ timeout: 3000 });
  }).toPass();
  await expectGerman(page, english, 'paid');
  await seeRefundWhole(page);
  for (const address of [
    `/till/receipts/${till.saleId}`,
    `/till/receipts/${till.returnId}`,
    `/till/shifts/${shop.shiftId}`,
    `/till/shifts/${till.closedShiftId}`,
    `/till/shifts/${shop.shiftId}/close`,
    `/price-lists/${till.listId}`,
  ]) {
    await goTo(page, address);
    await expectGerman(page, english, address);
  }
});

/** On a small screen, with the long word for it, no amount that goes back stands out of its column. */
async function seeRefundWhole(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1024, height: 768 });
  await scan(page, 'A-000002');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: '1 Zeile zurücknehmen' }).click();
  const totals = page.locator('dl').filter({ hasText: 'Auszuzahlen' });
  await expect(totals).toBeVisible();
  const [amount, column] = await totals.evaluate((list) => {
    const last = [...list.querySelectorAll('dd > span > *')].at(-1);
    return [last, list].map((element) => element?.getBoundingClientRect().right ?? 0);
  });
  expect(amount).toBeLessThanOrEqual((column ?? 0) + 0.5);
}

/** No English and no name of a word stands on the screen. */
async function expectGerman(page: Page, english: ReadonlySet<string>, place: string): Promise<void> {
  const words = await wordsOn(page);
  expect.soft(words.length, place).toBeGreaterThan(10);
  expect
    .soft(
      words.filter((text) => english.has(text)),
      `English on ${place}`,
    )
    .toEqual([]);
  expect.soft(words.filter(isKey), `Names of words on ${place}`).toEqual([]);
}

test('the language stays when the page is loaded again, and money is written in the manner of the office', async ({
  app,
}) => {
  await fillUglyBooks(app.dataFolder);
  await callOperation(app.dataFolder, 'settings.update', { company: { locale: 'de-DE' } });
  await app.page.getByRole('button', { name: 'Language' }).click();
  await app.page.getByRole('menuitem', { name: 'Deutsch' }).click();
  await app.page.reload();
  await goTo(app.page, '/receivables');
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('Forderungen');
  await expect(app.page.getByRole('main')).toContainText('1.471.203,34');
});

/** Texts of the English catalogues that no German one has. Those that hold values are left out. */
function englishOnly(): Set<string> {
  const german = new Set(topics.flatMap((topic) => texts('de', topic)));
  return new Set(
    topics.flatMap((topic) => texts('en', topic)).filter((text) => !german.has(text) && !text.includes('{{')),
  );
}

function texts(language: 'en' | 'de', topic: string): string[] {
  const file = join(import.meta.dirname, '..', 'resources', 'locales', language, `${topic}.json`);
  return flat(JSON.parse(readFileSync(file, 'utf8')) as Words);
}

type Words = { [key: string]: string | Words };

function flat(words: Words): string[] {
  return Object.values(words).flatMap((word) => (typeof word === 'string' ? [word.trim()] : flat(word)));
}

/** What can be seen, and what a screen reader says besides. */
function wordsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const names = ['aria-label', 'placeholder', 'title', 'alt'];
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Element) found.push(...names.map((name) => node.getAttribute(name) ?? ''));
      else if (node.parentElement?.closest('script, style') === null) {
        // Where a line may be broken inside a word it is still one.
        const isBroken = node.parentElement.querySelector(':scope > wbr') !== null;
        found.push((isBroken ? node.parentElement : node).textContent ?? '');
      }
    }
    return found.map((text) => text.trim()).filter((text) => text !== '');
  });
}

/** `list.empty.title` is the name of a word, not a word. */
function isKey(text: string): boolean {
  return /^[a-z]+(\.[a-zA-Z0-9]+)+$/.test(text) || /^[a-z]+:[a-zA-Z.]+$/.test(text);
}
