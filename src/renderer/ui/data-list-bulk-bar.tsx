import { Button, CloseButton, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { DataListProps } from './data-list-types.ts';
import classes from './data-list.module.css';
import type { Selection } from './selection.ts';
import { useShortcut } from './shortcuts.tsx';

type BulkBarProps<Row> = DataListProps<Row> & {
  selection: Selection;
  actions: ((keys: readonly string[]) => ReactNode) | undefined;
};

/** What can be done with the ticked rows; floats over the end of the list. */
export function DataListBulkBar<Row>({ rows, rowKey, total, loadAll, selection, actions }: BulkBarProps<Row>) {
  const { t } = useTranslation('ui');
  const [isLoading, setIsLoading] = useState(false);
  useShortcut({ keys: 'Escape', label: t('list.clearTicks'), run: selection.clear });
  const { keys, isEverything, setEverything } = selection;
  const count = isEverything ? (total ?? 0) : keys.size;
  const canTickAll = setEverything !== undefined || loadAll !== undefined;
  const isMoreToTick = canTickAll && total !== undefined && total > rows.length && count < total;
  const tickAll = async () => {
    if (setEverything !== undefined) {
      setEverything();
      return;
    }
    setIsLoading(true);
    try {
      const all = await loadAll?.();
      if (all !== undefined) selection.set(all.map(rowKey));
    } finally {
      setIsLoading(false);
    }
  };
  return (
    <div className={classes['bulk']} role="region" aria-label={t('list.ticked', { count })}>
      <CloseButton size="sm" aria-label={t('list.clearTicks')} onClick={selection.clear} />
      <Text size="sm" fw={500} role="status">
        {t('list.ticked', { count })}
      </Text>
      {isMoreToTick && (
        <Button size="compact-sm" variant="subtle" loading={isLoading} onClick={() => void tickAll()}>
          {t('list.tickAllMatching', { count: total })}
        </Button>
      )}
      <Group gap="xs" ms="auto">
        {actions?.([...keys])}
      </Group>
    </div>
  );
}
