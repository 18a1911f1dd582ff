import { expect, test } from 'vitest';
import { account, back, card, cash, openShop, pieces } from '#core/sales/testing';
import { failureOf, testId, tamper, rowsOf } from '#core/testing';
const log = (...x: unknown[]) => console.log(x.map((e) => typeof e === 'string' ? e : JSON.stringify(e)).join(' '));
const attempt = async (p: Promise<unknown>) => { try { return await p; } catch (e) { return `FAIL ${(e as any).code} ${JSON.stringify((e as any).data)} ${(e as any).code ? '' : e}`; } };
const bal = async (shop: any, c: string) => { const b = await shop.office.api.receivables.balance({ contactId: c }); return [b.balanceMinor, b.openMinor, b.unappliedMinor]; };

test('merge, unmerge with sale on account and returns', async () => {
  const shop = await openShop(); const { api } = shop.office;
  const a = await shop.contact({ name: 'A A' }); const b = await shop.contact({ name: 'B B' });
  const s = await shop.sell({ contactId: a, lines: [pieces(shop.ink, 10)], tenders: [account(10000)] });
  const m = await api.contacts.merge({ commandId: testId(), winnerId: b, loserIds: [a] });
  const s2 = await shop.sell({ contactId: a, lines: [pieces(shop.ink, 1)], tenders: [account(1000)] });
  log('s2 contact is winner', s2.contactId === b);
  await api.till.takePayment({ commandId: testId(), shiftId: shop.shiftId, contactId: a, amountMinor: 3000 });
  const inv: any = await attempt(api.sales.invoice({ commandId: testId(), saleId: s.id }));
  log('inv', inv, await bal(shop, b));
  log('ret', await attempt(shop.sell({ contactId: b, lines: [back(s.id, 1, 2)], tenders: [account(-2000)] }).then(x => x.totalMinor)), await bal(shop, b));
  const it: any = await (api.undo as any).run({ commandId: testId(), id: m.undoId, undoId: m.undoId }); try { for await (const e of it) log('undo', e); } catch (e: any) { log('undo fail', e.code, e.data); }
  log('a', await bal(shop, a), 'b', await bal(shop, b));
  log('ret after unmerge by b', await attempt(shop.sell({ contactId: b, lines: [back(s.id, 1, 2)], tenders: [account(-2000)] }).then(x => x.totalMinor)));
  log('ret after unmerge by a', await attempt(shop.sell({ contactId: a, lines: [back(s.id, 1, 2)], tenders: [account(-2000)] }).then(x => x.totalMinor)));
  log('a', await bal(shop, a), 'b', await bal(shop, b));
  log(await attempt(shop.end()));
});
test('return to account: sold to a, invoiced to b named later', async () => {
  const shop = await openShop(); const { api } = shop.office;
  const a = await shop.contact({ name: 'A A' });
  const s = await shop.sell({ lines: [pieces(shop.ink, 10)], tenders: [cash(10000)] });
  const inv = await api.sales.invoice({ commandId: testId(), saleId: s.id, contactId: a });
  log(await bal(shop, a));
  log('brief', await attempt((api.contacts as any).brief({ id: a }).then((x: any) => JSON.stringify(x).slice(0, 600))));
  log('ret to account', await attempt(shop.sell({ contactId: a, lines: [back(s.id, 1, 2)], tenders: [account(-2000)] })));
  await shop.sell({ contactId: a, lines: [back(s.id, 1, 2)], tenders: [cash(-2000)] });
  await shop.end();
});
test('past days and ageing', async () => {
  const shop = await openShop(); const { api } = shop.office;
  const a = await shop.contact({ name: 'A A', paymentTermsDays: 10 } as any);
  const s = await shop.sell({ contactId: a, lines: [pieces(shop.ink, 10)], tenders: [account(10000)] });
  shop.office.setNow('2026-12-21T10:00:00.000Z');
  await shop.sell({ contactId: a, lines: [back(s.id, 1, 4)], tenders: [account(-4000)] });
  const inv = await api.sales.invoice({ commandId: testId(), saleId: s.id }).catch((e) => e.code);
  log('inv after return', inv);
  for (const day of ['2026-11-20', '2026-11-21', '2026-12-20', '2026-12-21'] as any[]) {
    log(day, await attempt((api.receivables as any).ageing({ day, onDay: day }).then((x: any) => JSON.stringify(x).slice(0, 300))), await attempt((api.receivables as any).balance({ contactId: a, day }).then((x: any) => [x.balanceMinor, x.overdueMinor])));
  }
  shop.office.setNow('2026-12-22T10:00:00.000Z');
  await shop.end();
});
test('invoice later, then past days', async () => {
  const shop = await openShop(); const { api } = shop.office;
  const a = await shop.contact({ name: 'A A' });
  const s = await shop.sell({ contactId: a, lines: [pieces(shop.ink, 10)], tenders: [account(6000), cash(4000)] });
  shop.office.setNow('2026-12-21T10:00:00.000Z');
  const p = await api.till.takePayment({ commandId: testId(), shiftId: shop.shiftId, contactId: a, amountMinor: 1000 });
  await api.sales.invoice({ commandId: testId(), saleId: s.id });
  log('unalloc', await attempt(api.payments.unallocate({ commandId: testId(), allocationId: (p.payment as any).allocations[0].id })), await bal(shop, a));
  for (const day of ['2026-11-21', '2026-12-20', '2026-12-21'] as any[]) log(day, await attempt((api.receivables as any).balance({ contactId: a, day }).then((x: any) => [x.balanceMinor, x.overdueMinor, x.openItems, x.credits])));
  await shop.end();
});
test('replays', async () => {
  const shop = await openShop(); const { api } = shop.office;
  const a = await shop.contact();
  const id = testId(); const input = { commandId: id, shiftId: shop.shiftId, contactId: a, amountMinor: 1000, givenMinor: 2000 };
  const one = await api.till.takePayment(input); const two = await api.till.takePayment(input);
  log('same take', JSON.stringify(one) === JSON.stringify(two));
  const c = { commandId: testId(), shiftId: shop.shiftId, countedMinor: 5 };
  const z1 = await api.till.closeShift(c); const z2 = await attempt(api.till.closeShift(c));
  log('same z', JSON.stringify(z1) === JSON.stringify(z2));
  log('take again after close', JSON.stringify(await attempt(api.till.takePayment(input))) === JSON.stringify(one));
  await shop.end();
});
test('clock back at each op', async () => {
  const shop = await openShop(); const { api } = shop.office;
  const a = await shop.contact();
  const s = await shop.sell({ contactId: a, lines: [pieces(shop.ink, 3)], tenders: [account(3000)] });
  shop.office.setNow('2026-11-20T10:00:00.000Z');
  log('invoice', await attempt(api.sales.invoice({ commandId: testId(), saleId: s.id })));
  log('hold', await attempt(api.sales.hold({ commandId: testId(), registerId: shop.registerId, totalMinor: 1, cart: { lines: [] } } as any).then((x: any) => x.heldAt)));
  log('reprint', await attempt(api.sales.reprint({ commandId: testId(), id: s.id })));
  log('take', await attempt(api.till.takePayment({ commandId: testId(), shiftId: shop.shiftId, contactId: a, amountMinor: 1000 })));
  log('move', await attempt(api.till.moveCash({ commandId: testId(), shiftId: shop.shiftId, kind: 'payIn', amountMinor: 1, reason: 'x' })));
  log('close', await attempt(api.till.closeShift({ commandId: testId(), shiftId: shop.shiftId, countedMinor: 1 })));
  log('drawer', await attempt(api.till.openDrawer({ commandId: testId(), shiftId: shop.shiftId, reason: 'x' })));
  log(await bal(shop, a));
  shop.office.setNow('2026-11-22T10:00:00.000Z');
  await shop.end();
});
test('tamper', async () => {
  const sqls = [
    `UPDATE sale_tenders SET tender='card' WHERE tender='cash'`,
    `UPDATE sale_tenders SET given_minor=given_minor+1, change_minor=change_minor+1`,
    `UPDATE store_credits SET left_minor=left_minor-1 WHERE left_minor>0`,
    `DELETE FROM sale_tenders WHERE sale_id=(SELECT id FROM sales ORDER BY sequence DESC LIMIT 1)`,
    `UPDATE shifts SET report_json=json_set(report_json,'$.taxMinor',1) WHERE report_json IS NOT NULL`,
    `UPDATE shifts SET report_json=json_set(report_json,'$.copies',7) WHERE report_json IS NOT NULL`,
    `UPDATE shifts SET counted_minor=counted_minor+1 WHERE report_json IS NOT NULL`,
    `UPDATE register_counters SET last_sequence=last_sequence+1 WHERE kind='receipt'`,
    `UPDATE shift_payments SET given_minor=given_minor+1`,
    `DELETE FROM shift_payments`,
    `UPDATE cash_movements SET reason='other'`,
    `UPDATE sale_invoices SET credit_id=(SELECT id FROM open_items WHERE kind='sale' LIMIT 1)`,
    `DELETE FROM receipt_copies`,
    `UPDATE held_sales SET total_minor=5`,
    `UPDATE sale_lines SET note='other' WHERE position=1`,
    `UPDATE open_items SET due_on='2030-01-01' WHERE kind='sale'`,
    `DELETE FROM print_jobs`,
  ];
  for (const q of sqls) {
    const shop = await openShop(); const { api } = shop.office;
    const a = await shop.contact();
    await shop.sell({ lines: [pieces(shop.ink, 1), { kind: 'voucher', amountMinor: 500 }], tenders: [cash(5000)] });
    const s = await shop.sell({ contactId: a, lines: [pieces(shop.ink, 1)], tenders: [account(1000)] });
    await api.sales.invoice({ commandId: testId(), saleId: s.id });
    await shop.sell({ contactId: a, lines: [pieces(shop.ink, 1)], tenders: [account(1000)] });
    await api.till.takePayment({ commandId: testId(), shiftId: shop.shiftId, contactId: a, amountMinor: 100 });
    await api.till.moveCash({ commandId: testId(), shiftId: shop.shiftId, kind: 'payIn', amountMinor: 1, reason: 'x' });
    await api.sales.reprint({ commandId: testId(), id: s.id });
    await api.till.closeShift({ commandId: testId(), shiftId: shop.shiftId, countedMinor: 1 });
    const z = await api.till.openShift({ commandId: testId(), registerId: shop.registerId, floatMinor: 0 });
    await shop.sell({ shiftId: z.shiftId, lines: [pieces(shop.ink, 1)], tenders: [cash(5000)] });
    const res = await attempt(Promise.resolve().then(() => { for (const t of rowsOf<{name:string}>(shop.office.databaseFile, `SELECT name FROM sqlite_master WHERE type='trigger' AND (name LIKE '%_no_%' OR name LIKE 'shifts%' OR name LIKE '%running%')`)) tamper(shop.office.databaseFile, `DROP TRIGGER ${t.name}`); tamper(shop.office.databaseFile, `PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON; ${q}`); }));
    const v = await api.system.verify();
    if (res) log(res as any);
    log(v.isTrue ? '!!! UNNOTICED' : 'noticed', q, v.firstFault ?? '');
    await shop.office.end();
  }
}, 60_000);
