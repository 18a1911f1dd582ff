import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { checkNames } from './findings.ts';
import { entryOf, fillBooks, openCopy, payment, tamper, verdictOf } from './testing.ts';
import type { Planted } from './testing.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
  await fillBooks(office);
  await office.app.close();
});
afterAll(async () => office.end());

const invoice = (number: number) => `(SELECT id FROM documents WHERE number = 'INV-0000${number}')`;
const firstUse = `(SELECT id FROM allocations WHERE source_id = ${payment(1)} ORDER BY id LIMIT 1)`;

const planted: Planted[] = [
  {
    fault: 'a changed ledger amount',
    statements: [
      `UPDATE ledger_lines SET amount_minor = amount_minor + 1 WHERE position = 0 AND entry_id = ${entryOf(invoice(2))}`,
    ],
    noticed: [
      ['documents.postings', /^INV-00002: line 0 of ledger entry 2 /],
      ['ledger.balanced', /^Ledger entry 2 \(invoice .*\) sums to 1 EUR/],
      ['receivables.contacts', /^10001 Anna: /],
      ['receivables.ageing', /^On 2026-11-21 the report comes to /],
    ],
  },
  {
    fault: 'a ledger amount moved to another contact',
    statements: [
      `UPDATE ledger_lines SET contact_id = (SELECT id FROM contacts WHERE name = 'Bert') WHERE position = 0 AND entry_id = ${entryOf(invoice(2))}`,
    ],
    noticed: [
      ['documents.postings', /^INV-00002: line 0 /],
      ['receivables.contacts', /^1000\d /],
    ],
  },
  {
    fault: 'a deleted ledger entry',
    statements: [
      `DELETE FROM ledger_lines WHERE entry_id = ${entryOf(payment(1))}`,
      `DELETE FROM ledger_entries WHERE source_id = ${payment(1)}`,
    ],
    noticed: [['payments.postings', /^RV-00001: has no ledger entry$/]],
  },
  {
    fault: 'an invented ledger entry',
    statements: [
      `INSERT INTO ledger_entries VALUES (999, '2026-04-01', 'payment', 'nobody', '2026-04-01T00:00:00.000Z')`,
      `INSERT INTO ledger_lines SELECT 999, position, account_code, dated_on, currency, amount_minor, contact_id, open_item_id, tax_category, tax_rate_e4 FROM ledger_lines WHERE entry_id = ${entryOf(payment(1))}`,
    ],
    noticed: [['ledger.sources', /^Ledger entry 999 \(payment nobody\) belongs to no record$/]],
  },
  {
    fault: 'a deleted allocation',
    statements: [`DELETE FROM allocations WHERE id = ${firstUse}`],
    noticed: [
      ['openItems.runningFigures', /^(INV-0000\d|RV-00001): \d+ is kept as open instead of \d+$/],
      ['ledger.sources', /^Ledger entry \d+ \(allocation .*\) belongs to no record$/],
    ],
  },
  {
    fault: 'a changed allocation',
    statements: [`UPDATE allocations SET amount_minor = amount_minor + 1 WHERE id = ${firstUse}`],
    noticed: [['allocations.postings', /^Allocation [\w-]+: line 0 of ledger entry \d+ /]],
  },
  {
    fault: 'an allocation dated before its payment',
    statements: [`UPDATE allocations SET allocated_on = '2026-01-06' WHERE id = ${firstUse}`],
    noticed: [
      ['allocations.postings', /^Allocation [\w-]+: ledger entry \d+ is dated 2026-03-10$/],
      ['allocations.ends', /^Allocation [\w-]+: it is dated 2026-01-06, before one of its ends$/],
    ],
  },
  {
    fault: 'an undoing row that does not mirror',
    statements: [`UPDATE allocations SET amount_minor = amount_minor + 1 WHERE undoes_id IS NOT NULL`],
    noticed: [
      ['allocations.postings', /^Allocation [\w-]+: line 0 of ledger entry \d+ is not what was posted$/],
      ['allocations.undone', /^Allocation [\w-]+: it does not mirror [\w-]+, which it takes back$/],
    ],
  },
  {
    fault: 'an undoing row without what it undoes',
    statements: [`DELETE FROM allocations WHERE id IN (SELECT undoes_id FROM allocations)`],
    noticed: [
      ['storage.references', /^Table allocations: .* names a record of allocations that does not exist$/],
      ['allocations.undone', /^Allocation [\w-]+: what it takes back does not exist$/],
      ['allocations.bounds', /^(INV-00004|RV-00002): on 2026-03-25 -3000 of \d+ is used$/],
    ],
  },
  {
    fault: 'an invoice paid twice on a past day',
    statements: [
      `UPDATE allocations SET allocated_on = '2026-03-21' WHERE source_id = ${payment(2)} AND undoes_id IS NULL AND amount_minor = 1000`,
    ],
    noticed: [
      ['allocations.postings', /^Allocation [\w-]+: ledger entry \d+ is dated 2026-03-26$/],
      ['allocations.bounds', /^RV-00002: on 2026-03-21 4000 of 3000 is used$/],
    ],
  },
  {
    fault: 'a changed running figure',
    statements: [`UPDATE open_items SET open_minor = open_minor - 1 WHERE id = ${invoice(4)}`],
    noticed: [
      ['openItems.runningFigures', /^INV-00004: \d+ is kept as open instead of \d+$/],
      ['receivables.contacts', /^10002 Bert: the account has /],
    ],
  },
  {
    fault: 'a changed day of the last allocation',
    statements: [`UPDATE open_items SET last_allocated_on = '' WHERE id = ${invoice(1)}`],
    noticed: [['openItems.runningFigures', /^INV-00001: '' is kept as the last allocation instead of '2026-03-10'$/]],
  },
  {
    fault: 'an open item with another due date',
    statements: [`UPDATE open_items SET due_on = '2027-01-01' WHERE id = ${invoice(3)}`],
    noticed: [['openItems.sources', /^INV-00003: its open item has another due_on: 2027-01-01 instead of 2026-03-09$/]],
  },
  {
    fault: 'a deleted open item',
    statements: [`DELETE FROM open_items WHERE id = ${invoice(3)}`],
    noticed: [
      ['storage.references', /names a record of open_items that does not exist$/],
      ['openItems.sources', /^INV-00003: is not among the open items$/],
    ],
  },
  {
    fault: 'two invoices with swapped numbers',
    statements: [
      `UPDATE documents SET number = 'swap' WHERE number = 'INV-00002'`,
      `UPDATE documents SET number = 'INV-00002' WHERE number = 'INV-00003'`,
      `UPDATE documents SET number = 'INV-00003' WHERE number = 'swap'`,
    ],
    noticed: [['numbers.chain', /^INV-00003 is not as it was when it was issued/]],
  },
  {
    fault: 'two whole invoices that changed places in their series',
    statements: [
      `UPDATE documents SET sequence = 99, number = 'swap' WHERE sequence = 2 AND kind = 'invoice'`,
      `UPDATE documents SET sequence = 2, number = 'INV-00002' WHERE sequence = 3 AND kind = 'invoice'`,
      `UPDATE documents SET sequence = 3, number = 'INV-00003' WHERE sequence = 99`,
    ],
    noticed: [['numbers.chain', /^INV-00002 is not as it was when it was issued, or not in its place$/]],
  },
  {
    fault: 'a changed document total',
    statements: [
      `UPDATE documents SET gross_minor = gross_minor + 100, net_minor = net_minor + 100, due_minor = due_minor + 100 WHERE number = 'INV-00001'`,
    ],
    noticed: [
      ['numbers.chain', /^INV-00001 /],
      ['documents.totals', /^INV-00001: its net is \d+ instead of \d+$/],
      ['documents.postings', /^INV-00001: /],
      ['openItems.sources', /^INV-00001: its open item has another amount_minor/],
    ],
  },
  {
    fault: 'a changed tax row',
    statements: [
      `UPDATE document_taxes SET taxable_minor = taxable_minor - 1, gross_minor = gross_minor - 1 WHERE document_id = ${invoice(1)}`,
    ],
    noticed: [
      ['numbers.chain', /^INV-00001 /],
      ['documents.totals', /^INV-00001: its taxable amount at S 19 % is \d+ instead of \d+$/],
    ],
  },
  {
    fault: 'a changed total of a draft',
    statements: [
      `UPDATE documents SET gross_minor = gross_minor + 1, tax_minor = tax_minor + 1, due_minor = due_minor + 1 WHERE status = 'draft'`,
    ],
    noticed: [['documents.totals', /^Draft [\w-]+: its tax is \d+ instead of \d+$/]],
  },
  {
    fault: 'a changed description of a line',
    statements: [`UPDATE document_lines SET description = 'Gold' WHERE position = 2 AND document_id = ${invoice(1)}`],
    noticed: [['numbers.chain', /^INV-00001 is not as it was when it was issued/]],
  },
  {
    fault: 'a deleted line',
    statements: [`DELETE FROM document_lines WHERE position = 2 AND document_id = ${invoice(1)}`],
    noticed: [
      ['numbers.chain', /^INV-00001 /],
      ['documents.totals', /^INV-00001: its line net is /],
    ],
  },
  {
    fault: 'a deleted invoice in the middle',
    statements: [
      `DELETE FROM document_lines WHERE document_id = ${invoice(3)}`,
      `DELETE FROM document_taxes WHERE document_id = ${invoice(3)}`,
      `DELETE FROM documents WHERE number = 'INV-00003'`,
    ],
    noticed: [
      ['numbers.sequence', /^invoice 3 is missing \(after INV-00002, before INV-00004\)$/],
      ['numbers.chain', /^INV-00004 /],
      ['openItems.sources', /^Open item [\w-]+ \(invoice\) has no document, payment or receipt$/],
      ['ledger.sources', /^Ledger entry 3 \(invoice [\w-]+\) belongs to no record$/],
    ],
  },
  {
    fault: 'a deleted last invoice',
    statements: [
      `DELETE FROM document_lines WHERE document_id = ${invoice(4)}`,
      `DELETE FROM document_taxes WHERE document_id = ${invoice(4)}`,
      `DELETE FROM documents WHERE number = 'INV-00004'`,
    ],
    noticed: [['numbers.sequence', /^invoice 4 is missing \(after INV-00003\)$/]],
  },
  {
    fault: 'an issued invoice turned back into a draft',
    statements: [
      `UPDATE documents SET status = 'draft', number = '', sequence = NULL, period = NULL, hash = NULL WHERE number = 'INV-00002'`,
    ],
    noticed: [['numbers.sequence', /^invoice 2 is missing \(after INV-00001, before INV-00003\)$/]],
  },
  {
    fault: "a changed payment's amount",
    statements: [`UPDATE payments SET amount_minor = amount_minor - 1 WHERE number = 'RV-00001'`],
    noticed: [
      ['numbers.chain', /^RV-00001 /],
      ['payments.postings', /^RV-00001: line 0 of ledger entry \d+ is not what was posted$/],
      ['openItems.sources', /^RV-00001: its open item has another amount_minor/],
    ],
  },
  {
    fault: 'a number counter that was turned back',
    statements: [`UPDATE number_counters SET last_sequence = 3 WHERE series_kind = 'invoice'`],
    noticed: [['numbers.sequence', /^The counter of invoice stands at 3, before INV-00004$/]],
  },
  {
    fault: 'a number counter that was deleted',
    statements: [`DELETE FROM number_counters WHERE series_kind = 'payment'`],
    noticed: [['numbers.sequence', /^The counter of the series payment is missing$/]],
  },
  {
    fault: 'a counter that does not know the head of the chain',
    statements: [`UPDATE number_counters SET last_hash = 'x' WHERE series_kind = 'creditNote'`],
    noticed: [['numbers.chain', /^The counter of creditNote does not end the chain at CN-00001$/]],
  },
  {
    fault: 'a changed balance of a contact',
    statements: [`UPDATE contacts SET balance_minor = balance_minor + 1 WHERE name = 'Anna'`],
    noticed: [['contacts.figures', /^10001 Anna: a balance of -?\d+ is kept instead of -?\d+$/]],
  },
  {
    fault: 'changed sales of a contact',
    statements: [`UPDATE contacts SET sales_minor = 0 WHERE name = 'Bert'`],
    noticed: [['contacts.figures', /^10002 Bert: sales of 0 are kept instead of \d+$/]],
  },
  {
    fault: 'a changed day of the last purchase',
    statements: [`UPDATE contacts SET last_purchase_on = '2026-02-08' WHERE name = 'Anna'`],
    noticed: [['contacts.figures', /^10001 Anna: '2026-02-08' is kept as the last purchase instead of '2026-02-07'$/]],
  },
  {
    fault: 'changed sales of a month',
    statements: [
      `UPDATE contact_sales SET sales_minor = 7 WHERE month = '2026-04' AND contact_id = (SELECT id FROM contacts WHERE name = 'Bert')`,
    ],
    noticed: [['contacts.figures', /^10002 Bert: sales of 7 are kept for 2026-04 instead of -\d+$/]],
  },
  {
    fault: 'a month of sales that is missing',
    statements: [`DELETE FROM contact_sales WHERE month = '2026-01'`],
    noticed: [['contacts.figures', /^10001 Anna: sales of 0 are kept for 2026-01 instead of \d+$/]],
  },
  {
    fault: 'a merged contact that bears figures of its own',
    statements: [
      `UPDATE contacts SET merged_into_id = (SELECT id FROM contacts WHERE name = 'Anna') WHERE name = 'Bert'`,
    ],
    noticed: [['contacts.figures', /^1000\d (Anna|Bert): a balance of -?\d+ is kept instead of -?\d+$/]],
  },
  {
    fault: 'a contact merged into one that was merged itself',
    statements: [
      `UPDATE contacts SET merged_into_id = (SELECT id FROM contacts AS other WHERE other.id <> contacts.id AND name IN ('Anna', 'Bert'))`,
    ],
    noticed: [['contacts.groups', /^1000\d (Anna|Bert): it is merged into [\w-]+, which was merged itself$/]],
  },
  {
    fault: 'a contact merged into itself',
    statements: [`UPDATE contacts SET merged_into_id = id WHERE name = 'Anna'`],
    noticed: [['contacts.groups', /^10001 Anna: it is merged into itself$/]],
  },
  {
    fault: 'an allocation between two contacts',
    statements: [
      `UPDATE open_items SET contact_id = (SELECT id FROM contacts WHERE name = 'Bert') WHERE id = ${payment(1)}`,
    ],
    noticed: [
      ['allocations.postings', /^Allocation [\w-]+: line 0 of ledger entry \d+ /],
      ['allocations.ends', /^Allocation [\w-]+: its ends belong to different contacts$/],
      ['openItems.sources', /^RV-00001: its open item has another contact_id/],
    ],
  },
  {
    fault: 'a contact that was deleted although invoices name it',
    statements: [`DELETE FROM contacts WHERE name = 'Anna'`],
    noticed: [
      ['storage.references', /^Table documents: row \d+ of documents names a record of contacts that does not exist$/],
    ],
  },
];

