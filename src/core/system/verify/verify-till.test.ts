// What system.verify finds at the till: faults planted behind the program's back, told by check and record.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openTestApp } from '#core/testing';
import type { TestApp } from '#core/testing';

import { forgeChains } from './testing-forge.ts';
import { fillTill } from './testing-till.ts';
import { entryOf, openCopy, tamper, verdictOf } from './testing.ts';
import type { Planted } from './testing.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
  await fillTill(office);
  await office.app.close();
});
afterAll(async () => office.end());

const sale = (number: string) => `(SELECT id FROM sales WHERE number = '${number}')`;
const shift = (number: string) => `(SELECT id FROM shifts WHERE z_number = '${number}')`;
const withoutSale = (number: string) => [
  ...['sale_lines', 'sale_taxes', 'sale_tenders'].map(
    (table) => `DELETE FROM ${table} WHERE sale_id = ${sale(number)}`,
  ),
  `DELETE FROM sales WHERE number = '${number}'`,
];

const ofReceipts: Planted[] = [
  {
    fault: 'a deleted receipt in the middle',
    statements: withoutSale('A-000004'),
    noticed: [
      ['till.receipts', /^Counter receipt 4 is missing \(after A-000003, before A-000005\)$/],
      ['till.shifts', /^Z-A-0001: its saleCount is 9 in the report instead of 8$/],
      ['till.credits', /^GIFT-1: 1050 is kept as left instead of 2000$/],
      ['ledger.sources', /^Ledger entry \d+ \(sale [\w-]+\) belongs to no record$/],
      ['audit.subjects', /^Audit row \d+ \(sales\.record\) is about [\w-]+, which does not exist$/],
    ],
  },
  {
    fault: 'a deleted last receipt',
    statements: withoutSale('A-000010'),
    noticed: [['till.receipts', /^Counter receipt 10 is missing \(after A-000009\)$/]],
  },
  {
    fault: 'a changed description on a receipt',
    statements: [`UPDATE sale_lines SET description = 'Gold' WHERE position = 2 AND sale_id = ${sale('A-000001')}`],
    noticed: [['till.receipts', /^A-000001 is not as it was when it was issued, or not in its place$/]],
  },
  {
    fault: 'a receipt that lies before the one before',
    statements: [`UPDATE sales SET sold_at = '2026-11-21T08:02:30.000Z' WHERE number = 'A-000004'`],
    noticed: [['till.receipts', /^A-000004 /]],
  },
  {
    fault: 'a counter of receipts that was turned back',
    statements: [`UPDATE register_counters SET last_sequence = 9 WHERE kind = 'receipt' AND last_sequence = 10`],
    noticed: [['till.receipts', /^The counter of Counter receipt stands at 9, before A-000010$/]],
  },
  {
    fault: 'a counter of receipts that was deleted',
    statements: [`DELETE FROM register_counters WHERE kind = 'receipt'`],
    noticed: [['till.receipts', /^The counter of the series (Counter|Back) receipt is missing$/]],
  },
  {
    fault: 'a counter of receipts that knows another time',
    statements: [
      `UPDATE register_counters SET last_at = '2026-11-22T08:00:00.000Z' WHERE kind = 'receipt' AND last_sequence = 10`,
    ],
    noticed: [
      ['till.receipts', /^The counter of Counter receipt was last used at 2026-11-22T08:00:00\.000Z instead of /],
    ],
  },
  {
    fault: 'a changed ledger amount of a receipt',
    statements: [
      `UPDATE ledger_lines SET amount_minor = amount_minor + 1 WHERE position = 0 AND entry_id = ${entryOf(sale('A-000003'))}`,
    ],
    noticed: [
      ['till.receipts', /^A-000003: line 0 of ledger entry \d+ is not what was posted$/],
      ['ledger.balanced', /^Ledger entry \d+ \(sale [\w-]+\) sums to 1 EUR instead of 0$/],
    ],
  },
  {
    fault: 'a due day that was put off in the open item of a receipt',
    statements: [`UPDATE open_items SET due_on = date(due_on, '+1 day') WHERE id = ${sale('A-000002')}`],
    noticed: [['till.receipts', /^A-000002: its open item has another due_on: 20\d\d-\d\d-\d\d instead of /]],
  },
  {
    fault: 'what is owed for a receipt under another number',
    statements: [`UPDATE open_items SET number = 'A-9' WHERE id = ${sale('A-000002')}`],
    noticed: [['till.receipts', /^A-000002: its open item has another number: A-9 instead of A-000002$/]],
  },
  {
    fault: 'an account part that was turned into a credit',
    statements: [`UPDATE open_items SET kind = 'saleCredit' WHERE id = ${sale('A-000002')}`],
    noticed: [
      ['till.receipts', /^A-000002: its open item has another kind: saleCredit instead of sale$/],
      ['allocations.ends', /it pays saleCredit [\w-]+, which owes nothing$/],
      ['contacts.figures', /Clara: a balance of /],
    ],
  },
  {
    fault: 'changed sales of a customer of the till',
    statements: [`UPDATE contacts SET sales_minor = sales_minor + 1 WHERE name = 'Clara'`],
    noticed: [['contacts.figures', /Clara: sales of \d+ are kept instead of \d+$/]],
  },
];

