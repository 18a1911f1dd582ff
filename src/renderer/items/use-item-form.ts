import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';

import { failureText, useFormats } from '#renderer/api';
import type { Failure } from '#renderer/api';

import type { ItemField, ItemValues } from './item-values.ts';

/** Codes that the form says beside a field. */
export const codesBesideFields = ['ITEM_CODE_TAKEN', 'TAX_RATE_NOT_FOUND'] as const;

export type ItemForm = {
  form: UseFormReturnType<ItemValues>;
  /** Calls `save` when all fields are right; otherwise puts the focus into the first that is not. */
  submit: (save: (values: ItemValues) => void) => void;
  /** Shows a failure beside its field. */
  showFailure: (failure: Failure) => void;
};

/** The state of an item's form and its checks. */
export function useItemForm(initialValues: ItemValues): ItemForm {
  const { t } = useTranslation('common');
  const formats = useFormats();
  const form = useForm<ItemValues>({
    initialValues,
    validate: { name: (name) => (name.trim() === '' ? t('required') : null) },
  });
  const focus = (field: string) => form.getInputNode(field as ItemField)?.focus();
  return {
    form,
    submit: (save) => {
      form.onSubmit(save, (errors) => focus(Object.keys(errors)[0] ?? ''))();
    },
    showFailure: (failure) => {
      const field = fieldOfFailure(failure.code);
      if (field === undefined) return;
      form.setFieldError(field, failureText(failure, formats));
      focus(field);
    },
  };
}

function fieldOfFailure(code: string): ItemField | undefined {
  if (code === 'ITEM_CODE_TAKEN') return 'code';
  return code === 'TAX_RATE_NOT_FOUND' ? 'taxRateId' : undefined;
}
