// The brief against the ledger, the documents and the reports, over random histories written by the real code.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { lastMonths } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { openTestApp, rowsOf } from '#core/testing';
import type { TestApp } from '#core/testing';
import { anyDeeds, newHistory, performOrRefuse } from '#core/contact-groups/testing';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

const group = (rootId: string) => `(SELECT id FROM contacts WHERE coalesce(merged_into_id, id) = '${rootId}')`;
const figure = (query: string) =>
  rowsOf<{ n: number | string | null }>(office.databaseFile, `SELECT (SELECT ${query}) AS n`)[0]?.n;

/** The same figures by other ways: the receivables account, the issued documents, the receipts that are no document's. */
function expected(rootId: string, day: CalendarDate) {
  const bought = `FROM (
    SELECT issued_on AS day, CASE kind WHEN 'invoice' THEN net_minor ELSE -net_minor END AS net, kind = 'invoice' AS is_purchase
    FROM documents WHERE status = 'issued' AND contact_id IN ${group(rootId)}
      AND (sale_id IS NULL OR sale_id IN (SELECT id FROM sales WHERE contact_id IS NULL))
    UNION ALL SELECT sold_on, net_minor, net_minor > 0 FROM sales WHERE contact_id IN ${group(rootId)}) WHERE day <= '${day}'`;
  const net = `coalesce(sum(net), 0)`;
  const months = lastMonths(day, 12);
  return {
    balanceMinor: figure(`coalesce(sum(amount_minor), 0) FROM ledger_lines
      WHERE account_code = '1200' AND dated_on <= '${day}' AND contact_id IN ${group(rootId)}`),
    lifetimeSalesMinor: figure(`${net} ${bought}`),
    yearSalesMinor: figure(`${net} ${bought} AND day >= '${months[0]}-01'`),
    months: months.map((month) => ({
      month,
      salesMinor: figure(`${net} ${bought} AND substr(day, 1, 7) = '${month}'`),
    })),
    lastPurchaseOn: figure(`max(day) ${bought} AND is_purchase`),
    openDraftCount: figure(`count(*) FROM documents WHERE status = 'draft' AND contact_id IN ${group(rootId)}`),
  };
}

const days = fc.constantFrom('2026-11-21', '2026-11-05', '2026-06-30', '2025-12-17', '2026-12-31');

test('after any history contacts.brief says of every group what the ledger, the documents and the reports say', async () => {
  await fc.assert(
    fc.asyncProperty(anyDeeds, days, async (deeds, text) => {
      const day = text as CalendarDate;
      const history = await newHistory(office);
      for (const each of deeds) await performOrRefuse(history, each);
      for (const id of history.contactIds) {
        const brief = await office.api.contacts.brief({ id, day });
        const { lastPurchaseOn, ...figures } = expected(brief.contactId, day);
        expect(brief).toMatchObject(figures);
        expect(brief.lastPurchase?.on ?? null).toBe(lastPurchaseOn);
        const balance = await office.api.receivables.balance({ contactId: id, day });
        expect(brief.contactId).toBe(balance.contactId);
        expect([brief.balanceMinor, brief.overdueMinor, brief.overdueSince]).toEqual([
          balance.balanceMinor,
          balance.overdueMinor,
          balance.oldestOverdueOn,
        ]);
      }
    }),
    { numRuns: 50 },
  );
  expect((await office.api.system.verify()).firstFault).toBeNull();
}, 120_000);
