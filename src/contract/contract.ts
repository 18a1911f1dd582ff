/** The API of Counterbook as data: every operation of every feature. */
import { contacts } from './contacts.ts';
import { documents } from './documents.ts';
import { imports } from './imports.ts';
import { items } from './items.ts';
import { payments } from './payments.ts';
import { receivables } from './receivables.ts';
import { settings } from './settings.ts';
import { system } from './system.ts';

export const contract = {
  settings,
  contacts,
  items,
  documents,
  payments,
  receivables,
  imports,
  system,
};
export type Contract = typeof contract;
