/** The import wizard as a person uses it. */
import type { Locator, Page } from '@playwright/test';

import { expect } from './fixtures.ts';

export type ImportFile = string | { name: string; mimeType: string; buffer: Buffer };

/** A file of a story's own, in UTF-8 unless bytes are given. */
export function csvFile(name: string, content: string | Buffer): ImportFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
}

/** Opens the wizard for one kind of file. */
export async function openWizard(page: Page, kind: 'Contacts' | 'Items' | 'Order lines'): Promise<void> {
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await page.getByRole('radio', { name: kind, exact: true }).click();
}

/** Chooses a file; the wizard then shows its columns and what the import would do. */
export async function chooseFile(page: Page, file: ImportFile): Promise<void> {
  await page.locator('main input[type=file]').setInputFiles(file);
  await expect(page.getByText('Which column is what?')).toBeVisible();
}

/** The column that fills a field. */
export function columnFor(page: Page, field: string): Locator {
  return page.getByLabel(`Column for ${field}`, { exact: true });
}

/** The counts that stand in tiles: what would happen before the run, what has happened after it. */
export function count(page: Page, label: string): Locator {
  return page.locator('dl > div', { has: page.getByText(label, { exact: true }) }).locator('dd');
}

/** Runs the import and waits for its result. */
export async function runImport(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByText(/is imported$/)).toBeVisible({ timeout: 60_000 });
}
