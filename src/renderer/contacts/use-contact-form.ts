import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';

import { failureText, useFormats } from '#renderer/api';
import type { Failure } from '#renderer/api';

import type { ContactField, ContactValues } from './contact-values.ts';

/** Codes that the form says beside a field. */
export const codesBesideFields = ['CONTACT_CODE_TAKEN'] as const;

export type ContactForm = {
  form: UseFormReturnType<ContactValues>;
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
      email: (email) => (email.trim() === '' || /^\S+@\S+$/.test(email.trim()) ? null : emailWrong),
    },
  });
  const focus = (field: string) => form.getInputNode(field as ContactField)?.focus();
  return {
    form,
    submit: (save) => {
      form.onSubmit(save, (errors) => focus(Object.keys(errors)[0] ?? ''))();
    },
    showFailure: (failure) => {
      if (failure.code !== 'CONTACT_CODE_TAKEN') return;
      form.setFieldError('code', failureText(failure, formats));
      focus('code');
    },
  };
}
