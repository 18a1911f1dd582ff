import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Disclosure, FormRow, FormSection } from '#renderer/ui';

import { FormRows } from './form-rows.tsx';
import { useTextField } from './form-text.ts';
import type { ContactFormState } from './use-contact-form.ts';

type FieldsProps = { form: ContactFormState };

const mostRequirements = 50;

/** What is to be minded: special instructions, and what the contact requires. */
export function CareFields({ form }: FieldsProps) {
  const { t } = useTranslation('contacts');
  const text = useTextField(form);
  const { instructions, areInstructionsImportant, requirements } = form.values;
  const hasFault = Object.keys(form.errors).some((path) => path.startsWith('requirements'));
  return (
    <Disclosure
      title={t('form.care')}
      summary={t('form.careSummary')}
      isOpenAtFirst={instructions !== '' || requirements.length > 0}
      hasFault={hasFault}
    >
      <Textarea {...text('instructions')} description={t('form.instructionsHint')} autosize minRows={2} maxRows={10} />
      <Checkbox
        label={t('form.important')}
        checked={areInstructionsImportant}
        onChange={(event) => form.setFieldValue('areInstructionsImportant', event.currentTarget.checked)}
      />
      <FormRows
        label={t('field.requirements')}
        rows={requirements}
        onChange={(rows) => form.setFieldValue('requirements', rows)}
        additions={[{ label: t('form.addRequirement'), row: { attribute: '', value: '', isMust: true } }]}
        mostRows={mostRequirements}
        render={({ attribute, value, isMust }, index, change) => (
          <FormRow weights={[2, 3, 1]}>
            <TextInput
              aria-label={t('form.requirement')}
              placeholder={t('form.requirementExample')}
              value={attribute}
              maxLength={100}
              data-path={`requirements.${index}.attribute`}
              error={form.errors[`requirements.${index}.attribute`]}
              onChange={(event) => {
                form.clearFieldError(`requirements.${index}.attribute`);
                change({ attribute: event.currentTarget.value });
              }}
            />
            <TextInput
              aria-label={t('form.requirementValue')}
              placeholder={t('form.requirementValueExample')}
              value={value}
              maxLength={200}
              onChange={(event) => change({ value: event.currentTarget.value })}
            />
            <Checkbox
              mt={8}
              label={t('page.must')}
              checked={isMust}
              onChange={(event) => change({ isMust: event.currentTarget.checked })}
            />
          </FormRow>
        )}
      />
    </Disclosure>
  );
}

/** Whatever else is to be known. */
export function NoteField({ form }: FieldsProps) {
  const { t } = useTranslation(['contacts', 'common']);
  const text = useTextField(form);
  return (
    <FormSection title={t('common:note')}>
      <Textarea {...text('note')} aria-label={t('field.note')} label={undefined} autosize minRows={3} maxRows={12} />
    </FormSection>
  );
}
