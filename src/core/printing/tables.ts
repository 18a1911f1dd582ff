import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js';

import { colors, sizes } from './page.ts';

/** A table as all papers draw it: a small head between air and a rule, hairlines between the rows, nothing upright. */
export function lineTable(table: {
  widths: readonly number[];
  head: readonly TableCell[];
  rows: readonly (readonly TableCell[])[];
  dontBreakRows?: boolean;
  /** How many of the last rows are totals, set off by a rule. */
  totalRows?: number;
  rowPadding?: number;
}): Content {
  const { widths, rows, dontBreakRows = true, totalRows = 0, rowPadding = 4.5 } = table;
  const lastColumn = widths.length - 1;
  const totalsFrom = rows.length + 1 - totalRows;
  const head = table.head.map((cell) =>
    Object.assign({}, cell, {
      fontSize: sizes.small,
      color: colors.grey,
      bold: true,
      verticalAlignment: 'bottom' as const,
    }),
  );
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows,
      widths: [...widths],
      body: [head, ...rows.map((row) => [...row])],
    },
    layout: {
      hLineWidth: (row) => {
        if (row === 0) return 0;
        return row === 1 || row === rows.length + 1 || (totalRows > 0 && row === totalsFrom) ? 0.8 : 0.4;
      },
      hLineColor: (row) =>
        row === 1 || row === rows.length + 1 || (totalRows > 0 && row === totalsFrom) ? colors.rule : colors.hairline,
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : 4),
      paddingRight: (column) => (column === lastColumn ? 0 : 4),
      paddingTop: (row) => (row === 0 ? 0 : rowPadding),
      paddingBottom: (row) => (row === 0 ? 4 : rowPadding),
    },
  };
}

/** One line of a list of sums; `strong` ones are set larger, under a rule. */
export type SumRow = { label: string; value: string; strong?: boolean };

/** Labels on the left, figures on the right edge. Short ones stay together on a page. */
export function sumTable(rows: readonly SumRow[], { widths }: { widths: readonly [number, number] }): ContentTable {
  const body = rows.map(({ label, value, strong = false }): TableCell[] => {
    const style = strong ? { bold: true, fontSize: sizes.total } : {};
    return [
      { text: label, ...style, ...(strong ? { fontSize: sizes.large, margin: [0, 3, 0, 0] } : { color: colors.grey }) },
      { text: value, alignment: 'right', ...style },
    ];
  });
  const isStrong = (row: number): boolean => rows[row]?.strong === true;
  return {
    table: { widths: [...widths], body, dontBreakRows: true },
    layout: {
      hLineWidth: (row) => (isStrong(row) && row > 0 ? 0.8 : 0),
      hLineColor: () => colors.rule,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: (column) => (column === 0 ? 8 : 0),
      paddingTop: (row) => (isStrong(row) ? 5 : 2.5),
      paddingBottom: (row) => (isStrong(row + 1) ? 6 : isStrong(row) ? 4 : 2.5),
    },
  };
}
