import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { ActionButton } from './action.tsx';
import type { Action } from './action.tsx';
import classes from './panels.module.css';

export type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  /** What belongs here, in a sentence. */
  text: string;
  /** The first step. */
  primary?: Action | undefined;
  /** The import, the demo company, or removing a filter. */
  secondary?: readonly Action[] | undefined;
};

/** Stands where rows will stand: says what belongs here and offers the first step. */
export function EmptyState({ icon, title, text, primary, secondary = [] }: EmptyStateProps) {
  return (
    <div className={classes['empty']}>
      {icon !== undefined && (
        <div className={classes['emptyIcon']} aria-hidden>
          {icon}
        </div>
      )}
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed" size="sm" maw={440}>
        {text}
      </Text>
      <Group gap="xs" justify="center" mt="xs">
        {primary !== undefined && <ActionButton action={primary} isPrimary />}
        {secondary.map((action) => (
          <ActionButton key={action.label} action={action} />
        ))}
      </Group>
    </div>
  );
}
