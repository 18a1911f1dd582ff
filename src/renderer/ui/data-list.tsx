import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';

import { DataListBulkBar } from './data-list-bulk-bar.tsx';
import { DataListHeader } from './data-list-header.tsx';
import { moveActive } from './data-list-keys.ts';
import { DataListFooter, DataListRow, PlaceholderRow, SkeletonRows } from './data-list-row.tsx';
import type { RowDeeds } from './data-list-row.tsx';
import type { Column, DataListProps } from './data-list-types.ts';
import classes from './data-list.module.css';
import { rowHeights, useDensity } from './density.ts';
import { useArrowsIntoList } from './enter-list.ts';
import { ErrorPanel } from './error-panel.tsx';
import { openedOf, rememberOrder, rememberSearch } from './neighbours.ts';
import { hasTicks as hasAnyTicks, isTicked, toggled, withRange } from './selection.ts';

const overscan = 12;
// Browsers draw nothing below some 33 million pixels.
const mostRowsAhead = 500_000;

/**
 * The list of every screen: virtual rows with a sticky header, loaded page by page as it is scrolled. Arrow keys, Home, End,
 * Page Up and Down move, Enter opens, Space ticks, a click on a header sorts. Feed it from `useList`:
 * `<DataList {...useList(orpc.contacts.list, state)} label=... columns=... rowKey=... empty=... />`.
 */
export function DataList<Row>(props: DataListProps<Row>) {
  const { rows, isLoading = false, error, onRetry, empty, selection, bulkActions, height = 'fill' } = props;
  if (rows.length === 0 && error !== undefined && error !== null) {
    return <ErrorPanel error={error} onRetry={onRetry} />;
  }
  if (rows.length === 0 && !isLoading) return <>{empty}</>;
  return (
    <div className={classes['frame']} data-height={height} data-footer={props.footer !== undefined}>
      <Grid {...props} />
      {selection !== undefined && hasAnyTicks(selection) && (
        <DataListBulkBar {...props} selection={selection} actions={bulkActions} />
      )}
    </div>
  );
}

function Grid<Row>(props: DataListProps<Row>) {
  const { label, rows, rowKey, selection, isLoading = false } = props;
  const { measure, width } = useWidth();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [active, setActive] = useState(-1);
  const gridId = useId();
  const columns = props.columns.filter((column) => width === 0 || width >= (column.hideBelow ?? 0));
  const { virtual, items, totalSize, count, rowHeight } = useVirtualRows(props, scroller);
  useMore(props, items.at(-1)?.index ?? 0);
  useOrder(props);
  const open = useOpen(props);
  const tick = useTicks(props);
  const deeds = useDeeds(props, { open, tick, setActive });
  const activeRow = rows[active];
  const hasTicks = selection !== undefined;
  const moveTo = (index: number) => {
    setActive(index);
    virtual.scrollToIndex(index);
  };
  useWayBack(props, scroller, moveTo);
  useArrowsIntoList(props.height !== 'auto');
  const onKeyDown = keyHandler({
    active,
    rows,
    count,
    pageRows: Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / rowHeight) - 2),
    onMove: moveTo,
    onOpen: open,
    onTick: hasTicks ? tick : undefined,
  });

  return (
    <div
      ref={useMergedRef(setScroller, measure)}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-multiselectable={hasTicks}
      aria-busy={isLoading}
      aria-activedescendant={activeRow === undefined ? undefined : rowId(gridId, rowKey(activeRow))}
      tabIndex={0}
      className={classes['grid']}
      style={gridStyle(columns, { hasTicks, rowHeight })}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && active < 0) setActive(0);
      }}
    >
      <DataListHeader {...props} columns={columns} />
      {isLoading && <SkeletonRows columns={columns} hasTicks={hasTicks} />}
      <Rows {...props} {...{ columns, items, totalSize, gridId, active, deeds }} />
      {props.footer !== undefined && !isLoading && (
        <DataListFooter columns={columns} footer={props.footer} hasTicks={hasTicks} />
      )}
    </div>
  );
}

/** How wide the list is, known before it is first painted: the observer alone would draw every column for a frame or two. */
function useWidth() {
  const { ref: observe, width } = useElementSize<HTMLDivElement>();
  const [first, setFirst] = useState(0);
  const readFirst = useCallback((element: HTMLDivElement | null) => setFirst(element?.offsetWidth ?? 0), []);
  return { measure: useMergedRef(observe, readFirst), width: width === 0 ? first : width };
}

/** Which rows are drawn. What the virtualizer answers is read here, because it stays the same object while its answers change. */
function useVirtualRows<Row>(props: DataListProps<Row>, scroller: HTMLElement | null) {
  const [density] = useDensity();
  const rowHeight = rowHeights[density];
  const count = countOf(props);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan,
    scrollPaddingStart: rowHeight,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  return { virtual, items: virtual.getVirtualItems(), totalSize: virtual.getTotalSize(), count, rowHeight };
}

type RowsProps<Row> = DataListProps<Row> & {
  items: readonly VirtualItem[];
  totalSize: number;
  gridId: string;
  active: number;
  deeds: RowDeeds;
};

