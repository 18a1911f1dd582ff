/** axe finds nothing on any screen of the till, in light and in dark. A picture of each goes to `test-results/shots`. */
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import type { RunningApp } from './fixtures.ts';
import { goTo, look, schemeOfHost } from './looking.ts';
import { attach, choose, dialogOf, lines, pressTender, scanTo, toPayment, typeSlowly } from './till-counter.ts';
import { callOperation } from './script.ts';
import { scan } from './till-hands.ts';
import { ean13, shelf } from './till-shelf.ts';
import { entryField, fillShop, keepReceipts, openCounter } from './till-shop.ts';
import type { TillShop } from './till-shop.ts';
import { fillUglyTill } from './till-ugly.ts';
import type { UglyTill } from './till-ugly.ts';

const viewport = { width: 1280, height: 800 };
const { notebook, pen, bread, lamp } = shelf;

test.beforeEach(async ({ app }) => {
  await app.page.setViewportSize(viewport);
  await app.page.emulateMedia({ colorScheme: schemeOfHost(), reducedMotion: 'reduce' });
});

async function openUgly(app: RunningApp): Promise<TillShop & UglyTill> {
  const shop = await openCounter(app);
  const ugly = await fillUglyTill(app.dataFolder, shop);
  await app.page.reload();
  await expect(entryField(app.page)).toBeFocused();
  return { ...shop, ...ugly };
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
}

test('before the first sale: no register, no shift, nothing sold', async ({ app }) => {
  const { page } = app;
  await fillShop(app.dataFolder, { isOpen: false });
  await keepReceipts(page, 'ask');
  await goTo(page, '/till');
  await look(page, 'till-no-register');
  await page.getByRole('button', { name: 'Make “Till 1”' }).click();
  await expect(page.getByRole('heading', { name: 'Open Till 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Open the shift' }).click();
  await expect(page.getByText('Enter what lies in the drawer; 0 if it is empty.')).toBeVisible();
  await look(page, 'till-open-wrong');
  await page.getByRole('radiogroup', { name: 'How to count' }).getByText('Coins and notes').click();
  await page.getByRole('textbox', { name: '€50.00' }).fill('four');
  await look(page, 'till-open-pieces');
  await page.getByRole('textbox', { name: '€50.00' }).fill('4');
  await page.getByRole('button', { name: 'Open the shift' }).click();
  await expect(entryField(page)).toBeFocused();
  await look(page, 'till-empty');
  await page.keyboard.press('F6');
  await look(page, 'till-held-none');
  await page.keyboard.press('Alt+r');
  await look(page, 'till-return-none');
});

test('the counter with a long sale, its panels and its dialogs', async ({ app }) => {
  const shop = await openUgly(app);
  const { page } = app;
  await expect(page.getByRole('list', { name: 'Favourites' })).toBeVisible();
  await look(page, 'till-favourites');
  await scanTo(page, 3, notebook.barcode, pen.barcode, bread.barcode);
  for (let index = 0; index < 3; index += 1) {
    await typeSlowly(page, '999*');
    await scan(page, lamp.barcode);
    for (let tile = 0; tile < 18; tile += 1) {
      await page.getByRole('list', { name: 'Favourites' }).getByRole('button').nth(tile).click();
    }
  }
  await expect(lines(page).first()).toBeAttached();
  await attach(page, 'Sonnleit', 'Konditorei Sonnleitner & Töchter');
  await look(page, 'till-full');
  await typeSlowly(page, 'Präsen');
  await expect(page.getByRole('listbox', { name: 'Items found' })).toBeVisible();
  await look(page, 'till-found');
  await page.keyboard.press('Escape');
  for (const [name, key] of [
    ['customer', 'F3'],
    ['held', 'F6'],
    ['return', 'Alt+r'],
    ['account', 'Alt+a'],
    ['pay', 'F9'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('region', { name: 'What is being done' })).not.toHaveAttribute('aria-busy', 'true');
    await look(page, `till-panel-${name}`);
  }
  await typeSlowly(page, '9999999');
  await pressTender(page, 'Customer account');
  await look(page, 'till-pay-wrong');
  await page.keyboard.press('Escape');
  await lookAtDialogs(page);
  // From a receipt its return begins at the counter.
  await goTo(page, `/till/receipts/${shop.saleId}`);
  await page.keyboard.press('b');
  await expect(page.getByRole('list', { name: 'What was sold' })).toBeVisible();
  await look(page, 'till-return-large');
});

async function lookAtDialogs(page: Page): Promise<void> {
  for (const [name, key] of [
    ['line', 'F7'],
    ['discount', 'F8'],
    ['hold', 'F4'],
    ['cash', 'F10'],
    ['free', 'Alt+f'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(dialogOf(page)).toBeVisible();
    await look(page, `till-dialog-${name}`);
    await close(page);
  }
  for (const [name, action] of [
    ['voucher', 'Sell a voucher'],
    ['note', 'Note on the sale'],
    ['keys', 'Keys and receipts'],
  ] as const) {
    await choose(page, action);
    await expect(dialogOf(page)).toBeVisible();
    await look(page, `till-dialog-${name}`);
    await close(page);
  }
}

test('questions, payment, change, refund, and what went wrong', async ({ app }) => {
  const shop = await openUgly(app);
  const { page, dataFolder } = app;
  await scan(page, ean13('978000000000'));
  await expect(page.getByRole('region', { name: 'A question about a scan' })).toBeVisible();
  await look(page, 'till-unknown');
  await page.keyboard.press('Escape');
  await scanTo(page, 2, notebook.barcode, lamp.barcode);
  await toPayment(page);
  await typeSlowly(page, '1000');
  await pressTender(page, 'Card');
  await pressTender(page, 'Voucher');
  await look(page, 'till-pay-split');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Amount', exact: true }).fill('500');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Paid', exact: true })).toBeVisible();
  await look(page, 'till-paid');

  await goTo(page, '/till/receipts');
  await goTo(page, '/till');
  await scan(page, 'A-000002');
  await expect(page.getByRole('list', { name: 'What was sold' })).toBeVisible();
  await look(page, 'till-return-lines');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: /^Take back/ }).click();
  await page.keyboard.press('F9');
  await page.getByRole('combobox', { name: 'Way' }).selectOption({ label: 'Bank transfer' });
  await look(page, 'till-refund-other-way');
  await page.keyboard.press('Escape');
  await callOperation(dataFolder, 'till.closeShift', { shiftId: shop.shiftId, countedMinor: 0, keepsHeld: true });
  await expect(page.getByRole('heading', { name: 'Open Counter' })).toBeVisible();
  await look(page, 'till-closed-elsewhere');
});

