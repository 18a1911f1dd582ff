import { afterAll, beforeAll, expect, test } from 'vitest';

import { openTestApp } from '#core/testing';
import type { TestApp } from '#core/testing';

import { entryOf, fillBooks, payment, verdictOf } from './testing.ts';
import type { Planted } from './testing.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
  await fillBooks(office);
  await office.app.close();
});
afterAll(async () => office.end());

const creditNote = `(SELECT id FROM documents WHERE number = 'CN-00001')`;
const lastAudit = '(SELECT max(position) FROM audit_entries)';

/** What stands beside the books: who did what and was answered what, who has issued, what is found and under which accounts. */
const planted: Planted[] = [
  {
    fault: 'an allocation that was removed with all that followed from it',
    statements: [
      `CREATE TEMP TABLE gone AS SELECT id, source_id, target_id, amount_minor FROM allocations
         WHERE source_id = ${payment(2)} AND undoes_id IS NULL ORDER BY allocated_on DESC LIMIT 1`,
      `UPDATE open_items SET open_minor = open_minor + (SELECT amount_minor FROM gone)
         WHERE id IN ((SELECT source_id FROM gone), (SELECT target_id FROM gone))`,
      `DELETE FROM ledger_lines WHERE entry_id = ${entryOf('(SELECT id FROM gone)')}`,
      `DELETE FROM ledger_entries WHERE source_id = (SELECT id FROM gone)`,
      `DELETE FROM allocations WHERE id = (SELECT id FROM gone)`,
      `UPDATE open_items SET last_allocated_on = coalesce((SELECT max(allocated_on) FROM allocations
         WHERE open_items.id IN (source_id, target_id)), '')`,
    ],
    noticed: [
      ['audit.allocations', /^Audit row \d+ \(payments\.record\) made allocation [\w-]+, which does not exist$/],
    ],
  },
  {
    fault: 'an allocation that no command made',
    statements: [
      `UPDATE audit_entries SET detail_json = replace(detail_json, '"wrote"', '"named"') WHERE operation = 'payments.allocate'`,
    ],
    noticed: [
      ['audit.chain', /^Audit row \d+ \(payments\.allocate\) is not as it was written$/],
      ['audit.allocations', /^Allocation [\w-]+: it is not in the audit trail$/],
    ],
  },
  {
    fault: "a changed bank account of the sender's",
    statements: [
      `UPDATE company_versions SET company_json = json_set(company_json, '$.iban', 'DE00') WHERE version = 2`,
    ],
    noticed: [['settings.versions', /^Version 2 of the company is not as it was saved$/]],
  },
  {
    fault: 'a logo that was put under a version of the sender',
    statements: [`UPDATE company_versions SET logo = x'00', logo_media_type = 'image/png' WHERE version = 2`],
    noticed: [['settings.versions', /^Version 2 of the company /]],
  },
  {
    fault: 'a sender that was changed together with its hash',
    statements: [`UPDATE company_versions SET hash = 'x'`],
    noticed: [
      ['settings.versions', /^Version 1 of the company /],
      ['numbers.chain', /^CN-00001 is not as it was when it was issued/],
    ],
  },
  {
    fault: 'a changed chart of accounts',
    statements: [`UPDATE ledger_accounts SET name = 'Private purse' WHERE role = 'bank'`],
    noticed: [['ledger.accounts', /^Account \w+ [^,]+ is missing or changed$/]],
  },
  {
    fault: 'an added account',
    statements: [`INSERT INTO ledger_accounts (code, name, role, type) VALUES ('666', 'Extra', 'extra', 'asset')`],
    noticed: [['ledger.accounts', /^Account 666 Extra is not in the chart of accounts$/]],
  },
  {
    fault: 'an emptied search',
    statements: [`INSERT INTO contacts_search (contacts_search) VALUES ('delete-all')`],
    noticed: [['search.index', /^The search of contacts is not what their texts come to, first at '[^']+'$/]],
  },
  {
    fault: 'a search that did not hear of a change',
    statements: [`UPDATE contacts SET search_text = 'else' WHERE name = 'Anna'`],
    noticed: [['search.index', /^The search of contacts /]],
  },
  {
    fault: 'a word that is missing in the list of words',
    statements: [`DELETE FROM contact_words WHERE word = 'anna'`],
    noticed: [['search.index', /^The list of words is not what the texts of contacts come to, first at 'anna'$/]],
  },
  {
    fault: 'a word that nobody bears',
    statements: [`INSERT INTO contact_words (word) VALUES ('nobody')`],
    noticed: [['search.index', /^The list of words is not what the texts of contacts come to, first at 'nobody'$/]],
  },
  {
    fault: 'a changed answer of a command',
    statements: [
      `UPDATE command_log SET response_json = '{}' WHERE command_id = (SELECT command_id FROM audit_entries WHERE position = 4)`,
    ],
    noticed: [['audit.answers', /^Command [\w-]+ \(contacts\.create\) is not kept as it was answered$/]],
  },
  {
    fault: 'an edited audit row',
    statements: [`UPDATE audit_entries SET detail_json = '{}' WHERE position = 3`],
    noticed: [['audit.chain', /^Audit row 3 \(contacts\.create\) is not as it was written$/]],
  },
  {
    fault: 'a deleted audit row in the middle',
    statements: [`DELETE FROM audit_entries WHERE position = 4`],
    noticed: [
      ['audit.chain', /^Audit row 4 is missing$/],
      ['audit.commands', /^Command [\w-]+ \(contacts\.create\) is not in the audit trail$/],
    ],
  },
  {
    fault: 'a deleted last audit row',
    statements: [`DELETE FROM audit_entries WHERE position = ${lastAudit}`],
    noticed: [['audit.commands', /^Command [\w-]+ \(documents\.saveDraft\) is not in the audit trail$/]],
  },
  {
    fault: 'an audit trail cut off together with its commands',
    statements: [
      `DELETE FROM command_log WHERE command_id IN (SELECT command_id FROM audit_entries WHERE position >= ${lastAudit} - 2)`,
      `DELETE FROM audit_entries WHERE position >= ${lastAudit} - 2`,
    ],
    noticed: [['audit.subjects', /^CN-00001: its issue is not in the audit trail$/]],
  },
  {
    fault: 'a last credit note that was removed with all that followed from it',
    statements: [
      `DELETE FROM ledger_lines WHERE entry_id = ${entryOf(creditNote)}`,
      `DELETE FROM ledger_entries WHERE source_id = ${creditNote}`,
      `DELETE FROM open_items WHERE id = ${creditNote}`,
      `DELETE FROM document_lines WHERE document_id = ${creditNote}`,
      `DELETE FROM document_taxes WHERE document_id = ${creditNote}`,
      `DELETE FROM documents WHERE number = 'CN-00001'`,
      `DELETE FROM number_counters WHERE series_kind = 'creditNote'`,
    ],
    noticed: [['audit.subjects', /^Audit row \d+ \(documents\.issue\) is about [\w-]+, which does not exist$/]],
  },
  {
    fault: 'a command that nobody gave',
    statements: [
      `DELETE FROM command_log WHERE command_id = (SELECT command_id FROM audit_entries WHERE position = 3)`,
    ],
    noticed: [['audit.commands', /^Audit row 3 \(contacts\.create\) has no command$/]],
  },
];

test.each(planted)('verify names $fault', async (fault) => {
  expect(await verdictOf(office.databaseFile, fault)).toEqual({ first: fault.noticed[0]?.[0], missed: [] });
});