const forged: Planted[] = [
  {
    fault: 'a changed share of the order discount',
    statements: [
      `UPDATE sale_lines SET settled_minor = settled_minor - 1 WHERE position = 2 AND sale_id = ${sale('A-000001')}`,
    ],
    noticed: [['till.receipts', /^A-000001: its part of the total of line 2 is \d+ instead of \d+$/]],
  },
  {
    fault: 'a tax that the lines do not come to',
    statements: [
      `UPDATE sale_taxes SET tax_minor = tax_minor + 1, taxable_minor = taxable_minor - 1 WHERE sale_id = ${sale('A-000001')}`,
      `UPDATE sales SET tax_minor = tax_minor + 1, net_minor = net_minor - 1 WHERE number = 'A-000001'`,
    ],
    noticed: [['till.receipts', /^A-000001: its net is \d+ instead of \d+$/]],
  },
  {
    fault: 'a tender that is smaller than it was',
    statements: [
      `UPDATE sale_tenders SET amount_minor = amount_minor - 5, change_minor = change_minor + 5 WHERE sale_id = ${sale('A-000001')}`,
    ],
    noticed: [['till.receipts', /^A-000001: its sum of tenders is \d+ instead of \d+$/]],
  },
  {
    fault: 'more given back than was sold',
    statements: [`UPDATE sale_lines SET quantity_e4 = -30000 WHERE kind = 'return' AND sale_id = ${sale('A-000006')}`],
    noticed: [['till.receipts', /^A-000006: line 1 gives back more than was left of A-000001$/]],
  },
  {
    fault: 'a return that gives back a cent too much',
    statements: [
      `UPDATE sale_lines SET net_minor = net_minor - 1 WHERE kind = 'return' AND sale_id = ${sale('A-000005')}`,
    ],
    noticed: [['till.receipts', /^A-000005: its net of line 1 is -\d+ instead of -\d+$/]],
  },
  {
    fault: 'a return of a voucher',
    statements: [
      `UPDATE sale_lines SET returns_sale_id = ${sale('A-000003')} WHERE kind = 'return' AND sale_id = ${sale('A-000006')}`,
    ],
    noticed: [['till.receipts', /^A-000006: line 1 gives back what was not sold on A-000003$/]],
  },
  {
    fault: 'a receipt in a shift that was over',
    statements: [`UPDATE sales SET shift_id = ${shift('Z-A-0001')} WHERE number = 'A-000010'`],
    noticed: [['till.shifts', /^Z-A-0001: A-000010 does not belong to it$/]],
  },
  {
    fault: 'a Z report with another turnover',
    statements: [
      `UPDATE shifts SET report_json = json_set(report_json, '$.grossMinor', 1) WHERE z_number = 'Z-A-0001'`,
    ],
    noticed: [['till.shifts', /^Z-A-0001: its grossMinor is 1 in the report instead of \d+$/]],
  },
  {
    fault: 'a Z report that says another count',
    statements: [`UPDATE shifts SET counted_minor = counted_minor - 50 WHERE z_number = 'Z-A-0001'`],
    noticed: [['till.shifts', /^Z-A-0001: has a ledger entry but comes to nothing$/]],
  },
  {
    fault: 'a Z report of an hour of the next one',
    statements: [
      `UPDATE shifts SET closed_at = '2026-11-22T08:30:00.000Z', report_json = json_set(report_json, '$.closedAt', '2026-11-22T08:30:00.000Z') WHERE z_number = 'Z-A-0001'`,
      `UPDATE register_counters SET last_at = '2026-11-22T08:30:00.000Z' WHERE kind = 'z' AND register_id = (SELECT register_id FROM sales WHERE number = 'A-000001')`,
    ],
    noticed: [['till.shifts', /^The open shift of Counter: it begins before Z-A-0001 ended$/]],
  },
];

