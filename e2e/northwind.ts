/** What the books of Northwind must say, whichever way they were brought in. */
import type { Page } from '@playwright/test';

import { expect } from './fixtures.ts';
import { callOperation } from './script.ts';

type Row = { number: string; netMinor: number; grossMinor: number };
type DocumentPage = { rows: Row[]; nextCursor: string | null };

// Sums of `order-lines.csv`: price x quantity x (1 - discount) rounded once a line; the freight once an order.
const lineNetMinor = 126_579_329;
const freightMinor = 6_494_269;

/** 830 invoices without a gap, net and gross to the cent, and every identity of the books proved. */
export async function proveBooks(dataFolder: string): Promise<void> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const input = { sort: 'number', direction: 'asc', limit: 500, cursor };
    const page = (await callOperation(dataFolder, 'documents.list', input)) as DocumentPage;
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(rows.map(({ number }) => number)).toEqual(
    Array.from({ length: 830 }, (_, index) => `INV-${String(index + 1).padStart(5, '0')}`),
  );
  expect(rows.reduce((sum, row) => sum + row.netMinor, 0)).toBe(lineNetMinor + freightMinor);
  expect(rows.reduce((sum, row) => sum + row.grossMinor, 0)).toBe(133_073_598);
  expect(await callOperation(dataFolder, 'system.verify', {})).toMatchObject({ isTrue: true, firstFault: null });
}

/** Opens a record as a person who knows its number does. */
export async function openByPalette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/^Search a contact/).fill(text);
  await expect(page.getByRole('dialog').getByRole('button', { name: text }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(text);
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** What the rows of an exported report come to. The balance stands before the currency and the day, which are never quoted. */
export function balanceOfCsv(content: string): number {
  const lines = content.trimEnd().split('\r\n').slice(1);
  return lines.reduce((sum, line) => sum + Math.round(Number(line.split(',').at(-3)) * 100), 0);
}
