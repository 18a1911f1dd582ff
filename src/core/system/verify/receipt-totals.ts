/** A receipt's stored figures beside what its lines come to, and what came back beside what was sold. */
import { e4, minor, sumMinor } from '#domain/money';
import { computeSale, isGoods, returnOf } from '#domain/till';
import type { ReturnableLine, ReturnedGroup, SaleTotals } from '#domain/till';
import type { SaleLinesTable } from '#core/database';
import { returnableLineOf, soldLineOf } from '#core/sales';
import type { SaleContent, SaleRecord } from '#core/sales';

import type { Original } from './receipt-content.ts';

type Figure = [name: string, stored: number | string | null, computed: number | string | null | undefined];
type Originals = ReadonlyMap<string, Original>;
type Stored = { sale: SaleRecord; content: SaleContent };
type Returned = { original: Original; lines: readonly SaleLinesTable[]; group: ReturnedGroup };

/** The first stored figure that the lines do not come to, or null; and how it was paid: tenders = total + rounding. */
export function receiptFault(stored: Stored, originals: Originals): string | null {
  const returned = takenBack(stored, originals);
  if (typeof returned === 'string') return returned;
  const computed = recompute(stored, returned);
  if (!computed.ok) return `its totals cannot be computed (${computed.error.code})`;
  const figures = [
    ...lineFigures(stored, computed.value),
    ...returned.flatMap(returnFigures),
    ...saleFigures(stored, computed.value, returned),
    ...taxFigures(stored, computed.value),
    ...tenderFigures(stored),
  ];
  const wrong = figures.find(([, kept, should]) => kept !== should);
  return wrong ? `its ${wrong[0]} is ${wrong[1] ?? 'none'} instead of ${wrong[2] ?? 'none'}` : null;
}

/** What came back, receipt by receipt, computed again; or what is wrong with it. */
function takenBack({ sale, content }: Stored, originals: Originals): Returned[] | string {
  const back = content.lines.filter((line) => line.kind === 'return');
  const returned: Returned[] = [];
  for (const originalId of new Set(back.map((line) => line.returns_sale_id ?? ''))) {
    const lines = back.filter((line) => line.returns_sale_id === originalId);
    const original = originals.get(originalId);
    if (original === undefined) return `line ${lines[0]?.position ?? 0} gives back what no receipt has sold`;
    const group = returnOf(
      { priceMode: original.price_mode, taxRounding: original.tax_rounding, lines: returnable(original, sale.id) },
      lines.map((line) => ({ index: (line.returns_position ?? 0) - 1, quantityE4: e4(0 - line.quantity_e4) })),
    );
    if (!group.ok) {
      const asked = lines.find((line) => line.returns_position === group.error.index + 1);
      const what = group.error.code === 'RETURN_EXCEEDS_SOLD' ? 'more than was left of' : 'what was not sold on';
      return `line ${asked?.position ?? 0} gives back ${what} ${original.number}`;
    }
    returned.push({ original, lines, group: group.value });
  }
  return returned;
}

function returnable({ lines, returnedBefore }: Original, saleId: string): (ReturnableLine | null)[] {
  const before = returnedBefore(saleId);
  const byPosition = new Map(lines.map((line) => [line.position, line]));
  const last = Math.max(0, ...byPosition.keys());
  return Array.from({ length: last }, (_, index) => {
    const line = byPosition.get(index + 1);
    return line === undefined ? null : returnableLineOf(line, e4(before.get(line.position) ?? 0));
  });
}

const isVoucher = ({ kind }: SaleLinesTable) => kind === 'voucher';

function recompute({ sale, content }: Stored, returned: readonly Returned[]) {
  return computeSale({
    currency: sale.currency,
    priceMode: sale.price_mode,
    taxRounding: sale.tax_rounding,
    sold: content.lines.filter(isGoods).map(soldLineOf),
    returned: returned.map(({ group }) => group),
    creditSoldMinor: sumMinor(content.lines.filter(isVoucher).map((line) => line.net_minor)),
    discount: { percentE4: sale.discount_percent_e4, amountMinor: sale.discount_minor },
  });
}

