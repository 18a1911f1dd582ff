import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { AgeingRowOutput } from '#contract/receivables';
import { minor } from '#domain/money';

import { fieldOf, sharesOf, shownRows, totalOf } from './ageing.ts';
import type { AgeingView } from './ageing.ts';

function row(contactName: string, { current = 0, over90 = 0, unapplied = 0 } = {}): AgeingRowOutput {
  return {
    contactId: contactName,
    contactCode: contactName.slice(0, 2).toUpperCase(),
    contactName,
    currentMinor: minor(current),
    days1to30Minor: minor(0),
    days31to60Minor: minor(0),
    days61to90Minor: minor(0),
    over90Minor: minor(over90),
    unappliedMinor: minor(unapplied),
    balanceMinor: minor(current + over90 - unapplied),
  };
}

const rows = [row('Österreicher', { current: 500 }), row('Zorn', { over90: 500 }), row('Adler', { unapplied: 20 })];
const view: AgeingView = { q: '', bucket: undefined, sort: 'balance', direction: 'desc' };
const names = (change: Partial<AgeingView>) =>
  shownRows(rows, { ...view, ...change }, 'de').map((shown) => shown.contactName);

describe('the rows of the report', () => {
  test('the largest balance stands first, equal ones by name as the language sorts', () => {
    expect(names({})).toEqual(['Österreicher', 'Zorn', 'Adler']);
    expect(names({ sort: 'name', direction: 'asc' })).toEqual(['Adler', 'Österreicher', 'Zorn']);
  });

  test('a search finds part of the name or the number, whatever its case', () => {
    expect(names({ q: 'ZOR' })).toEqual(['Zorn']);
    expect(names({ q: 'ad' })).toEqual(['Adler']);
  });

  test('a bucket leaves only those who owe something in it', () => {
    expect(names({ bucket: 'over90' })).toEqual(['Zorn']);
  });

  test('totals are the sums of the rows', () => {
    const total = totalOf(rows);
    expect(total.currentMinor).toBe(500);
    expect(total.balanceMinor).toBe(980);
  });
});

describe('the shares of the bar', () => {
  test('add up to 100 whenever anything is open', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(amounts, ([a = 0, b = 0, c = 0, d = 0, e = 0]) => {
        const total = {
          ...totalOf([row('x', { current: a, over90: e })]),
          days1to30Minor: minor(b),
          days31to60Minor: minor(c),
          days61to90Minor: minor(d),
        };
        const sum = sharesOf(total).reduce((before, share) => before + share.percent, 0);
        expect(sum).toBe(a + b + c + d + e === 0 ? 0 : 100);
      }),
    );
  });

  test('each bucket shows its own amount', () => {
    const total = totalOf(rows);
    for (const share of sharesOf(total)) expect(share.amountMinor).toBe(total[fieldOf(share.bucket)]);
  });
});
