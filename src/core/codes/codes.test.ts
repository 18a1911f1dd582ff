// Codes that the program makes: they count on from the largest number, and never come to an end.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

const contact = async (code = '') =>
  (await office.api.contacts.create({ commandId: testId(), name: 'Contact', code })).code;
const item = async (code = '') => (await office.api.items.create({ commandId: testId(), name: 'Item', code })).code;

test('codes grow by a digit where their length is used up', async () => {
  await contact('99998');
  expect([await contact(), await contact(), await contact()]).toEqual(['99999', '100000', '100001']);
});

test('a code of nine nines, a barcode or a word does not end the counting', async () => {
  for (const code of ['999999999', '4006381333931', '0000012345', 'ALFKI']) await item(code);
  expect([await item(), await item()]).toEqual(['10001', '10002']);
});

test('codes made next to a used-up length are never ones that stand', async () => {
  for (const code of ['999999999', '99999999', '100000000']) await contact(code);
  expect([await contact(), await contact()]).toEqual(['10001', '10002']);
  await contact('9999998');
  expect([await contact(), await contact(), await contact()]).toEqual(['9999999', '10003', '10004']);
});
