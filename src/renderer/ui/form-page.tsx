import { Button, Group, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './form-page.module.css';
import { Keys } from './keys.tsx';
import { Page } from './page.tsx';
import type { PageProps } from './page.tsx';
import { useShortcut } from './shortcuts.tsx';
import { submitReadable } from './submit.ts';
import { UnsavedWork } from './unsaved-work.tsx';

export type FormPageProps = Omit<PageProps, 'primary' | 'layout' | 'back'> & {
  /** Where Cancel and Esc lead. */
  back: { to: string; label: string };
  /** Something was typed that is not saved: leaving asks first. */
  isDirty: boolean;
  isSaving: boolean;
  /** Called when every field can be read; check the values and save. */
  onSubmit: () => void;
  submitLabel?: string | undefined;
  /** Stands beside the fields: totals, a preview of the paper. */
  aside?: ReactNode;
  /** Wider than a reading width, for tables of lines. */
  isWide?: boolean | undefined;
};

/** A screen with a form: Ctrl/Cmd-Enter saves, leaving unsaved work asks first, what was typed is never cleared. */
export function FormPage(props: FormPageProps) {
  const { back, isDirty, isSaving, onSubmit, submitLabel, aside, isWide = false, children, ...page } = props;
  const form = useRef<HTMLFormElement>(null);
  return (
    <Page {...page} back={back} layout={isWide || aside !== undefined ? 'wide' : 'form'}>
      <form
        ref={form}
        noValidate
        className={classes['form']}
        onSubmit={(event) => submitReadable(event, { isSaving, onSubmit })}
      >
        <div className={classes['body']} data-aside={aside !== undefined}>
          <div className={classes['fields']}>{children}</div>
          {aside !== undefined && <aside className={classes['aside']}>{aside}</aside>}
        </div>
        <FormActions backTo={back.to} isSaving={isSaving} submitLabel={submitLabel} />
      </form>
      <UnsavedWork isDirty={isDirty && !isSaving} />
    </Page>
  );
}

export type FormActionsProps = {
  backTo?: string | undefined;
  isSaving: boolean;
  submitLabel?: string | undefined;
  children?: ReactNode;
};

/** Save and Cancel at the end of a form; inside a `form` element, which Ctrl/Cmd-Enter sends. */
export function FormActions({ backTo, isSaving, submitLabel, children }: FormActionsProps) {
  const { t } = useTranslation('ui');
  const navigate = useNavigate();
  const button = useRef<HTMLButtonElement>(null);
  const label = submitLabel ?? t('save');
  useShortcut({ keys: 'mod+Enter', label, run: () => button.current?.form?.requestSubmit() });
  return (
    <div className={classes['actions']}>
      <Button ref={button} type="submit" loading={isSaving} rightSection={<Keys keys="mod+Enter" isOnAccent />}>
        {label}
      </Button>
      {backTo !== undefined && (
        <Button variant="default" onClick={() => void navigate({ to: backTo })}>
          {t('cancel')}
        </Button>
      )}
      {children}
    </div>
  );
}

export type FormSectionProps = {
  title: string;
  description?: string | undefined;
  children: ReactNode;
  end?: ReactNode;
};

/** Fields that belong together, under a heading. Put fields that stand side by side into a `FormRow`. */
export function FormSection({ title, description, children, end }: FormSectionProps) {
  return (
    <section className={classes['section']} aria-label={title}>
      <div className={classes['sectionHead']}>
        <div>
          <Title order={2} size="h5">
            {title}
          </Title>
          {description !== undefined && (
            <Text size="sm" c="dimmed">
              {description}
            </Text>
          )}
        </div>
        {end}
      </div>
      <div className={classes['sectionFields']}>{children}</div>
    </section>
  );
}

/** Fields side by side; below each other where there is no room. `weights` says how wide they are: [1, 3]. */
export function FormRow({ children, weights }: { children: ReactNode; weights?: readonly number[] }) {
  const columns = weights?.map((weight) => `minmax(0, ${weight}fr)`).join(' ');
  return (
    <Group className={classes['row']} {...(columns !== undefined && { style: { gridTemplateColumns: columns } })}>
      {children}
    </Group>
  );
}
