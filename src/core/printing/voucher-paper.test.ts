import { describe, expect, test } from 'vitest';

import { minor } from '#domain/money';

import { allocation, americanCompany, exampleVoucher } from './examples.ts';
import { wordsOf } from './reading.ts';
import { voucherPaper } from './voucher-paper.ts';

describe('the voucher of a payment', () => {
  test('says from whom, how much, how, for what, and what remains', () => {
    const words = wordsOf(voucherPaper(exampleVoucher({})));
    expect(words).toEqual(
      expect.arrayContaining([
        'Zahlungsbeleg ZE-2026-0007',
        'Erhalten von',
        'Drachenblut Delikatessen',
        '1.500,00 €',
        'Überweisung',
        '21.11.2026',
        'RE-2026-0041',
        '892,50',
        'RE-2026-0042',
        '1.331,17',
        '331,17',
        'Bleibt als Guthaben',
        '276,33',
        'Unterschrift',
      ]),
    );
  });

  test('leaves out a use that was taken back, and the entry that took it back', () => {
    const allocations = [
      allocation({ documentNumber: 'INV-1', documentGrossMinor: 500, amountMinor: 500, isUndone: true }),
      allocation({ documentNumber: 'INV-1', documentGrossMinor: 500, amountMinor: -500 }),
      allocation({ documentNumber: 'INV-2', documentGrossMinor: 700, amountMinor: 700 }),
    ];
    const words = wordsOf(voucherPaper(exampleVoucher({ company: americanCompany, payment: { allocations } })));
    expect(words).not.toContain('INV-1');
    expect(words).toContain('INV-2');
  });

  test('of a refund says to whom, and speaks of no credit', () => {
    const payment = { direction: 'refunded' as const, allocations: [], amountMinor: minor(123_456) };
    const words = wordsOf(voucherPaper(exampleVoucher({ company: americanCompany, payment })));
    expect(words).toEqual(expect.arrayContaining(['Refund voucher ZE-2026-0007', 'Refunded to', '$1,234.56']));
    expect(words).not.toContain('Remains as credit');
    expect(words).not.toContain('Used against');
  });

  test('of a payment that was used up speaks of no credit', () => {
    const words = wordsOf(voucherPaper(exampleVoucher({ payment: { unappliedMinor: minor(0) } })));
    expect(words).not.toContain('Bleibt als Guthaben');
  });

  test('without an address prints the name', () => {
    const words = wordsOf(
      voucherPaper(exampleVoucher({ paper: { contact: null }, payment: { contactName: 'Ζωή Παπαδοπούλου' } })),
    );
    expect(words.filter((text) => text === 'Ζωή Παπαδοπούλου')).toHaveLength(2);
  });
});
