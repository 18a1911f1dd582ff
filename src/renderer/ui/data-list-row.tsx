import { Checkbox, Skeleton } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Column, DataListProps } from './data-list-types.ts';
import classes from './data-list.module.css';
import { isTicked as isRowTicked } from './selection.ts';

type RowProps<Row> = Omit<DataListProps<Row>, 'onOpen'> & {
  row: Row;
  id: string;
  index: number;
  top: number;
  isActive: boolean;
  onOpen: () => void;
  onTick: (isRange: boolean) => void;
};

/** One row. A click anywhere opens it, save on its box or on something in it that is itself a control. */
export function DataListRow<Row>(props: RowProps<Row>) {
  const { row, rowKey, columns, id, index, top, isActive, isMuted, isCurrent, selection, onOpen, rowTo } = props;
  const isTicked = selection !== undefined && isRowTicked(selection, rowKey(row));
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const control = (event.target as HTMLElement).closest('a, button, input, label');
    const isSelectingText = window.getSelection()?.isCollapsed === false;
    if (control === null && !isSelectingText) onOpen();
  };
  return (
    // Keys are handled by the grid, which has the focus (aria-activedescendant).
    <div
      role="row"
      id={id}
      aria-rowindex={index + 2}
      aria-selected={selection === undefined ? undefined : isTicked}
      tabIndex={-1}
      className={classes['line']}
      data-active={isActive}
      aria-current={isCurrent?.(row) === true ? 'true' : undefined}
      data-ticked={isTicked}
      data-muted={isMuted?.(row) ?? false}
      data-opens={rowTo !== undefined || props.onOpen !== undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onClick}
    >
      <TickCell {...props} isTicked={isTicked} />
      {columns.map((column) => (
        <div key={column.key} role="gridcell" className={classes['cell']} data-align={column.align ?? 'start'}>
          {column.render(row)}
        </div>
      ))}
    </div>
  );
}

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

function TickCell<Row>({ selection, isTicked, onTick, index }: RowProps<Row> & { isTicked: boolean }) {
  const { t } = useTranslation('ui');
  if (selection === undefined) return null;
  return (
    <div role="gridcell" className={classes['tick']}>
      <Checkbox
        size="xs"
        tabIndex={-1}
        aria-label={t('list.tickRow', { row: index + 1 })}
        checked={isTicked}
        onChange={(event) => onTick((event.nativeEvent as globalThis.MouseEvent).shiftKey)}
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
