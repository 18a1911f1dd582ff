import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './step-button.module.css';

type StepButtonProps = { label: string; isDisabled: boolean; onClick: () => void; children: ReactNode };

/** Moves something one place on. At the end of the way it keeps the focus, unlike a disabled button. */
export function StepButton({ label, isDisabled, onClick, children }: StepButtonProps) {
  return (
    <ActionIcon
      className={classes['step']}
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={label}
      aria-disabled={isDisabled}
      {...(isDisabled && { 'data-disabled': true })}
      onClick={isDisabled ? undefined : onClick}
    >
      {children}
    </ActionIcon>
  );
}
