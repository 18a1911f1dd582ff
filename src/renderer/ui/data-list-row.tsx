import { Skeleton } from '@mantine/core';
import { memo } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Column } from './data-list-types.ts';
import classes from './data-list.module.css';

/** What a row can do; the same object as long as the list lives, so that a row is drawn anew only when it has changed. */
export type RowDeeds = { open: (index: number) => void; tick: (index: number, isRange: boolean) => void };

type RowProps<Row> = {
  row: Row;
  columns: readonly Column<Row>[];
  id: string;
  index: number;
  top: number;
  isActive: boolean;
  /** undefined: rows of this list cannot be ticked. */
  isTicked: boolean | undefined;
  isMuted: boolean;
  isCurrent: boolean;
  /** A click leads somewhere. */
  opens: boolean;
  deeds: RowDeeds;
};

/** One row. A click anywhere opens it, save on its box or on something in it that is itself a control. */
function Row<Row>({
  row,
  columns,
  id,
  index,
  top,
  isActive,
  isTicked,
  isMuted,
  isCurrent,
  opens,
  deeds,
}: RowProps<Row>) {
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const control = (event.target as HTMLElement).closest('a, button, input, label');
    const isSelectingText = window.getSelection()?.isCollapsed === false;
    if (control === null && !isSelectingText) deeds.open(index);
  };
  return (
    // Keys are handled by the grid, which has the focus (aria-activedescendant).
    <div
      role="row"
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isTicked}
      tabIndex={-1}
      className={classes['line']}
      data-active={isActive}
      aria-current={isCurrent ? 'true' : undefined}
      data-ticked={isTicked ?? false}
      data-muted={isMuted}
      data-opens={opens}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      {isTicked !== undefined && <TickCell isTicked={isTicked} index={index} onTick={deeds.tick} />}
      {columns.map((column) => (
        <div key={column.key} role="gridcell" className={classes['cell']} data-align={column.align ?? 'start'}>
          {column.render(row)}
        </div>
      ))}
    </div>
  );
}

/** A row that is drawn anew only when something of it has changed: scrolling a long list draws the rows that come. */
export const DataListRow = memo(Row) as typeof Row;

/** Stands where a row will be once it is loaded. */
export function PlaceholderRow({ index, top }: { index: number; top: number }) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy
      className={classes['line']}
      data-placeholder
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={classes['placeholder']} />
    </div>
  );
}

type TickCellProps = { isTicked: boolean; index: number; onTick: RowDeeds['tick'] };

// A plain box: of the parts of a row this one is drawn most often.
function TickCell({ isTicked, index, onTick }: TickCellProps) {
  const { t } = useTranslation('ui');
  return (
    <div role="gridcell" className={classes['tick']}>
      <input
        type="checkbox"
        className={classes['box']}
        tabIndex={-1}
        aria-label={t('list.tickRow', { row: index + 1 })}
        checked={isTicked}
        onChange={(event) => onTick(index, (event.nativeEvent as globalThis.MouseEvent).shiftKey)}
      />
    </div>
  );
}

type FooterProps<Row> = {
  columns: readonly Column<Row>[];
  footer: Readonly<Record<string, ReactNode>>;
  hasTicks: boolean;
};

/** The row of totals that stays in view. */
export function DataListFooter<Row>({ columns, footer, hasTicks }: FooterProps<Row>) {
  return (
    <div role="rowgroup" className={classes['footer']}>
      <div role="row" className={classes['line']}>
        {hasTicks && <div role="gridcell" className={classes['tick']} />}
        {columns.map((column) => (
          <div key={column.key} role="gridcell" className={classes['cell']} data-align={column.align ?? 'start'}>
            {footer[column.key]}
          </div>
        ))}
      </div>
    </div>
  );
}

const skeletonRows = Array.from({ length: 12 }, (_, index) => index);

/** Grey bars where rows will stand. */
export function SkeletonRows<Row>({ columns, hasTicks }: { columns: readonly Column<Row>[]; hasTicks: boolean }) {
  return (
    <div role="rowgroup">
      {skeletonRows.map((index) => (
        <div key={index} role="row" className={classes['line']}>
          {hasTicks && <div role="gridcell" className={classes['tick']} />}
          {columns.map((column) => (
            <div key={column.key} role="gridcell" className={classes['cell']} data-align={column.align ?? 'start'}>
              <Skeleton height={10} width={`${40 + ((index * 17 + column.key.length * 11) % 45)}%`} radius="sm" />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
