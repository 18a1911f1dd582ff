/** `npm run bench [-- name ...]`: prints JSON lines {"name","value","unit","baseline","ratio"}; without names, all of them. */
import { benchAgeing } from './ageing.ts';
import { benchContactBrief } from './contact-brief.ts';
import { benchContactSearch } from './contact-search.ts';
import { benchImportContacts } from './import-contacts.ts';
import { benchImport } from './import-orders.ts';
import { benchIssueInvoice } from './issue-invoice.ts';
import { benchLists } from './lists.ts';
import { benchRecordSale } from './record-sale.ts';
import { benchScroll } from './scroll.ts';

const benchmarks = {
  'issue-invoice': benchIssueInvoice,
  'record-sale': benchRecordSale,
  'import-orders': benchImport,
  ageing: benchAgeing,
  lists: benchLists,
  'contact-brief': benchContactBrief,
  'import-contacts': benchImportContacts,
  'contact-search': benchContactSearch,
  scroll: benchScroll,
} as const;

const asked = process.argv.slice(2);
for (const [name, run] of Object.entries(benchmarks)) {
  if (asked.length === 0 || asked.includes(name)) await run();
}
