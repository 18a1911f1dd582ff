import { expect, test } from 'vitest';

import { minor } from '#domain/money';

import { creditOverrun } from './credit-overrun.ts';

const left = (amount: number) => ({ creditLeftMinor: minor(amount) });
const invoice = (amount: number) => ({ kind: 'invoice' as const, grossMinor: minor(amount) });

test('an invoice warns by what it goes beyond the limit', () => {
  expect(creditOverrun(left(10_000), invoice(10_000))).toBeNull();
  expect(creditOverrun(left(10_000), invoice(12_500))).toBe(2500);
});

test('a contact that is beyond its limit already is told of as soon as it is chosen', () => {
  expect(creditOverrun(left(-500), { kind: 'invoice', grossMinor: null })).toBe(500);
});

test('a credit note brings back towards the limit', () => {
  expect(creditOverrun(left(-500), { kind: 'creditNote', grossMinor: minor(600) })).toBeNull();
  expect(creditOverrun(left(-500), { kind: 'creditNote', grossMinor: minor(200) })).toBe(300);
});

test('without a limit nothing is warned of', () => {
  expect(creditOverrun({ creditLeftMinor: null }, invoice(1_000_000))).toBeNull();
});