function Rows<Row>({ items, totalSize, gridId, active, deeds, ...props }: RowsProps<Row>) {
  const { rows, rowKey, columns, selection, isMuted, isCurrent, isLoading = false } = props;
  if (isLoading) return null;
  const opens = props.rowTo !== undefined || props.onOpen !== undefined;
  return (
    <div role="rowgroup" className={classes['rows']} style={{ height: totalSize }}>
      {items.map(({ index, start }) => {
        const row = rows[index];
        if (row === undefined) return <PlaceholderRow key={index} index={index} top={start} />;
        const key = rowKey(row);
        return (
          <DataListRow
            key={key}
            {...{ row, columns, index, opens, deeds }}
            id={rowId(gridId, key)}
            top={start}
            isActive={index === active}
            isTicked={selection && isTicked(selection, key)}
            isMuted={isMuted?.(row) ?? false}
            isCurrent={isCurrent?.(row) ?? false}
          />
        );
      })}
    </div>
  );
}

/** What rows do, always as it is now, in an object that stays the same. */
function useDeeds<Row>(props: DataListProps<Row>, { open, tick, setActive }: Deeds<Row>): RowDeeds {
  const latest = useRef({ rows: props.rows, open, tick });
  useEffect(() => {
    latest.current = { rows: props.rows, open, tick };
  });
  const [deeds] = useState<RowDeeds>(() => ({
    open: (index) => {
      const row = latest.current.rows[index];
      if (row !== undefined) latest.current.open(row);
    },
    tick: (index, isRange) => {
      setActive(index);
      latest.current.tick(index, isRange);
    },
  }));
  return deeds;
}

type Deeds<Row> = {
  open: (row: Row) => void;
  tick: (index: number, isRange: boolean) => void;
  setActive: (index: number) => void;
};

type KeyActions<Row> = {
  active: number;
  rows: readonly Row[];
  /** Rows that match, also those that are not loaded. */
  count: number;
  pageRows: number;
  onMove: (index: number) => void;
  onOpen: (row: Row) => void;
  onTick: ((index: number, isRange: boolean) => void) | undefined;
};

function keyHandler<Row>({ active, rows, count, pageRows, onMove, onOpen, onTick }: KeyActions<Row>) {
  return (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = moveActive(event.key, { active, count, pageRows });
    const row = rows[active];
    if (next !== undefined) onMove(next);
    else if (row !== undefined && event.key === 'Enter') onOpen(row);
    else if (row !== undefined && event.key === ' ' && onTick !== undefined) onTick(active, event.shiftKey);
    else return;
    event.preventDefault();
  };
}

function useOrder<Row>({ orderName, rows, rowKey }: DataListProps<Row>): void {
  useEffect(() => {
    if (orderName !== undefined) rememberOrder(orderName, rows.map(rowKey));
  }, [orderName, rows, rowKey]);
  const search = useSearch({ strict: false });
  useEffect(() => {
    if (orderName !== undefined) rememberSearch(orderName, search);
  }, [orderName, search]);
}

/** Who comes back from a record finds its row and the focus there, unless something else has taken the focus. */
function useWayBack<Row>(
  { orderName, rows, rowKey }: DataListProps<Row>,
  grid: HTMLElement | null,
  moveTo: (index: number) => void,
): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || grid === null || rows.length === 0) return;
    isDone.current = true;
    const last = orderName === undefined ? undefined : openedOf(orderName);
    const index = last === undefined ? -1 : rows.findIndex((row) => rowKey(row) === last);
    if (index < 0 || document.activeElement !== document.body) return;
    grid.focus({ preventScroll: true });
    moveTo(index);
  });
}

function useOpen<Row>({ rowTo, onOpen }: DataListProps<Row>): (row: Row) => void {
  const navigate = useNavigate();
  return (row) => {
    onOpen?.(row);
    if (rowTo !== undefined) void navigate({ to: rowTo(row) });
  };
}

function useTicks<Row>({ rows, rowKey, selection }: DataListProps<Row>): (index: number, isRange: boolean) => void {
  const anchor = useRef(0);
  return (index, isRange) => {
    if (selection === undefined) return;
    const order = rows.map(rowKey);
    const key = order[index];
    if (key === undefined) return;
    const ticked = selection.isEverything ? new Set(order) : selection.keys;
    selection.set(isRange ? withRange(ticked, order, anchor.current, index) : toggled(ticked, key));
    anchor.current = index;
  };
}

function useMore<Row>({ rows, hasMore = false, isLoadingMore = false, onMore }: DataListProps<Row>, lastShown: number) {
  const isNearEnd = lastShown >= rows.length - overscan * 2;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) onMore?.();
  }, [isNearEnd, hasMore, isLoadingMore, onMore]);
}

function rowId(gridId: string, key: string): string {
  return `${gridId}-${key}`;
}

/** How many rows the list is high: all that match, so that its scrollbar is honest before they are loaded. */
function countOf<Row>({ rows, total = 0, hasMore = false }: DataListProps<Row>): number {
  return hasMore ? Math.max(rows.length, Math.min(total, rows.length + mostRowsAhead)) : rows.length;
}

const tickWidth = 40;
const sidePadding = 32;

function gridStyle<Row>(
  columns: readonly Column<Row>[],
  { hasTicks, rowHeight }: { hasTicks: boolean; rowHeight: number },
): CSSProperties {
  const tracks = columns.map(({ width, grow = 1, minWidth = 120 }) =>
    width === undefined ? `minmax(${minWidth}px, ${grow}fr)` : `${width}px`,
  );
  const least = columns.reduce((sum, { width, minWidth = 120 }) => sum + (width ?? minWidth), sidePadding);
  return {
    '--cb-columns': (hasTicks ? [`${tickWidth}px`, ...tracks] : tracks).join(' '),
    '--cb-least': `${least + (hasTicks ? tickWidth : 0)}px`,
    '--cb-row': `${rowHeight}px`,
  } as CSSProperties;
}
