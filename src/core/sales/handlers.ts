import { command, os, query } from '#core/pipeline';

import { discardHeld, holdSale, listHeld } from './held-sales.ts';
import { invoiceSale } from './invoice-sale.ts';
import { listCredits } from './list-credits.ts';
import { listSales } from './list-sales.ts';
import { getSale } from './read-sale.ts';
import { recordedSale, recordSale } from './record-sale.ts';
import { reprintSale } from './reprint.ts';
import { receiptFile } from './sale-receipt.ts';
import { returnable } from './returnable.ts';

export const saleHandlers = {
  record: os.sales.record.handler(command(recordSale, recordedSale)),
  get: os.sales.get.handler(query(getSale)),
  list: os.sales.list.handler(query(listSales)),
  returnable: os.sales.returnable.handler(query(returnable)),
  hold: os.sales.hold.handler(command(holdSale)),
  held: os.sales.held.handler(query(listHeld)),
  discardHeld: os.sales.discardHeld.handler(command(discardHeld)),
  invoice: os.sales.invoice.handler(command(invoiceSale)),
  receipt: os.sales.receipt.handler(query(receiptFile)),
  reprint: os.sales.reprint.handler(command(reprintSale)),
  credits: os.sales.credits.handler(query(listCredits)),
};
