import { Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Company, Settings } from '#contract/settings';
import { failureText, useFormats } from '#renderer/api';
import { FormRow, FormSection, SectionForm } from '#renderer/ui';

import { localeChoices } from './locales.ts';
import { LogoField } from './logo-field.tsx';
import { SearchSelect } from './search-select.tsx';
import { useSectionForm } from './use-section-form.ts';

type Values = Pick<Company, 'language' | 'locale' | 'paperFooter'> & { logo: Settings['logo'] };

/** What stands on every paper: logo, footer, language, and how numbers and days are written. */
export function PapersSection({ settings }: { settings: Settings }) {
  const { t, i18n } = useTranslation('settings');
  const formats = useFormats();
  const words = (failure: Parameters<typeof failureText>[0]) => failureText(failure, formats);
  const state = useSectionForm<Values>({
    settings,
    read: ({ company, logo }) => ({
      language: company.language,
      locale: company.locale,
      paperFooter: company.paperFooter,
      logo,
    }),
    write: ({ logo, ...company }, isChanged) => ({ company, ...(isChanged('logo') && { logo }) }),
    codes: ['LOGO_UNREADABLE', 'LOCALE_UNKNOWN'],
    fieldOf: ({ code }) => (code === 'LOGO_UNREADABLE' ? 'logo' : 'locale'),
    wordsOf: words,
  });
  const { form } = state;
  return (
    <SectionForm {...state}>
      <FormSection title={t('papers.logo')} description={t('papers.logoText')}>
        <LogoField
          logo={form.values.logo}
          error={form.errors['logo']}
          onChange={(logo) => form.setFieldValue('logo', logo)}
        />
      </FormSection>
      <FormSection title={t('papers.words')} description={t('papers.wordsText')}>
        <FormRow weights={[1, 2]}>
          <Select
            label={t('papers.language')}
            allowDeselect={false}
            data={[
              { value: 'en', label: 'English' },
              { value: 'de', label: 'Deutsch' },
            ]}
            {...form.getInputProps('language')}
          />
          <SearchSelect
            label={t('papers.locale')}
            data={localeChoices(settings.company.locale, i18n.language)}
            {...form.getInputProps('locale')}
          />
        </FormRow>
        <Textarea
          label={t('papers.footer')}
          description={t('papers.footerText')}
          maxLength={1000}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('paperFooter')}
        />
      </FormSection>
    </SectionForm>
  );
}
