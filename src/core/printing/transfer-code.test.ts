import { describe, expect, test } from 'vitest';

import { minor } from '#domain/money';

import { germanCompany } from './examples.ts';
import { transferCode } from './transfer-code.ts';

const transfer = { currency: 'EUR', amount: minor(123_45), reference: 'RE-1' };

describe('the code for a SEPA transfer', () => {
  test('holds the lines of EPC069-12 in their order', () => {
    expect(transferCode(germanCompany, transfer)?.content).toBe(
      'BCD\n002\n1\nSCT\nCOBADEFFXXX\nNordlicht Bürobedarf GmbH\nDE89370400440532013000\nEUR123.45\n\n\nRE-1',
    );
  });

  test('takes an IBAN as people write it, and needs no BIC', () => {
    const company = { ...germanCompany, iban: 'de89 3704-0044 0532 0130 00', bic: '' };
    expect(transferCode(company, transfer)?.content).toContain(
      'SCT\n\nNordlicht Bürobedarf GmbH\nDE89370400440532013000\n',
    );
  });

  test.each([
    ['an IBAN with a wrong digit', { iban: 'DE89370400440532013001' }, {}],
    ['no IBAN', { iban: '' }, {}],
    ['no name', { name: ' ' }, {}],
    ['another currency', {}, { currency: 'CHF' }],
    ['nothing to pay', {}, { amount: minor(0) }],
    ['more than a transfer can carry', {}, { amount: minor(100_000_000_000) }],
  ])('is not made for %s', (_, company, change) => {
    expect(transferCode({ ...germanCompany, ...company }, { ...transfer, ...change })).toBeNull();
  });

  test('cuts a long name to 70 letters and grows no larger than version 13', () => {
    const code = transferCode({ ...germanCompany, name: 'Ä'.repeat(200) }, transfer);
    expect(code?.content.split('\n')[5]).toBe('Ä'.repeat(70));
    expect(code?.version).toBeLessThanOrEqual(13);
    expect(code?.modules).toBe(17 + 4 * (code?.version ?? 0));
  });
});