test('the office of the till: receipts, shifts, vouchers, setup, price lists', async ({ app }) => {
  const shop = await openUgly(app);
  const { page } = app;
  for (const [name, address] of [
    ['receipts', '/till/receipts'],
    ['receipts-none', '/till/receipts?q=nothing-at-all'],
    ['receipt', `/till/receipts/${shop.saleId}`],
    ['receipt-return', `/till/receipts/${shop.returnId}`],
    ['shifts', '/till/shifts'],
    ['shift-open', '/till/shifts/open'],
    ['x-report', `/till/shifts/${shop.shiftId}`],
    ['z-report', `/till/shifts/${shop.closedShiftId}`],
    ['close', `/till/shifts/${shop.shiftId}/close`],
    ['credits', '/till/credits'],
    ['credits-none', '/till/credits?q=nothing'],
    ['setup-registers', '/till/setup?section=registers'],
    ['setup-selling', '/till/setup?section=selling'],
    ['setup-barcodes', '/till/setup?section=barcodes'],
    ['setup-favourites', '/till/setup?section=favourites'],
    ['price-lists', '/price-lists'],
    ['price-list', `/price-lists/${shop.listId}`],
  ] as const) {
    await goTo(page, address);
    await look(page, `till-office-${name}`);
  }
  await lookAtOfficeDialogs(page, shop);
});

test('in the office nothing is cut on a small screen in German, but names, which are whole on hover', async ({
  app,
}) => {
  const shop = await openUgly(app);
  const { page } = app;
  await callOperation(app.dataFolder, 'settings.update', { company: { language: 'de', locale: 'de-DE' } });
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: 'Deutsch' }).click();
  await watchListsAppear(page);
  for (const width of [1280, 1024]) {
    await page.setViewportSize({ width, height: 768 });
    for (const address of [
      '/till/receipts',
      '/till/shifts',
      '/till/credits',
      '/price-lists',
      `/price-lists/${shop.listId}`,
    ]) {
      await goTo(page, address);
      await expect(page.getByRole('row').nth(1)).toBeVisible();
      expect.soft(await cutTexts(page), `${address}, ${width} wide`).toEqual([]);
    }
    for (const address of ['fields', 'backups'].map((section) => `/settings?section=${section}`)) {
      await goTo(page, address);
      expect.soft(await cutTexts(page), `${address}, ${width} wide`).toEqual([]);
    }
    await goTo(page, `/contacts/${shop.tradeId}`);
    await expect(page.getByRole('region', { name: 'Preise und Steuer an der Kasse' })).toBeVisible();
    expect.soft(await cutTexts(page), `the contact, ${width} wide`).toEqual([]);
    // What is saved is saved at the lower edge, with nothing shining through below it.
    await goTo(page, '/till/setup?section=selling');
    const bar = page.getByRole('button', { name: 'Speichern' }).locator('..');
    const { bottom } = await bar.evaluate((element) => element.getBoundingClientRect());
    expect.soft(Math.round(bottom)).toBe(768);
  }
  expect(await page.evaluate(() => document.documentElement.dataset['tooWide'] ?? '')).toBe('');
});

