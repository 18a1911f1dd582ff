/** A small shop for the stories of the till: goods, customers, and on request a register with an open shift. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import BetterSqlite from 'better-sqlite3';
import type { Page } from '@playwright/test';

import { goTo } from './looking.ts';
import type { RunningApp } from './fixtures.ts';

export type TillShop = {
  /** By the item's code. */
  itemIds: Readonly<Record<string, string>>;
  /** Buys on account, up to 5,000.00. */
  accountId: string;
  /** Has the price list Trade: a pen costs 8.00 without tax. */
  tradeId: string;
  exemptId: string;
  /** Empty where no register was asked for. */
  registerId: string;
  shiftId: string;
};

/** Fills empty books with a shop, also beside an open program; `isOpen` with the register "Counter" and 200.00 in its drawer. */
export async function fillShop(dataFolder: string, { isOpen }: { isOpen: boolean }): Promise<TillShop> {
  const program = join(import.meta.dirname, 'till-fill-shop.ts');
  const words = [program, dataFolder, isOpen ? 'open' : 'closed'];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return JSON.parse(stdout) as TillShop;
}

/** Opens the shop and stands at its counter. `receipt` is what this computer does with a receipt that no printer prints. */
export async function openCounter(
  app: RunningApp,
  { receipt = 'ask' }: { receipt?: 'open' | 'ask' | 'none' } = {},
): Promise<TillShop> {
  const shop = await fillShop(app.dataFolder, { isOpen: true });
  await app.page.evaluate(
    (id) => localStorage.setItem('counterbook.till.register', JSON.stringify(id)),
    shop.registerId,
  );
  await keepReceipts(app.page, receipt);
  await goTo(app.page, '/till');
  await entryField(app.page).waitFor();
  return shop;
}

/** Chooses what this computer does with a receipt that no printer prints. */
export async function keepReceipts(page: Page, receipt: 'open' | 'ask' | 'none'): Promise<void> {
  await page.evaluate((choice) => localStorage.setItem('counterbook.till.receipt', JSON.stringify(choice)), receipt);
  await page.reload();
}

export function entryField(page: Page) {
  return page.getByRole('combobox', { name: 'Scan, code or name' });
}

export type SoldRow = { id: string; number: string; totalMinor: number };

/** The receipts that are in the database file now, read by another connection than the program's. */
export function soldIn(dataFolder: string): SoldRow[] {
  const sql = 'SELECT id, number, total_minor AS totalMinor FROM sales ORDER BY register_id, sequence';
  return readRows<SoldRow>(dataFolder, sql);
}

/** Reads the database file past the program. */
export function readRows<Row>(dataFolder: string, sql: string): Row[] {
  const database = new BetterSqlite(join(dataFolder, 'counterbook.db'), { readonly: true });
  try {
    return database.prepare<[], Row>(sql).all();
  } finally {
    database.close();
  }
}

/** Keeps every other connection from writing until the answer is called. */
export function lockBooks(dataFolder: string): () => void {
  const database = new BetterSqlite(join(dataFolder, 'counterbook.db'));
  database.exec('BEGIN IMMEDIATE');
  return () => {
    database.exec('ROLLBACK');
    database.close();
  };
}
