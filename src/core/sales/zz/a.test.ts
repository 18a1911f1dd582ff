import { expect, test } from 'vitest';
import { account, back, card, cash, openShop, pieces } from '#core/sales/testing';
import { failureOf, testId } from '#core/testing';
const log = (...x: unknown[]) => console.log(x.map((e) => (typeof e === 'string' ? e : JSON.stringify(e))).join(' '));
const attempt = async (p: Promise<unknown>) => {
  try {
    return await p;
  } catch (e) {
    return `FAIL ${(e as any).code} ${JSON.stringify((e as any).data)}`;
  }
};

test('voucher code given twice: sold and refund', async () => {
  const shop = await openShop();
  const s = await shop.sell({ lines: [pieces(shop.ink, 3)], tenders: [cash(3000)] });
  log(
    'dup',
    await attempt(
      shop.office.api.sales.record({
        commandId: testId(),
        shiftId: shop.shiftId,
        lines: [back(s.id, 1, 3), { kind: 'voucher', amountMinor: 500, code: 'CARD1' }],
        tenders: [{ tender: 'storeCredit', amountMinor: -2500, creditCode: 'card1' }],
      }),
    ),
  );
  await shop.end();
});
test('huge vouchers and tenders', async () => {
  for (const currency of ['EUR', 'JPY', 'KWD']) {
    const shop = await openShop({ currency });
    log(
      currency,
      'huge',
      await attempt(
        shop
          .sell({ lines: [{ kind: 'voucher', amountMinor: 1_000_000_000_000 }], tenders: [card(1_000_000_000_000)] })
          .then((s) => [s.totalMinor, s.lines[0]?.priceE4]),
      ),
    );
    log(
      'sum',
      await attempt(
        shop
          .sell({
            lines: [
              { kind: 'voucher', amountMinor: 1_000_000_000_000 },
              { kind: 'voucher', amountMinor: 1_000_000_000_000 },
            ],
            tenders: [card(1_000_000_000_000), card(1_000_000_000_000)],
          })
          .then((s) => s.totalMinor),
      ),
    );
    log(
      'cash huge',
      await attempt(
        shop
          .sell({
            lines: [{ kind: 'voucher', amountMinor: 1 }],
            tenders: Array.from({ length: 20 }, () => cash(1_000_000_000_000)),
          })
          .then((s) => [s.totalMinor, s.changeMinor]),
      ),
    );
    await shop.end();
  }
});
test('sale id taken', async () => {
  const shop = await openShop();
  const id = testId();
  const s = await shop.sell({ id, lines: [pieces(shop.ink)], tenders: [cash(1000)] });
  log('id', await attempt(shop.sell({ id, lines: [pieces(shop.ink)], tenders: [cash(1000)] })));
  const z = testId();
  const free = { kind: 'free' as const, description: 'gift', quantityE4: 10_000, priceE4: 0 };
  await shop.sell({ id: z, lines: [free], tenders: [] });
  log('id zero', await attempt(shop.sell({ id: z, lines: [free], tenders: [] })));
  log(
    'shift id',
    await attempt(
      shop.sell({ id: shop.shiftId, lines: [pieces(shop.ink)], tenders: [cash(1000)] }).then((x) => x.number),
    ),
  );
  log(
    'move id',
    await attempt(
      shop.office.api.till.moveCash({
        commandId: testId(),
        id: s.id,
        shiftId: shop.shiftId,
        kind: 'payIn',
        amountMinor: 5,
        reason: 'x',
      }),
    ),
  );
  log(
    'move id zero-sale',
    await attempt(
      shop.office.api.till
        .moveCash({ commandId: testId(), id: z, shiftId: shop.shiftId, kind: 'drop', amountMinor: 5, reason: 'x' })
        .then((r) => r.cash),
    ),
  );
  log(
    'close',
    await attempt(
      shop.office.api.till
        .closeShift({ commandId: testId(), shiftId: shop.shiftId, countedMinor: 1, counts: [] })
        .then((r) => r.cash),
    ),
  );
  await shop.end();
});
test('shift id = sale id then close', async () => {
  const shop = await openShop();
  const c = await shop.contact();
  const s = await shop
    .sell({ id: shop.shiftId, contactId: c, lines: [pieces(shop.ink)], tenders: [account(1000)] })
    .catch((e) => String(e.code));
  log(s);
  log(
    'close',
    await attempt(
      shop.office.api.till
        .closeShift({ commandId: testId(), shiftId: shop.shiftId, countedMinor: 1, counts: [] })
        .then((r) => r.cash),
    ),
  );
  await shop.end();
});
test('held resurrected', async () => {
  const shop = await openShop();
  const cart = { lines: [pieces(shop.ink)] };
  const command = testId();
  const h = await shop.office.api.sales.hold({
    commandId: command,
    registerId: shop.registerId,
    name: 'Bob',
    totalMinor: 1000,
    cart,
  });
  await shop.sell({ heldId: h.id, lines: [pieces(shop.ink)], tenders: [cash(1000)] });
  log(
    'replay',
    await attempt(
      shop.office.api.sales.hold({
        commandId: command,
        registerId: shop.registerId,
        name: 'Bob',
        totalMinor: 1000,
        cart,
      }),
    ),
  );
  log(
    'again',
    await attempt(
      shop.office.api.sales.hold({
        commandId: testId(),
        id: h.id,
        registerId: shop.registerId,
        name: 'Bob',
        totalMinor: 1000,
        cart,
      }),
    ),
  );
  log('held', (await shop.office.api.sales.held({})).sales.length);
  await shop.end();
});
test('credit note of the invoice of a sale and return', async () => {
  const shop = await openShop();
  const c = await shop.contact();
  const s = await shop.sell({ contactId: c, lines: [pieces(shop.ink, 2)], tenders: [card(2000)] });
  const inv = await shop.office.api.sales.invoice({ commandId: testId(), saleId: s.id });
  log(Object.keys(shop.office.api.documents));
  const draft = await attempt(
    (shop.office.api.documents as any).draftCreditNote({
      commandId: testId(),
      id: inv.invoiceId,
      invoiceId: inv.invoiceId,
      documentId: inv.invoiceId,
    }),
  );
  log('draft', draft);
  if (typeof draft !== 'string')
    log('issue', await attempt(shop.office.api.documents.issue({ commandId: testId(), id: (draft as any).id } as any)));
  log(
    'return too',
    await attempt(
      shop.sell({ contactId: c, lines: [back(s.id, 1, 2)], tenders: [card(-2000)] }).then((x) => x.totalMinor),
    ),
  );
  log('balance', await attempt((shop.office.api.receivables as any).balance({ contactId: c })));
  await shop.end();
});
