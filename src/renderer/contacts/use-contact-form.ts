import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';

import { failureText, useFormats } from '#renderer/api';
import type { Failure } from '#renderer/api';

import type { ContactValues } from './contact-values.ts';

/** Codes that the form says beside a field. */
export const codesBesideFields = [
  'CONTACT_CODE_TAKEN',
  'ORGANISATION_INVALID',
  'ORGANISATION_CYCLE',
  'CUSTOM_FIELD_INVALID',
  'OWNER_UNKNOWN',
] as const;

export type ContactFormState = UseFormReturnType<ContactValues>;

export type ContactForm = {
  form: ContactFormState;
  /** Calls `save` when all fields are right; otherwise puts the focus into the first that is not. */
  submit: (save: (values: ContactValues) => void) => void;
  /** Shows a failure beside its field. */
  showFailure: (failure: Failure) => void;
};

/** The state of a contact's form and its checks. */
export function useContactForm(initialValues: ContactValues): ContactForm {
  const { t } = useTranslation(['contacts', 'common']);
  const formats = useFormats();
  const emailWrong = t('emailWrong');
  const form = useForm<ContactValues>({
    initialValues,
    validate: {
      name: (name) => (name.trim() === '' ? t('common:required') : null),
      email: (email) => (isEmail(email) ? null : emailWrong),
      points: {
        value: (value: string, { points }: ContactValues, path: string) => {
          const point = points[Number(path.split('.')[1])];
          return point?.kind === 'email' && !isEmail(value) ? emailWrong : null;
        },
      },
      requirements: {
        attribute: (attribute: string, { requirements }: ContactValues, path: string) => {
          const requirement = requirements[Number(path.split('.')[1])];
          return attribute.trim() === '' && requirement?.value.trim() !== '' ? t('common:required') : null;
        },
      },
    },
  });
  return {
    form,
    submit: (save) => {
      form.onSubmit(save, (errors) => focusField(Object.keys(errors)[0] ?? ''))();
    },
    showFailure: (failure) => {
      const path = pathOf(failure, form.values);
      if (path === undefined) return;
      form.setFieldError(path, failureText(failure, formats));
      focusField(path);
    },
  };
}

/** Beside which field a failure is told; undefined when it belongs to none. */
export function pathOf({ code, data }: Failure, { organisations }: ContactValues): string | undefined {
  switch (code) {
    case 'CONTACT_CODE_TAKEN':
      return 'code';
    case 'OWNER_UNKNOWN':
      return 'ownerId';
    case 'CUSTOM_FIELD_INVALID':
      return `custom.${typeof data['fieldId'] === 'string' ? data['fieldId'] : ''}`;
    case 'ORGANISATION_INVALID': {
      const index = organisations.findIndex(({ organisationId }) => organisationId === data['organisationId']);
      return `organisations.${Math.max(0, index)}.organisationId`;
    }
    case 'ORGANISATION_CYCLE':
      return 'organisations.0.organisationId';
    default:
      return undefined;
  }
}

function isEmail(text: string): boolean {
  return text.trim() === '' || /^\S+@\S+$/.test(text.trim());
}

// The faults are drawn first, and what was folded up with a fault in it opens.
function focusField(path: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus());
}
