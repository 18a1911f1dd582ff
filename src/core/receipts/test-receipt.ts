/** What `till.testPrinter` prints. */
import type { Instant } from '#domain/dates';
import { momentText, printable } from '#core/printing';

import { framed, writingOf } from './receipt-frame.ts';
import type { ReceiptFrame } from './receipt-frame.ts';
import { leftText, row, rule, space } from './receipt-model.ts';
import type { ReceiptModel } from './receipt-model.ts';

/** A page that shows the logo, the letters, the width and a code that a scanner reads. */
export function testReceipt(
  register: { name: string; prefix: string; hasDrawer: boolean },
  frame: ReceiptFrame & { now: Instant },
): ReceiptModel {
  const { words } = writingOf(frame.company);
  return framed(frame, {
    title: words('receipt.testTitle'),
    createdAt: frame.now,
    facts: [],
    body: [
      rule,
      ...leftText(words('receipt.testText', { name: printable(register.name) })),
      ...(register.hasDrawer ? leftText(words('receipt.testDrawer')) : []),
      ...leftText(words('receipt.testLetters')),
      row(momentText(frame.now, frame.company), '1234567890'),
      space,
      { block: 'code', value: `${printable(register.prefix)}1`, code: frame.code, isLarge: false },
    ],
  });
}
