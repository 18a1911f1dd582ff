// Whatever is bought, paid, merged and parted again in whatever order: the books agree with themselves, group by group.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openTestApp, rowsOf } from '#core/testing';
import type { TestApp } from '#core/testing';
import { anyDeeds, newHistory, performOrRefuse } from '#core/contact-groups/testing';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

/** Each query answers one figure that must be zero. */
const zeros: Record<string, string> = {
  'the ledger balances': 'SELECT coalesce(sum(amount_minor), 0) AS n FROM ledger_lines',
  'open less credit is the receivables account of each contact, merged or not': `SELECT count(*) AS n FROM (
    SELECT contact_id, sum(CASE WHEN kind IN ('invoice', 'refund', 'sale') THEN open_minor ELSE -open_minor END) AS open FROM open_items
    GROUP BY contact_id) o WHERE open <> (SELECT coalesce(sum(amount_minor), 0) FROM ledger_lines l
    WHERE l.account_code = '1200' AND l.contact_id = o.contact_id)`,
  'nothing that is in use links two groups': `SELECT count(*) AS n FROM (SELECT s.contact_id AS left_id, t.contact_id AS right_id
    FROM allocations a JOIN open_items s ON s.id = a.source_id JOIN open_items t ON t.id = a.target_id
    GROUP BY s.id, t.id HAVING sum(a.amount_minor) <> 0) links
    JOIN contacts l ON l.id = left_id JOIN contacts r ON r.id = right_id
    WHERE coalesce(l.merged_into_id, l.id) <> coalesce(r.merged_into_id, r.id)`,
};

test('after any history of merging and parting, rows, report and receivables account agree on every day', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyDeeds,
      fc.constantFrom('2026-11-21', '2026-10-05', '2026-03-01', '2026-12-31'),
      async (deeds, day) => {
        const history = await newHistory(office);
        for (const each of deeds) await performOrRefuse(history, each);
        const wrong = Object.entries(zeros).filter(
          ([, query]) => rowsOf<{ n: number }>(office.databaseFile, query)[0]?.n !== 0,
        );
        expect(wrong.map(([name]) => name)).toEqual([]);
        const report = await office.api.receivables.ageing({ day, limit: 10_000 });
        expect(report.total.balanceMinor).toBe(report.receivablesAccountMinor);
        expect(report.rows.reduce((sum, row) => sum + row.balanceMinor, 0)).toBe(report.total.balanceMinor);
        for (const contactId of history.contactIds) {
          const root = await office.api.contacts.get({ id: contactId });
          const balance = await office.api.receivables.balance({ contactId, day });
          const rows = report.rows.filter((row) => row.contactId === root.id);
          expect(rows.length).toBeLessThanOrEqual(1);
          expect(rows[0]?.balanceMinor ?? 0).toBe(balance.balanceMinor);
          expect(balance.contactId).toBe(root.id);
          const isListed = report.rows.some((row) => row.contactId === contactId);
          expect(isListed && root.id !== contactId).toBe(false);
        }
      },
    ),
    { numRuns: 40 },
  );
  expect((await office.api.system.verify()).firstFault).toBeNull();
}, 120_000);