const ofShifts: Planted[] = [
  {
    fault: 'a changed Z report',
    statements: [`UPDATE shifts SET note = 'All was right' WHERE z_number = 'Z-A-0001'`],
    noticed: [['till.shifts', /^Z-A-0001 is not as it was when it was issued, or not in its place$/]],
  },
  {
    fault: 'a counter of Z reports that was turned on',
    statements: [
      `UPDATE register_counters SET last_sequence = 2 WHERE kind = 'z' AND register_id = (SELECT register_id FROM sales WHERE number = 'A-000001')`,
    ],
    noticed: [['till.shifts', /^Counter Z report 2 is missing \(after Z-A-0001\)$/]],
  },
  {
    fault: 'a changed cash movement',
    statements: [`UPDATE cash_movements SET amount_minor = 600 WHERE kind = 'payIn'`],
    noticed: [['till.shifts', /^(Z-A-0001: its movements is |Cash movement [\w-]+ \(Stamps\): line 0 )/]],
  },
  {
    fault: 'a deleted cash movement',
    statements: [`DELETE FROM cash_movements WHERE kind = 'drop'`],
    noticed: [
      ['till.shifts', /^Z-A-0001: its movements is /],
      ['audit.subjects', /^Z-A-0001: cash was moved 3 times by the audit trail, of which 2 are kept$/],
    ],
  },
  {
    fault: 'money on account that was taken out of its shift',
    statements: [`DELETE FROM shift_payments`],
    noticed: [['till.shifts', /^Z-A-0001: its paidOnAccount is /]],
  },
  {
    fault: 'a missing entry of what was counted above',
    statements: [
      `DELETE FROM ledger_lines WHERE entry_id = ${entryOf(shift('Z-A-0001'))}`,
      `DELETE FROM ledger_entries WHERE source_id = ${shift('Z-A-0001')}`,
    ],
    noticed: [['till.shifts', /^Z-A-0001: has no ledger entry$/]],
  },
  {
    fault: 'an invented entry of an open shift',
    statements: [
      `INSERT INTO ledger_entries SELECT 999, '2026-11-22', 'shift', id, '2026-11-22T10:00:00.000Z' FROM shifts WHERE closed_at IS NULL`,
      `INSERT INTO ledger_lines SELECT 999, position, account_code, dated_on, currency, amount_minor, contact_id, open_item_id, tax_category, tax_rate_e4 FROM ledger_lines WHERE entry_id = ${entryOf(shift('Z-A-0001'))}`,
    ],
    noticed: [
      ['till.shifts', /^The open shift of Counter: has a ledger entry but comes to nothing$/],
      ['ledger.sources', /^Ledger entry 999 \(shift [\w-]+\) belongs to no record$/],
    ],
  },
  {
    fault: 'a voucher with more left than there is',
    statements: [`UPDATE store_credits SET left_minor = 1500 WHERE code = 'GIFT-1'`],
    noticed: [['till.credits', /^GIFT-1: 1500 is kept as left instead of 1050$/]],
  },
  {
    fault: 'an invented voucher',
    statements: [
      `INSERT INTO store_credits SELECT 'free', 'FREE', kind, ${sale('A-000004')}, NULL, issued_on, currency, 500, 500 FROM store_credits WHERE code = 'GIFT-1'`,
    ],
    noticed: [
      ['till.receipts', /^A-000004: its vouchers come to 500 instead of 0$/],
      ['till.credits', /^FREE: A-000004 has not sold it for 500$/],
    ],
  },
  {
    fault: 'store credit that is worth more than was given',
    statements: [`UPDATE store_credits SET amount_minor = 2000, left_minor = 2000 WHERE kind = 'storeCredit'`],
    noticed: [['till.credits', /: A-000005 has given 1391 instead of 2000$/]],
  },
  {
    fault: 'an invoice of a receipt that lost its receipt',
    statements: [`DELETE FROM sale_invoices`],
    noticed: [
      ['till.invoices', /^INV-00001: no receipt is kept behind it$/],
      ['documents.postings', /^INV-00001: line 1 of ledger entry \d+ is not what was posted$/],
    ],
  },
  {
    fault: 'an invoice of another receipt',
    statements: [
      `UPDATE sale_invoices SET sale_id = ${sale('A-000009')}`,
      `UPDATE documents SET sale_id = ${sale('A-000009')} WHERE number = 'INV-00001'`,
    ],
    noticed: [['till.invoices', /^INV-00001: its net_minor is 1596 instead of the 399 of A-000009$/]],
  },
  {
    fault: 'what was paid at the till under another number',
    statements: [`UPDATE open_items SET number = 'A-9' WHERE id = (SELECT credit_id FROM sale_invoices)`],
    noticed: [['till.invoices', /^INV-00001: what was paid on A-000008 its open item has another number/]],
  },
];

