import type { ReactNode } from 'react';

import { FormActions, submitReadable, UnsavedWork } from '#renderer/ui';

import classes from './settings.module.css';

type SectionFormProps = { isSaving: boolean; isDirty: boolean; save: () => void; children: ReactNode };

/** The frame of a section's form: Ctrl/Cmd-Enter saves, leaving unsaved work asks first. */
export function SectionForm({ isSaving, isDirty, save, children }: SectionFormProps) {
  return (
    <form
      noValidate
      className={classes['form']}
      onSubmit={(event) => submitReadable(event, { isSaving, onSubmit: save })}
    >
      {children}
      <FormActions isSaving={isSaving} />
      <UnsavedWork isDirty={isDirty && !isSaving} />
    </form>
  );
}
