import { expect, test } from 'vitest';
import { account, back, card, cash, openShop, pieces } from '#core/sales/testing';
import { failureOf, testId } from '#core/testing';
const log = (...x: unknown[]) => console.log(x.map((e) => (typeof e === 'string' ? e : JSON.stringify(e))).join(' '));
const attempt = async (p: Promise<unknown>) => {
  try {
    return await p;
  } catch (e) {
    return `FAIL ${(e as any).code} ${JSON.stringify((e as any).data)} ${(e as any).code ? '' : e}`;
  }
};
const bal = async (shop: any, c: string) => {
  const b = await shop.office.api.receivables.balance({ contactId: c });
  return [b.balanceMinor, b.openMinor, b.unappliedMinor];
};

test('credit note of the invoice of a sale and return', async () => {
  const shop = await openShop();
  const c = await shop.contact();
  const s = await shop.sell({ contactId: c, lines: [pieces(shop.ink, 2)], tenders: [card(2000)] });
  const inv = await shop.office.api.sales.invoice({ commandId: testId(), saleId: s.id });
  const draft: any = await attempt(
    shop.office.api.documents.draftCreditNote({ commandId: testId(), invoiceId: inv.invoiceId }),
  );
  log(
    'issue',
    await attempt(
      shop.office.api.documents.issue({ commandId: testId(), id: draft.id } as any).then((d: any) => d.number),
    ),
  );
  log('balance', await bal(shop, c));
  log(
    'return too',
    await attempt(
      shop.sell({ contactId: c, lines: [back(s.id, 1, 2)], tenders: [card(-2000)] }).then((x) => x.totalMinor),
    ),
  );
  log('balance', await bal(shop, c));
  log(await attempt(shop.end()));
});
test('embedded price barcode with exempt and exclusive customers', async () => {
  const shop = await openShop();
  await shop.office.api.till.saveSettings({
    commandId: testId(),
    barcodeRules: [{ prefix: '20', kind: 'price', itemDigits: 5, valueDigits: 5, decimals: 2 }],
  });
  const { taxRates } = await shop.office.api.settings.get();
  const low = taxRates.find((r) => r.rateE4 === 70_000)!.id;
  const cheese = await shop.office.api.items.create({
    commandId: testId(),
    name: 'Cheese',
    code: '00042',
    priceE4: 200_000,
    taxRateId: low,
  });
  const { checkDigitOf } = await import('#domain/till');
  const body = '200004201070';
  const code = body + checkDigitOf(body);
  const c = await shop.contact();
  await shop.office.api.priceLists.setTerms({
    commandId: testId(),
    contactId: c,
    priceListId: null,
    isTaxExempt: true,
    exemptionReason: 'Embassy',
  });
  const line = { kind: 'item' as const, itemId: cheese.id, quantityE4: 10_000, barcode: code };
  const found = await shop.office.api.till.find({ text: code, contactId: c });
  log('found', found);
  log('plain', (await shop.sell({ lines: [line], tenders: [cash(5000)] })).totalMinor);
  const e = await shop.sell({ contactId: c, lines: [line], tenders: [cash(5000)] });
  log('exempt', e.totalMinor, e.lines[0]);
  const list = await shop.office.api.priceLists.save({ commandId: testId(), name: 'Trade', priceMode: 'exclusive' });
  const d = await shop.contact({ name: 'Dora' });
  await shop.office.api.priceLists.setTerms({ commandId: testId(), contactId: d, priceListId: list.id });
  log('exclusive', (await shop.sell({ contactId: d, lines: [line], tenders: [cash(5000)] })).totalMinor);
  await shop.end();
});
test('on account lives', async () => {
  const shop = await openShop();
  const c = await shop.contact();
  const s = await shop.sell({ contactId: c, lines: [pieces(shop.ink, 10)], tenders: [cash(2000), account(8000)] });
  const p = await shop.office.api.till.takePayment({
    commandId: testId(),
    shiftId: shop.shiftId,
    contactId: c,
    amountMinor: 3000,
  });
  log('after pay', await bal(shop, c));
  const r = await attempt(
    shop.sell({ contactId: c, lines: [back(s.id, 1, 7)], tenders: [account(-7000)] }).then((x) => x.totalMinor),
  );
  log('ret', r, await bal(shop, c));
  log('inv', await attempt(shop.office.api.sales.invoice({ commandId: testId(), saleId: s.id })));
  log('too much', await attempt(shop.sell({ contactId: c, lines: [back(s.id, 1, 2)], tenders: [account(-2000)] })));
  log(
    'ok',
    await attempt(
      shop
        .sell({ contactId: c, lines: [back(s.id, 1, 2)], tenders: [account(-1000), cash(-1000)] })
        .then((x) => x.totalMinor),
    ),
    await bal(shop, c),
  );
  await shop.end();
});
test('invoice partly paid then return after invoice', async () => {
  const shop = await openShop();
  const c = await shop.contact();
  const s = await shop.sell({ contactId: c, lines: [pieces(shop.ink, 10)], tenders: [account(10000)] });
  const p = await shop.office.api.till.takePayment({
    commandId: testId(),
    shiftId: shop.shiftId,
    contactId: c,
    amountMinor: 3000,
  });
  const inv = await shop.office.api.sales.invoice({ commandId: testId(), saleId: s.id });
  log('inv', await bal(shop, c));
  // undo allocations
  log(Object.keys((await import('#contract/contract')).contract).join());
  log((p.payment as any).allocations);
  await shop.sell({ contactId: c, lines: [back(s.id, 1, 8)], tenders: [account(-8000)] });
  log('ret', await bal(shop, c), ((await shop.office.api.receivables.balance({ contactId: c })) as any).credits);
  await shop.end();
});
test('merged contacts', async () => {
  const shop = await openShop();
  const a = await shop.contact({ name: 'A A' });
  const b = await shop.contact({ name: 'B B' });
  const s = await shop.sell({ contactId: a, lines: [pieces(shop.ink, 10)], tenders: [account(10000)] });
  const s2 = await shop.sell({ lines: [pieces(shop.ink, 10)], tenders: [cash(10000)] });
  log(
    'foreign refund',
    await attempt(shop.sell({ contactId: b, lines: [back(s.id, 1, 1)], tenders: [account(-1000)] })),
  );
  const held = await shop.office.api.sales.hold({
    commandId: testId(),
    registerId: shop.registerId,
    totalMinor: 1000,
    cart: { contactId: a, lines: [pieces(shop.ink)] },
  });
  log(
    'merge',
    await attempt(
      (shop.office.api.contacts as any).merge({
        commandId: testId(),
        keepId: b,
        survivorId: b,
        intoId: b,
        mergedId: a,
        fromIds: [a],
        contactId: a,
        targetId: b,
      }),
    ),
  );
  log('del', await attempt((shop.office.api.contacts as any).delete({ commandId: testId(), id: b })));
  await shop.end();
});
test('deleting contacts', async () => {
  const shop = await openShop();
  const a = await shop.contact({ name: 'A A' });
  await shop.office.api.sales.hold({
    commandId: testId(),
    registerId: shop.registerId,
    totalMinor: 1000,
    cart: { contactId: a, lines: [pieces(shop.ink)] },
  });
  log('held only', await attempt((shop.office.api.contacts as any).delete({ commandId: testId(), id: a })));
  const h = await shop.office.api.sales.held({});
  log(h.sales.map((x) => [x.contactId, x.cart.contactId]));
  const b = await shop.contact({ name: 'B' });
  await shop.sell({ contactId: b, lines: [pieces(shop.ink, 1)], tenders: [cash(1000)] });
  log('sold', await attempt((shop.office.api.contacts as any).delete({ commandId: testId(), id: b })));
  await shop.end();
});
test('same instant', async () => {
  const shop = await openShop();
  const close = () =>
    attempt(
      shop.office.api.till
        .closeShift({ commandId: testId(), shiftId: shop.shiftId, countedMinor: 10000 })
        .then((r) => [r.zNumber, r.cash.expectedMinor]),
    );
  log(
    await Promise.all([
      attempt(shop.sell({ lines: [pieces(shop.ink)] }).then((s) => s.number)),
      close(),
      attempt(shop.sell({ lines: [pieces(shop.ink)] })),
      close(),
    ]),
  );
  log(
    await Promise.all(
      [1, 2].map(() =>
        attempt(
          shop.office.api.till
            .openShift({ commandId: testId(), registerId: shop.registerId, floatMinor: 5 })
            .then((r) => r.shiftId),
        ),
      ),
    ),
  );
  await shop.end();
});