/** Checks that stand before those of the till, and may see the same fault. */
const toldBefore = ['storage.references', 'numbers.chain', 'documents.postings'];

describe('system.verify at the till', () => {
  test('it finds nothing wrong in a day at the till that the program wrote, and looks at everything of it', async () => {
    const copy = await openCopy(office.databaseFile);
    const verdict = await copy.api.system.verify();
    expect(verdict).toMatchObject({ isTrue: true, firstFault: null });
    const checked = Object.fromEntries(verdict.checks.map((check) => [check.name, check.checked]));
    expect(checked).toMatchObject({ 'till.receipts': 11, 'till.shifts': 6, 'till.credits': 3, 'till.invoices': 1 });
    await copy.end();
  });

  test('it finds nothing wrong where the chains were only made anew', async () => {
    const copy = await openCopy(office.databaseFile);
    forgeChains(copy.databaseFile);
    expect(await copy.api.system.verify()).toMatchObject({ isTrue: true, firstFault: null });
    await copy.end();
  });

  test.each([...ofReceipts, ...ofShifts])('it names $fault', async (fault) => {
    const { first = '', missed } = await verdictOf(office.databaseFile, fault);
    expect(missed).toEqual([]);
    expect([fault.noticed[0]?.[0], ...toldBefore]).toContain(first);
  });

  test.each(forged)('it names $fault, although the chain was forged as well', async ({ statements, noticed }) => {
    const copy = await openCopy(office.databaseFile);
    tamper(copy.databaseFile, ...statements);
    forgeChains(copy.databaseFile);
    const { checks } = await copy.api.system.verify();
    await copy.end();
    for (const [name, words] of noticed) {
      expect(checks.find((check) => check.name === name)?.fault).toMatch(words);
    }
  });
});
