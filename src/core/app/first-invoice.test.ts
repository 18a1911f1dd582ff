import { expect, test } from 'vitest';

import { openTestApp, testId } from '#core/testing';

test('a contact is invoiced, pays, and the document is paid', async () => {
  const { api, end } = await openTestApp();
  const contact = await api.contacts.create({ commandId: testId(), name: 'Käthe Größe GmbH' });
  expect(contact.code).toBe('10001');
  const draft = await api.documents.saveDraft({
    commandId: testId(),
    contactId: contact.id,
    lines: [{ description: 'Ink', quantityE4: 20_000, priceE4: 123_400 }],
  });
  expect(draft.grossMinor).toBe(2468);
  const issued = await api.documents.issue({ commandId: testId(), id: draft.id });
  expect(issued.number).toBe('INV-00001');
  const payment = await api.payments.record({ commandId: testId(), contactId: contact.id, amountMinor: 3000 });
  expect(payment.unappliedMinor).toBe(532);
  const paid = await api.documents.get({ id: draft.id });
  expect(paid.state).toBe('paid');
  const found = await api.contacts.list({ q: 'grosse' });
  expect(found.rows.map((row) => row.balanceMinor)).toEqual([-532]);
  expect((await api.system.verify()).isTrue).toBe(true);
  await end();
});
