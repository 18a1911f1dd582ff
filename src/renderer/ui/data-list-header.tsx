import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { Column, DataListProps } from './data-list-types.ts';
import classes from './data-list.module.css';
import { isTicked } from './selection.ts';

/** The header that stays in view: names, order, and the box that ticks all loaded rows. */
export function DataListHeader<Row>(props: DataListProps<Row>) {
  return (
    <div role="rowgroup" className={classes['header']}>
      <div role="row" aria-rowindex={1} className={classes['line']}>
        <TickAll {...props} />
        {props.columns.map((column) => (
          <HeaderCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
        ))}
      </div>
    </div>
  );
}

function TickAll<Row>({ rows, rowKey, selection }: DataListProps<Row>) {
  const { t } = useTranslation('ui');
  if (selection === undefined) return null;
  const ticked = rows.filter((row) => isTicked(selection, rowKey(row))).length;
  const isAll = rows.length > 0 && ticked === rows.length;
  return (
    <div role="columnheader" className={classes['tick']}>
      <Checkbox
        size="xs"
        aria-label={t('list.tickAll')}
        checked={isAll}
        indeterminate={ticked > 0 && !isAll}
        onChange={() => (isAll ? selection.clear() : selection.set(rows.map(rowKey)))}
      />
    </div>
  );
}

type HeaderCellProps<Row> = { column: Column<Row> } & Pick<DataListProps<Row>, 'sort' | 'onSort'>;

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const { header, isHeaderHidden = false, sortKey, align = 'start' } = column;
  if (sortKey === undefined || onSort === undefined) {
    return (
      <div role="columnheader" className={classes['heading']} data-align={align}>
        <span className={isHeaderHidden ? 'cb-hidden' : undefined}>{header}</span>
      </div>
    );
  }
  const direction = sort?.sort === sortKey ? sort.direction : undefined;
  const next = direction === 'asc' ? 'desc' : 'asc';
  return (
    <div role="columnheader" aria-sort={ariaSort(direction)} className={classes['heading']} data-align={align}>
      <button
        type="button"
        className={classes['sort']}
        data-active={direction !== undefined}
        onClick={() => onSort({ sort: sortKey as never, direction: next })}
      >
        {header}
        {direction === 'asc' && <IconArrowUp size={14} aria-hidden />}
        {direction === 'desc' && <IconArrowDown size={14} aria-hidden />}
      </button>
    </div>
  );
}

function ariaSort(direction: 'asc' | 'desc' | undefined) {
  if (direction === undefined) return 'none';
  return direction === 'asc' ? 'ascending' : 'descending';
}