function lineFigures({ content }: Stored, totals: SaleTotals): Figure[] {
  const places = content.lines.map((line, index): Figure => ['number of lines', line.position, index + 1]);
  const sold = content.lines.filter(isGoods).flatMap((line, index): Figure[] => [
    [`gross of line ${line.position}`, line.gross_minor, totals.lines[index]?.grossMinor],
    [`net of line ${line.position}`, line.net_minor, totals.lines[index]?.netMinor],
    [`part of the total of line ${line.position}`, line.settled_minor, totals.lines[index]?.settledMinor],
  ]);
  return [...places, ...sold];
}

/** A line that came back bears what it was sold as, and gives back its share to the cent. */
function returnFigures({ original, lines, group }: Returned): Figure[] {
  return lines.flatMap((line, index): Figure[] => {
    const sold = original.lines.find((candidate) => candidate.position === line.returns_position);
    const back = group.lines[index];
    return [
      [`item of line ${line.position}`, line.item_id, sold?.item_id],
      [`tax category of line ${line.position}`, line.tax_category, sold?.tax_category],
      [`tax rate of line ${line.position}`, line.tax_rate_e4, sold?.tax_rate_e4],
      [`gross of line ${line.position}`, line.gross_minor, back?.grossMinor],
      [`net of line ${line.position}`, line.net_minor, back?.netMinor],
      [`part of the total of line ${line.position}`, line.settled_minor, back?.settledMinor],
    ];
  });
}

function saleFigures({ sale }: Stored, totals: SaleTotals, returned: readonly Returned[]): Figure[] {
  const back = returned.flatMap(({ group }) => group.taxes.map((tax) => tax.grossMinor));
  return [
    ['line net', sale.line_net_minor, totals.lineNetMinor],
    ['order discount', sale.allowance_minor, totals.allowanceMinor],
    ['net', sale.net_minor, totals.netMinor],
    ['tax', sale.tax_minor, totals.taxMinor],
    ['gross', sale.gross_minor, totals.grossMinor],
    ['vouchers sold', sale.credit_sold_minor, totals.creditSoldMinor],
    ['total', sale.total_minor, totals.totalMinor],
    ['sum of returns', sale.returned_minor, minor(0 - sumMinor(back))],
    [
      'sum of line discounts',
      sale.line_discount_minor,
      sumMinor(totals.lines.map((line) => minor(line.grossMinor - line.netMinor))),
    ],
  ];
}

function taxFigures({ content }: Stored, totals: SaleTotals): Figure[] {
  return [
    ['number of tax rows', content.taxes.length, totals.taxes.length],
    ...content.taxes.flatMap((row, index): Figure[] => {
      const tax = totals.taxes[index];
      const isSame = tax?.taxCategory === row.tax_category && tax.taxRateE4 === row.tax_rate_e4;
      const name = `${row.tax_category} ${row.tax_rate_e4 / 10_000} %`;
      return [
        [`taxable amount at ${name}`, row.taxable_minor, isSame ? tax.taxableMinor : undefined],
        [`tax at ${name}`, row.tax_minor, isSame ? tax.taxMinor : undefined],
      ];
    }),
  ];
}

/** The identity of the till (domain.md, "Till"); only cash is rounded. */
function tenderFigures({ sale, content }: Stored): Figure[] {
  const paid = sumMinor(content.tenders.map((tender) => tender.amount_minor));
  const hasCash = content.tenders.some(({ tender }) => tender === 'cash');
  return [
    ['sum of tenders', paid, minor(sale.total_minor + sale.rounding_minor)],
    ...(hasCash ? [] : [['rounding', sale.rounding_minor, 0] satisfies Figure]),
  ];
}