/** Notes on the page each list that is wider than its screen when it appears, before it is painted. */
async function watchListsAppear(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new WeakSet<Element>();
    new MutationObserver(() => {
      const grid = document.querySelector('main [role="grid"]');
      if (grid === null || seen.has(grid)) return;
      seen.add(grid);
      if (grid.scrollWidth > grid.clientWidth + 1) document.documentElement.dataset['tooWide'] = window.location.hash;
    }).observe(document.body, { childList: true, subtree: true });
  });
}

/** Texts of lists and buttons that do not fit, without a title that says them whole; and lists that are wider than the screen. */
async function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cells = [
      ...document.querySelectorAll(
        'main [role="columnheader"], main [role="columnheader"] *, main [role="gridcell"], main .mantine-Button-label, main .mantine-Tabs-root > div',
      ),
    ];
    const cut = cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1 && cell.clientWidth > 1);
    const untold = cut.filter((cell) => cell.querySelector('[title]') === null);
    const grid = document.querySelector('main [role="grid"]');
    const isTooWide = grid !== null && grid.scrollWidth > grid.clientWidth + 1;
    return [...untold.map((cell) => cell.textContent), ...(isTooWide ? ['the list itself'] : [])];
  });
}

async function lookAtOfficeDialogs(page: Page, shop: TillShop & UglyTill): Promise<void> {
  await goTo(page, `/till/receipts/${shop.saleId}`);
  await choose(page, 'Send by e-mail');
  await expect(dialogOf(page)).toBeVisible();
  await look(page, 'till-office-mail');
  await close(page);
  await goTo(page, '/till/setup?section=registers');
  await page.getByRole('button', { name: 'Add a register' }).click();
  await expect(dialogOf(page)).toBeVisible();
  await look(page, 'till-office-register');
  await close(page);
  await goTo(page, '/till/receipts');
  await page.getByRole('button', { name: /not printed|printing/ }).click();
  await look(page, 'till-office-queue');
  await page.keyboard.press('Escape');
  await goTo(page, `/till/shifts/${shop.shiftId}/close`);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Enter what you have counted; 0 if the drawer is empty.')).toBeVisible();
  await look(page, 'till-office-close-wrong');
}

test('a small touch screen: digits for fingers, buttons large enough, everything fits 1024 x 768', async ({ app }) => {
  await openUgly(app);
  const { page } = app;
  await page.setViewportSize({ width: 1024, height: 768 });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await page.reload();
  await expect(entryField(page)).toBeFocused();
  const tiles = page.getByRole('list', { name: 'Favourites' }).getByRole('button');
  await expect(tiles.first()).toBeVisible();
  for (const tile of [0, 1, 2]) await tiles.nth(tile).click();
  await expect(lines(page)).toHaveCount(3);
  await look(page, 'till-touch');
  await seeLargeButtons(page);
  for (const key of ['F4', 'F8', 'F10', 'Alt+f']) {
    await page.keyboard.press(key);
    await expect(dialogOf(page)).toBeVisible();
    await look(page, `till-touch-${key}`);
    await seeLargeFields(page);
    await close(page);
  }
  await page.getByRole('button', { name: /^Pay/ }).click();
  const digits = page.getByRole('group', { name: 'Digits' });
  await expect(digits).toBeVisible();
  await look(page, 'till-touch-pay');
  await seeLargeButtons(page);
  for (const digit of ['9', '9', '00', '00', '00'])
    await digits.getByRole('button', { name: digit, exact: true }).click();
  await pressTender(page, 'Cash');
  await expect(page.getByRole('region', { name: 'Paid', exact: true })).toBeVisible();
  await look(page, 'till-touch-paid');
  await tiles.first().click();
  await expect(lines(page)).toHaveCount(1);
});

/** So is whatever is pressed or typed into in a dialog of the counter. */
async function seeLargeFields(page: Page): Promise<void> {
  const places = dialogOf(page).locator(
    'button, input:not([type="radio"]), textarea, select, label:has(+ input), .mantine-SegmentedControl-label',
  );
  const heights = await places.evaluateAll((all) =>
    all.map((place) => ({
      tag: place.tagName,
      text: place.textContent,
      height: Math.round(place.getBoundingClientRect().height),
    })),
  );
  expect(heights.length).toBeGreaterThan(3);
  expect.soft(heights.filter(({ height }) => height < 44)).toEqual([]);
}

/** Whatever is pressed at the counter is at least 44 pixels high: fingers are no mouse. */
async function seeLargeButtons(page: Page): Promise<void> {
  const buttons = page.getByRole('region', { name: /^(What is being done|Sale)$/ }).getByRole('button');
  const heights = await buttons.evaluateAll((all) =>
    all.map((button) => ({ name: button.textContent, height: Math.round(button.getBoundingClientRect().height) })),
  );
  expect(heights.length).toBeGreaterThan(5);
  expect(heights.filter(({ height }) => height < 44)).toEqual([]);
}
