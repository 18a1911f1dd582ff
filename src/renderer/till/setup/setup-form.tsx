import type { ReactNode } from 'react';

import { FormActions, submitReadable, UnsavedWork } from '#renderer/ui';

import classes from './setup.module.css';

type SetupFormProps = { isSaving: boolean; isDirty: boolean; onSubmit: () => void; children: ReactNode };

/** The frame of a section's form: Ctrl/Cmd-Enter saves, leaving unsaved work asks first. */
export function SetupForm({ isSaving, isDirty, onSubmit, children }: SetupFormProps) {
  return (
    <form noValidate className={classes['form']} onSubmit={(event) => submitReadable(event, { isSaving, onSubmit })}>
      {children}
      <FormActions isSaving={isSaving} />
      <UnsavedWork isDirty={isDirty && !isSaving} />
    </form>
  );
}
