import { useTranslation } from 'react-i18next';

import { longest } from './contact-values.ts';
import type { TextField } from './contact-values.ts';
import type { ContactFormState } from './use-contact-form.ts';

/** What a plain text field of the form needs: `<TextInput {...text('city')} />`. */
export function useTextField(form: ContactFormState) {
  const { t } = useTranslation('contacts');
  return (field: TextField) => ({
    label: t(`field.${field}`),
    maxLength: longest[field],
    autoComplete: 'off',
    ...form.getInputProps(field),
  });
}
