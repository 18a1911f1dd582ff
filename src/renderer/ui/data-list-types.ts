import type { ReactNode } from 'react';

import type { Selection } from './selection.ts';

export type Column<Row> = {
  key: string;
  header: string;
  /** The header is only read aloud: over buttons it would say twice what they say. */
  isHeaderHidden?: boolean | undefined;
  render: (row: Row) => ReactNode;
  /** `end` for amounts and counts. */
  align?: 'start' | 'end' | undefined;
  /** Pixels. A column without a width shares what is left. */
  width?: number | undefined;
  /** How much of what is left it takes, and how little is still readable. Default 1 and 120. */
  grow?: number | undefined;
  minWidth?: number | undefined;
  /** The host's name of the order; a click on the header sorts by it. */
  sortKey?: string | undefined;
  /** Left out when the list is narrower than so many pixels. */
  hideBelow?: number | undefined;
};

export type Sort<Key extends string = string> = { sort: Key; direction: 'asc' | 'desc' };

export type DataListProps<Row> = {
  /** What the list is called by a screen reader. */
  label: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  rows: readonly Row[];
  total?: number | undefined;
  isLoading?: boolean | undefined;
  isLoadingMore?: boolean | undefined;
  hasMore?: boolean | undefined;
  onMore?: (() => void) | undefined;
  error?: unknown;
  onRetry?: (() => void) | undefined;
  loadAll?: (() => Promise<readonly Row[]>) | undefined;
  /** Where Enter or a click on a row leads: `(row) => `/contacts/${row.id}``. */
  rowTo?: ((row: Row) => string) | undefined;
  /** Instead of `rowTo`, what Enter or a click does. */
  onOpen?: ((row: Row) => void) | undefined;
  /** Rows that are less important, e.g. archived ones. */
  isMuted?: ((row: Row) => boolean) | undefined;
  /** The row whose detail stands beside the list. */
  isCurrent?: ((row: Row) => boolean) | undefined;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort<never>) => void) | undefined;
  /** With it rows can be ticked; `bulkActions` are offered for the ticked ones (no keys: see `selection.isEverything`). */
  selection?: Selection | undefined;
  bulkActions?: ((keys: readonly string[]) => ReactNode) | undefined;
  /** Stands in place of the rows when there are none: an `EmptyState`. */
  empty: ReactNode;
  /** Remembers the order under this path for `useNeighbours`: `/contacts`. */
  orderName?: string | undefined;
  /** A row below the others that stays in view, one cell per column key: totals. */
  footer?: Readonly<Record<string, ReactNode>> | undefined;
  /** `auto`: as high as its rows (a list inside a page). Default `fill`. */
  height?: 'fill' | 'auto' | undefined;
};
