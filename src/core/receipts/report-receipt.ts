/** The X report of an open shift, the Z report of a closed one, on the roll. */
import type { ShiftReport } from '#contract/till';
import { linesOf, shiftReportText } from '#core/printing';

import { framed, section } from './receipt-frame.ts';
import type { ReceiptFrame } from './receipt-frame.ts';
import { leftText, row, rule } from './receipt-model.ts';
import type { ReceiptModel } from './receipt-model.ts';

/** All figures of a shift. An X report says that it closes nothing; a Z report has its number. */
export function reportReceipt(report: ShiftReport, frame: Omit<ReceiptFrame, 'footer' | 'code'>): ReceiptModel {
  const text = shiftReportText(report, frame.company);
  return framed(
    // The last lines of receipts thank the customer.
    { ...frame, footer: '' },
    {
      title: text.title,
      createdAt: report.closedAt ?? report.madeAt,
      facts: [
        ...text.facts.map(({ label, value }) => row(label, value)),
        ...text.remarks.flatMap((remark) => leftText(remark)),
      ],
      body: [
        ...text.sections.flatMap(({ heading, rows, table }) =>
          section(heading, [
            ...rows.map(({ label, value, isStrong }) => row(label, value, { isBold: isStrong })),
            ...(table === null ? [] : [{ block: 'table', ...table } as const]),
          ]),
        ),
        ...(text.note === '' ? [] : [rule, ...linesOf(text.note).flatMap((line) => leftText(line))]),
      ],
    },
  );
}
