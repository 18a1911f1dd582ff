import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './form.module.css';

type FormRowsProps<Row> = {
  /** Names the rows for screen readers: "More e-mails and numbers". */
  label: string;
  rows: readonly Row[];
  onChange: (rows: Row[]) => void;
  /** What can be added, each with its words. */
  additions: readonly { label: string; row: Row }[];
  mostRows: number;
  /** The row has several lines: its cross stands at the top. */
  isTall?: boolean | undefined;
  /** The fields have their labels above them: the cross stands beside the fields. */
  hasLabels?: boolean | undefined;
  render: (row: Row, index: number, change: (fields: Partial<Row>) => void) => ReactNode;
};

/** Rows of fields that can be added and removed. A new row takes the focus. */
export function FormRows<Row extends object>(props: FormRowsProps<Row>) {
  const { label, rows, onChange, additions, mostRows, isTall, hasLabels, render } = props;
  const { t } = useTranslation('contacts');
  const list = useRef<HTMLUListElement>(null);
  const focusRow = (index: number) => {
    // The row is drawn first.
    setTimeout(() =>
      list.current?.children[index]?.querySelector<HTMLElement>('input:not([readonly]), textarea')?.focus(),
    );
  };
  const change = (index: number, fields: Partial<Row>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...fields } : row)));
  return (
    <div className={classes['rows']}>
      <ul ref={list} className={classes['rowList']} aria-label={label}>
        {rows.map((row, index) => (
          // Rows have no name of their own; each holds only what stands in `rows`.
          <li key={index} className={classes['row']} data-tall={isTall === true} data-labels={hasLabels === true}>
            <div className={classes['rowFields']}>{render(row, index, (fields) => change(index, fields))}</div>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('form.removeRow', { label, number: index + 1 })}
              onClick={() => {
                onChange(rows.toSpliced(index, 1));
                focusRow(Math.max(0, index - 1));
              }}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {rows.length < mostRows && (
        <div className={classes['additions']}>
          {additions.map((addition) => (
            <Button
              key={addition.label}
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={14} />}
              onClick={() => {
                onChange([...rows, addition.row]);
                focusRow(rows.length);
              }}
            >
              {addition.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
