/** Every word the page can show, by language and namespace. */
import deApp from '#resources/locales/de/app.json';
import deCommon from '#resources/locales/de/common.json';
import deContactLists from '#resources/locales/de/contact-lists.json';
import deContacts from '#resources/locales/de/contacts.json';
import deDocuments from '#resources/locales/de/documents.json';
import deErrors from '#resources/locales/de/errors.json';
import deImports from '#resources/locales/de/imports.json';
import deItems from '#resources/locales/de/items.json';
import dePayments from '#resources/locales/de/payments.json';
import dePriceLists from '#resources/locales/de/price-lists.json';
import deReceivables from '#resources/locales/de/receivables.json';
import deSettings from '#resources/locales/de/settings.json';
import deTill from '#resources/locales/de/till.json';
import deTillOffice from '#resources/locales/de/till-office.json';
import deUi from '#resources/locales/de/ui.json';
import deUndo from '#resources/locales/de/undo.json';
import enApp from '#resources/locales/en/app.json';
import enCommon from '#resources/locales/en/common.json';
import enContactLists from '#resources/locales/en/contact-lists.json';
import enContacts from '#resources/locales/en/contacts.json';
import enDocuments from '#resources/locales/en/documents.json';
import enErrors from '#resources/locales/en/errors.json';
import enImports from '#resources/locales/en/imports.json';
import enItems from '#resources/locales/en/items.json';
import enPayments from '#resources/locales/en/payments.json';
import enPriceLists from '#resources/locales/en/price-lists.json';
import enReceivables from '#resources/locales/en/receivables.json';
import enSettings from '#resources/locales/en/settings.json';
import enTill from '#resources/locales/en/till.json';
import enTillOffice from '#resources/locales/en/till-office.json';
import enUi from '#resources/locales/en/ui.json';
import enUndo from '#resources/locales/en/undo.json';

const en = {
  app: enApp,
  common: enCommon,
  contactLists: enContactLists,
  contacts: enContacts,
  documents: enDocuments,
  errors: enErrors,
  imports: enImports,
  items: enItems,
  payments: enPayments,
  priceLists: enPriceLists,
  receivables: enReceivables,
  settings: enSettings,
  till: enTill,
  tillOffice: enTillOffice,
  ui: enUi,
  undo: enUndo,
};

const de = {
  app: deApp,
  common: deCommon,
  contactLists: deContactLists,
  contacts: deContacts,
  documents: deDocuments,
  errors: deErrors,
  imports: deImports,
  items: deItems,
  payments: dePayments,
  priceLists: dePriceLists,
  receivables: deReceivables,
  settings: deSettings,
  till: deTill,
  tillOffice: deTillOffice,
  ui: deUi,
  undo: deUndo,
};

export const catalogues = { en, de };
export type Catalogue = typeof en;