describe('system.verify', () => {
  test('it finds nothing wrong in books that the program wrote, and looks at everything', async () => {
    const copy = await openCopy(office.databaseFile);
    const verdict = await copy.api.system.verify();
    expect(verdict).toMatchObject({ isTrue: true, firstFault: null });
    const others = verdict.checks.filter(({ name }) => !name.startsWith('till.'));
    expect(others.filter((check) => check.checked === 0)).toEqual([]);
    expect(verdict.checks.map((check) => check.name)).toEqual([...checkNames]);
    await copy.end();
  });

  test('it finds nothing wrong in empty books', async () => {
    const empty = await openTestApp({ isEmpty: true });
    expect(await empty.api.system.verify()).toMatchObject({ isTrue: true, firstFault: null });
    await empty.end();
  });

  test.each(planted)('it names $fault', async (fault) => {
    expect(await verdictOf(office.databaseFile, fault)).toEqual({ first: fault.noticed[0]?.[0], missed: [] });
  });

  test('it names an import that a dead process left behind', async () => {
    const copy = await openCopy(office.databaseFile);
    tamper(
      copy.databaseFile,
      `INSERT INTO import_batches (id, kind, file_name, status, process_id, started_at)
       VALUES ('${testId()}', 'contacts', 'customers.csv', 'running', 1, '2001-01-01T00:00:00.000Z')`,
    );
    const verdict = await copy.api.system.verify();
    expect(verdict.firstFault?.check).toBe('imports.finished');
    expect(verdict.firstFault?.fault).toContain('customers.csv');
    await copy.end();
  });

  test('others go on writing while it reads', async () => {
    const copy = await openCopy(office.databaseFile);
    const verifying = copy.api.system.verify();
    const contact = await copy.api.contacts.create({ commandId: testId(), name: 'Meanwhile' });
    expect(contact.name).toBe('Meanwhile');
    expect(await verifying).toMatchObject({ isTrue: true });
    await copy.end();
  });
});
