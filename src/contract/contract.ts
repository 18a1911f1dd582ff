/** The API of Counterbook as data: every operation of every feature. */
import { activities } from './activities.ts';
import { backups } from './backups.ts';
import { contacts } from './contacts.ts';
import { documents } from './documents.ts';
import { imports } from './imports.ts';
import { items } from './items.ts';
import { customFields, tags, views } from './organising.ts';
import { payments } from './payments.ts';
import { priceLists } from './price-lists.ts';
import { receivables } from './receivables.ts';
import { sales } from './sales.ts';
import { settings } from './settings.ts';
import { system } from './system.ts';
import { till } from './till.ts';
import { undo } from './undo.ts';

export const contract = {
  settings,
  contacts,
  activities,
  tags,
  customFields,
  views,
  items,
  documents,
  payments,
  receivables,
  priceLists,
  till,
  sales,
  imports,
  undo,
  backups,
  system,
};
export type Contract = typeof contract;
