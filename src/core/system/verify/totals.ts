/** A document's stored totals beside what its lines come to. */
import { computeTotals } from '#domain/documents';
import type { Totals } from '#domain/documents';
import { minor } from '#domain/money';
import type { DocumentContent, DocumentRecord } from '#core/documents';

type Figure = [name: string, stored: number, computed: number | undefined];

/** The first stored figure that the lines do not come to, or null. Tax rates are those that the document has kept. */
export function totalsFault(document: DocumentRecord, content: DocumentContent): string | null {
  const computed = recompute(document, content);
  if (!computed.ok) return `its totals cannot be computed (${computed.error.code})`;
  const figures = [
    ...contentFigures(content, computed.value),
    ...documentFigures(document, computed.value),
    ...taxFigures(content.taxes, computed.value.taxes),
  ];
  const wrong = figures.find(([, stored, should]) => stored !== should);
  return wrong ? `its ${wrong[0]} is ${wrong[1]} instead of ${wrong[2] ?? 'none'}` : null;
}

function recompute(document: DocumentRecord, { lines, adjustments }: DocumentContent) {
  return computeTotals({
    currency: document.currency,
    priceMode: document.price_mode,
    taxRounding: document.tax_rounding,
    lines: lines.map((line) => ({
      quantityE4: line.quantity_e4,
      priceE4: line.price_e4,
      baseQuantityE4: line.base_quantity_e4,
      discountPercentE4: line.discount_percent_e4,
      discountMinor: line.discount_minor,
      chargeMinor: minor(0),
      taxCategory: line.tax_category,
      taxRateE4: line.tax_rate_e4,
    })),
    adjustments: adjustments.map((adjustment) => ({
      kind: adjustment.kind,
      taxCategory: adjustment.tax_category,
      taxRateE4: adjustment.tax_rate_e4,
      amountMinor: adjustment.amount_minor,
      percentE4: adjustment.percent_e4,
    })),
    prepaidMinor: minor(0),
    roundingMinor: document.rounding_minor,
  });
}

function contentFigures({ lines, adjustments }: DocumentContent, totals: Totals): Figure[] {
  return [
    ...lines.flatMap((line, index): Figure[] => [
      [`gross of line ${line.position}`, line.gross_minor, totals.lines[index]?.grossMinor],
      [`net of line ${line.position}`, line.net_minor, totals.lines[index]?.netMinor],
    ]),
    ...adjustments.map((row, index): Figure => [
      `amount of ${row.kind} ${row.position}`,
      row.amount_minor,
      totals.adjustments[index]?.amountMinor,
    ]),
  ];
}

function documentFigures(document: DocumentRecord, totals: Totals): Figure[] {
  return [
    ['line net', document.line_net_minor, totals.lineNetMinor],
    ['allowance', document.allowance_minor, totals.allowanceMinor],
    ['charge', document.charge_minor, totals.chargeMinor],
    ['net', document.net_minor, totals.netMinor],
    ['tax', document.tax_minor, totals.taxMinor],
    ['gross', document.gross_minor, totals.grossMinor],
    ['due', document.due_minor, totals.dueMinor],
  ];
}

/** A row under another category or rate is compared with none, and so differs. */
function taxFigures(stored: DocumentContent['taxes'], computed: Totals['taxes']): Figure[] {
  return [
    ['number of tax rows', stored.length, computed.length],
    ...stored.flatMap((row, index): Figure[] => {
      const tax = computed[index];
      const isSame = tax?.taxCategory === row.tax_category && tax.taxRateE4 === row.tax_rate_e4;
      const name = `${row.tax_category} ${row.tax_rate_e4 / 10_000} %`;
      return [
        [`taxable amount at ${name}`, row.taxable_minor, isSame ? tax.taxableMinor : undefined],
        [`tax at ${name}`, row.tax_minor, isSame ? tax.taxMinor : undefined],
      ];
    }),
  ];
}
