import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { useShortcut } from './shortcuts.tsx';

/** Something that can be done on a screen: shown as a button, in a menu, or by its key. */
export type Action = {
  label: string;
  /** Where it leads (`/contacts/new`), or what it does. */
  to?: string | undefined;
  onClick?: (() => void) | undefined;
  icon?: ReactNode;
  /** Its key; `?` lists it. */
  keys?: string | undefined;
  isDisabled?: boolean | undefined;
  isRunning?: boolean | undefined;
  isDangerous?: boolean | undefined;
};

/** What happens when an action is chosen. */
export function useRunAction(): (action: Action) => void {
  const navigate = useNavigate();
  return (action) => {
    action.onClick?.();
    if (action.to !== undefined) void navigate({ to: action.to });
  };
}

/** An action as a button. `isPrimary` is for the one thing that most people want here. */
export function ActionButton({ action, isPrimary = false }: { action: Action; isPrimary?: boolean }) {
  const run = useRunAction();
  useShortcut({
    keys: action.keys ?? '',
    label: action.label,
    run: () => run(action),
    isDisabled: action.keys === undefined || action.isDisabled === true || action.isRunning === true,
  });
  return (
    <Button
      variant={isPrimary ? 'filled' : 'default'}
      color={action.isDangerous === true ? 'red' : undefined}
      leftSection={action.icon}
      loading={action.isRunning === true}
      disabled={action.isDisabled === true}
      onClick={() => run(action)}
    >
      {action.label}
    </Button>
  );
}
