import { Group, NativeSelect, Radio, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';

import { useFormats } from '#renderer/api';
import { DecimalInput, FormRow, FormSection } from '#renderer/ui';

import { longest } from './item-values.ts';
import type { ItemValues, TextField } from './item-values.ts';
import { useTaxRates } from './use-tax-rates.ts';

/** The fields of an item. */
export function ItemFields({ form, isNew }: { form: UseFormReturnType<ItemValues>; isNew: boolean }) {
  const { t } = useTranslation('items');
  const { currency } = useFormats();
  const { optionsFor, isInclusive } = useTaxRates();
  const text = (field: TextField) => ({
    label: t(`field.${field}`),
    maxLength: longest[field],
    autoComplete: 'off',
    ...form.getInputProps(field),
  });
  return (
    <>
      <FormSection title={t('section.what')}>
        <Radio.Group label={t('field.kind')} {...form.getInputProps('kind')}>
          <Group gap="lg" mt={6}>
            <Radio value="product" label={t('kind.product')} />
            <Radio value="service" label={t('kind.service')} />
          </Group>
        </Radio.Group>
        <FormRow weights={[3, 1]}>
          <TextInput {...text('name')} withAsterisk ref={isNew ? focus : null} />
          <TextInput {...text('code')} placeholder={isNew ? t('codeMade') : undefined} />
        </FormRow>
        <Textarea {...text('description')} autosize minRows={2} maxRows={10} />
      </FormSection>
      <FormSection title={t('section.price')}>
        <FormRow>
          <DecimalInput
            {...form.getInputProps('priceE4')}
            label={t(isInclusive ? 'priceInclusive' : 'priceExclusive')}
            unit={currency}
            minimumFractionDigits={2}
          />
          <NativeSelect
            label={t('field.taxRateId')}
            data={optionsFor(form.values.taxRateId)}
            {...form.getInputProps('taxRateId')}
          />
          <TextInput {...text('unit')} placeholder={t('unitExample')} />
        </FormRow>
      </FormSection>
      <FormSection title={t('section.order')}>
        <FormRow>
          <TextInput {...text('category')} />
          <TextInput {...text('supplier')} />
          <TextInput {...text('barcode')} inputMode="numeric" classNames={{ input: 'cb-figures' }} />
        </FormRow>
        <TagsInput
          label={t('field.barcodes')}
          description={t('barcodesText')}
          maxTags={20}
          maxLength={longest.barcode}
          inputMode="numeric"
          classNames={{ pill: 'cb-figures' }}
          splitChars={[',', ';', ' ']}
          {...form.getInputProps('barcodes')}
        />
      </FormSection>
    </>
  );
}

// One function, so that the focus is set once, when the field appears.
function focus(field: HTMLInputElement | null): void {
  field?.focus();
}
