import { os, query } from '#core/pipeline';

import { ageingCsv } from './ageing-csv.ts';
import { ageingPdf } from './ageing-pdf.ts';
import { getAgeing } from './read-ageing.ts';
import { getBalance } from './read-balance.ts';

export const receivablesHandlers = {
  ageing: os.receivables.ageing.handler(query(getAgeing)),
  balance: os.receivables.balance.handler(query(getBalance)),
  pdf: os.receivables.pdf.handler(query(ageingPdf)),
  csv: os.receivables.csv.handler(query(ageingCsv)),
};
