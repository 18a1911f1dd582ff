import { NativeSelect, TagsInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { TillSettings } from '#contract/till';
import { receiptCodes } from '#contract/till-values';
import { formatMoney, minor } from '#domain/money';
import { cashStepOf } from '#domain/till';
import { useFormats } from '#renderer/api';
import { FormSection, SectionForm } from '#renderer/ui';

import { TenderOrder } from './tender-order.tsx';
import { useSetupForm } from './use-setup-form.ts';

const roundings = [1, 2, 5, 10, 20, 25, 50, 100, 500];

/** What the till takes, how cash is rounded, why there are discounts, and the last lines of each receipt. */
export function SellingSection({ settings }: { settings: TillSettings }) {
  const { t } = useTranslation('tillOffice');
  const form = useSetupForm({
    settings,
    read: ({ tenders, cashRoundingMinor, discountReasons, receiptCode, receiptFooter }) => ({
      tenders,
      cashRoundingMinor,
      discountReasons,
      receiptCode,
      receiptFooter,
    }),
  });
  const { values, change } = form;
  return (
    <SectionForm isSaving={form.isSaving} isDirty={form.isDirty} save={form.save}>
      <FormSection title={t('selling.tenders')} description={t('selling.tendersText')}>
        <TenderOrder tenders={values.tenders} onChange={(tenders) => change({ tenders })} />
      </FormSection>
      <FormSection title={t('selling.cash')}>
        <Rounding value={values.cashRoundingMinor} onChange={(cashRoundingMinor) => change({ cashRoundingMinor })} />
      </FormSection>
      <FormSection title={t('selling.discounts')}>
        <TagsInput
          label={t('selling.reasons')}
          description={t('selling.reasonsText')}
          placeholder={values.discountReasons.length === 0 ? t('selling.reasonsExample') : undefined}
          maxTags={30}
          splitChars={[',', ';']}
          value={values.discountReasons}
          onChange={(reasons) => change({ discountReasons: reasons.map((reason) => reason.slice(0, 60)) })}
        />
      </FormSection>
      <FormSection title={t('selling.receipt')}>
        <NativeSelect
          label={t('selling.code')}
          description={t('selling.codeText')}
          maw={360}
          value={values.receiptCode}
          data={receiptCodes.map((code) => ({ value: code, label: t(`selling.codes.${code}`) }))}
          onChange={({ currentTarget: { value } }) =>
            change({ receiptCode: receiptCodes.find((code) => code === value) ?? values.receiptCode })
          }
        />
        <Textarea
          label={t('selling.footer')}
          description={t('selling.footerText')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={500}
          value={values.receiptFooter}
          onChange={(event) => change({ receiptFooter: event.currentTarget.value })}
        />
      </FormSection>
    </SectionForm>
  );
}

type RoundingProps = { value: number | null; onChange: (value: number | null) => void };

function Rounding({ value, onChange }: RoundingProps) {
  const { t } = useTranslation('tillOffice');
  const { currency, locale } = useFormats();
  const words = (step: number) =>
    step === 1
      ? t('selling.exact')
      : t('selling.roundedTo', { amount: formatMoney(minor(step), { currency, locale }) });
  const steps = value === null || roundings.includes(value) ? roundings : [...roundings, value];
  return (
    <NativeSelect
      label={t('selling.rounding')}
      description={t('selling.roundingText')}
      maw={360}
      value={value === null ? '' : String(value)}
      data={[
        { value: '', label: t('selling.byCurrency', { how: words(cashStepOf(currency)) }) },
        ...steps.map((step) => ({ value: String(step), label: words(step) })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : Number(currentTarget.value))}
    />
  );
}
