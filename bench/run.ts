/** `npm run bench [name ...]`: prints JSON lines {"name","value","unit","baseline","ratio"}; without names, all of them. */
import { benchIssueInvoice } from './issue-invoice.ts';

const benchmarks = {
  'issue-invoice': benchIssueInvoice,
} as const;

const asked = process.argv.slice(2);
for (const [name, run] of Object.entries(benchmarks)) {
  if (asked.length === 0 || asked.includes(name)) await run();
}
