/** A till as shops really have it, for stories about screens that are full. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { TillShop } from './till-shop.ts';

export type UglyTill = {
  /** Of 61 lines, seven digits, with everything on it. */
  saleId: string;
  /** Takes goods back, for store credit. */
  returnId: string;
  /** With a difference, and a printer that is away. */
  closedShiftId: string;
  /** A price list. */
  listId: string;
};

/** Fills the till of a shop whose register is open, also beside an open program. */
export async function fillUglyTill(dataFolder: string, shop: TillShop): Promise<UglyTill> {
  const program = join(import.meta.dirname, 'till-fill-ugly.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, dataFolder, JSON.stringify(shop)]);
  return JSON.parse(stdout) as UglyTill;
}
