import type { ReactNode } from 'react';

import { FormActions } from './form-page.tsx';
import classes from './sections.module.css';
import { submitReadable } from './submit.ts';
import { TextLink } from './text-link.tsx';
import { UnsavedWork } from './unsaved-work.tsx';

export type SectionLink = { to: string; section?: string | undefined; label: string };

export type SectionsProps = {
  /** Names the list of the sections for those who hear it. */
  label: string;
  /** What `section` is in the address of each; without one the link leads to another screen. */
  links: readonly SectionLink[];
  current: string;
  children: ReactNode;
};

/** Many settings, one section of them at a time: the list of the sections beside the one that is shown. */
export function Sections({ label, links, current, children }: SectionsProps) {
  return (
    <div className={classes['layout']}>
      <nav aria-label={label}>
        <ul className={classes['links']}>
          {links.map(({ to, section, label: name }) => (
            <li key={section ?? to}>
              <TextLink
                to={to}
                {...(section !== undefined && { search: { section } })}
                underline="never"
                className={classes['link'] ?? ''}
                aria-current={section === current ? 'page' : undefined}
              >
                {name}
              </TextLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes['content']}>{children}</div>
    </div>
  );
}

export type SectionFormProps = { isSaving: boolean; isDirty: boolean; save: () => void; children: ReactNode };

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
