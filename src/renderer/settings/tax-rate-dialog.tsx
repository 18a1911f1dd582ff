import { Checkbox, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';

import type { TaxRate } from '#contract/settings';
import { e4 } from '#domain/money';
import type { E4 } from '#domain/money';
import { isRateAllowed, isUntaxed, taxCategories } from '#domain/tax';
import type { TaxCategory } from '#domain/tax';
import { failureText, orpc, useCommand, useFormats } from '#renderer/api';
import { DecimalInput, FormDialog } from '#renderer/ui';

type Values = { name: string; category: TaxCategory; rateE4: E4 | null; isDefault: boolean };

const noTax = e4(0);

type TaxRateDialogProps = { rate: TaxRate | undefined; onClose: () => void };

/** Adds a tax rate or changes one. */
export function TaxRateDialog({ rate, onClose }: TaxRateDialogProps) {
  const { t } = useTranslation('settings');
  const { form, isSaving, save } = useTaxRateForm(rate, onClose);
  return (
    <FormDialog
      title={t(rate === undefined ? 'taxes.add' : 'taxes.edit')}
      isRunning={isSaving}
      onSubmit={save}
      onClose={onClose}
    >
      <Fields form={form} isDefaultFixed={rate?.isDefault === true} />
    </FormDialog>
  );
}

function Fields({ form, isDefaultFixed }: { form: UseFormReturnType<Values>; isDefaultFixed: boolean }) {
  const { t } = useTranslation('settings');
  const { category, rateE4 } = form.values;
  return (
    <Stack gap="sm">
      <TextInput label={t('taxes.name')} required maxLength={60} data-autofocus {...form.getInputProps('name')} />
      <Select
        label={t('taxes.category')}
        allowDeselect={false}
        data={taxCategories.map((value) => ({ value, label: t(`taxes.categories.${value}`) }))}
        {...form.getInputProps('category')}
      />
      <DecimalInput
        label={t('taxes.rate')}
        unit="%"
        w={160}
        required
        disabled={isUntaxed(category)}
        {...form.getInputProps('rateE4')}
        value={isUntaxed(category) ? noTax : rateE4}
      />
      <Checkbox
        label={t('taxes.isDefault')}
        disabled={isDefaultFixed}
        {...form.getInputProps('isDefault', { type: 'checkbox' })}
      />
    </Stack>
  );
}

function useTaxRateForm(rate: TaxRate | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const update = useCommand(orpc.settings.update, { shownByCaller: ['TAX_RATE_IN_USE'] });
  const form = useForm<Values>({
    initialValues: {
      name: rate?.name ?? '',
      category: rate?.category ?? 'S',
      rateE4: rate?.rateE4 ?? null,
      isDefault: rate?.isDefault ?? false,
    },
    validate: {
      name: (name) => (name.trim() === '' ? t('taxes.nameMissing') : null),
      rateE4: (value, { category }) => (isFine(value, category) ? null : t('taxes.rateWrong')),
    },
  });
  const send = async (values: Values) => {
    const rateE4 = isUntaxed(values.category) ? noTax : (values.rateE4 ?? noTax);
    const changed = { ...values, rateE4, isArchived: rate?.isArchived ?? false };
    const answer = await update.run({ taxRates: [rate === undefined ? changed : { ...changed, id: rate.id }] });
    if (answer.ok) onSaved();
    else if (answer.error.code === 'TAX_RATE_IN_USE') form.setFieldError('rateE4', failureText(answer.error, formats));
  };
  const save = () => {
    form.onSubmit((values) => void send(values))();
  };
  return { form, isSaving: update.isRunning, save };
}

function isFine(rateE4: E4 | null, category: TaxCategory): boolean {
  return isUntaxed(category) || (rateE4 !== null && isRateAllowed(category, rateE4));
}
