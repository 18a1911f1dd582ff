/** Every operation of the contract with its handler. Adding a feature adds a line here and touches no host. */
import type { Router } from '@orpc/server';

import type { Contract } from '#contract/contract';
import { activityHandlers } from '#core/activities';
import { backupHandlers } from '#core/backups';
import { contactHandlers } from '#core/contacts';
import { documentHandlers } from '#core/documents';
import { importHandlers } from '#core/imports';
import { itemHandlers } from '#core/items';
import { customFieldHandlers, tagHandlers, viewHandlers } from '#core/organising';
import { paymentHandlers } from '#core/payments';
import { os } from '#core/pipeline';
import type { AppContext } from '#core/pipeline';
import { priceListHandlers } from '#core/price-lists';
import { receivablesHandlers } from '#core/receivables';
import { saleHandlers } from '#core/sales';
import { settingsHandlers } from '#core/settings';
import { systemHandlers } from '#core/system';
import { tillHandlers } from '#core/till';
import { undoHandlers } from '#core/undo';

export type AppRouter = Router<Contract, AppContext>;

export const router: AppRouter = os.router({
  settings: settingsHandlers,
  contacts: contactHandlers,
  activities: activityHandlers,
  tags: tagHandlers,
  customFields: customFieldHandlers,
  views: viewHandlers,
  items: itemHandlers,
  priceLists: priceListHandlers,
  till: tillHandlers,
  sales: saleHandlers,
  documents: documentHandlers,
  payments: paymentHandlers,
  receivables: receivablesHandlers,
  imports: importHandlers,
  undo: undoHandlers,
  backups: backupHandlers,
  system: systemHandlers,
});
