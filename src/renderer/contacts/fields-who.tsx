import { Chip, Group, Radio, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { contactRoles } from '#domain/contacts';
import { orpc } from '#renderer/api';
import { ContactPicker, FormRow, FormSection } from '#renderer/ui';

import { FormRows } from './form-rows.tsx';
import classes from './form.module.css';
import { useTextField } from './form-text.ts';
import { SimilarNotice } from './similar-notice.tsx';
import type { ContactFormState } from './use-contact-form.ts';

type FieldsProps = { form: ContactFormState; contactId?: string | undefined };

/** Who it is: kind, name, what it is to the office, and where it belongs. */
export function WhoFields({ form, contactId }: FieldsProps) {
  const { t } = useTranslation('contacts');
  const text = useTextField(form);
  const isNew = contactId === undefined;
  const isOrganisation = form.values.kind === 'organisation';
  return (
    <FormSection title={t('section.who')}>
      <Radio.Group label={t('field.kind')} {...form.getInputProps('kind')}>
        <Group gap="lg" mt={6}>
          <Radio value="organisation" label={t('kind.organisation')} />
          <Radio value="person" label={t('kind.person')} />
        </Group>
      </Radio.Group>
      <FormRow weights={[3, 1]}>
        <TextInput {...text('name')} withAsterisk ref={isNew ? focus : null} />
        <TextInput {...text('code')} placeholder={isNew ? t('codeMade') : undefined} />
      </FormRow>
      <SimilarNotice form={form} contactId={contactId} />
      <FormRow>
        {isOrganisation && <TextInput {...text('contactPerson')} />}
        <TextInput {...text('jobTitle')} />
      </FormRow>
      <Organisations form={form} contactId={contactId} />
      <RolesField form={form} />
      <TagsField form={form} />
    </FormSection>
  );
}

const mostOrganisations = 20;

function Organisations({ form, contactId }: FieldsProps) {
  const { t } = useTranslation('contacts');
  return (
    <FormRows
      label={t('field.organisations')}
      rows={form.values.organisations}
      onChange={(organisations) => form.setFieldValue('organisations', organisations)}
      additions={[{ label: t('form.addOrganisation'), row: { organisationId: null, role: '' } }]}
      mostRows={mostOrganisations}
      hasLabels
      render={({ organisationId, role }, index, change) => (
        <FormRow weights={[3, 2]}>
          <ContactPicker
            label={t('form.organisation')}
            value={organisationId}
            kind="organisation"
            exceptId={contactId}
            error={form.errors[`organisations.${index}.organisationId`]}
            data-path={`organisations.${index}.organisationId`}
            onChange={(id) => {
              form.clearFieldError(`organisations.${index}.organisationId`);
              change({ organisationId: id });
            }}
          />
          <TextInput
            label={t('form.membershipRole')}
            placeholder={t('form.membershipExample')}
            value={role}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => change({ role: event.currentTarget.value })}
          />
        </FormRow>
      )}
    />
  );
}

function RolesField({ form }: { form: ContactFormState }) {
  const { t } = useTranslation('contacts');
  return (
    <fieldset className={classes['group']}>
      <legend className={classes['legend']}>{t('field.roles')}</legend>
      <Chip.Group
        multiple
        value={form.values.roles}
        onChange={(chosen) =>
          form.setFieldValue(
            'roles',
            contactRoles.filter((role) => chosen.includes(role)),
          )
        }
      >
        <Group gap={6}>
          {contactRoles.map((role) => (
            <Chip key={role} value={role} size="xs" variant="outline">
              {t(`form.role.${role}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </fieldset>
  );
}

const mostTags = 50;
const longestTag = 60;

function TagsField({ form }: { form: ContactFormState }) {
  const { t } = useTranslation('contacts');
  const { data } = useQuery(orpc.tags.list.queryOptions());
  return (
    <TagsInput
      label={t('field.tags')}
      placeholder={form.values.tags.length === 0 ? t('form.tagsHint') : ''}
      data={data?.tags.map(({ name }) => name) ?? []}
      value={form.values.tags}
      maxTags={mostTags}
      acceptValueOnBlur
      clearable={false}
      onChange={(tags) =>
        form.setFieldValue(
          'tags',
          tags.map((tag) => tag.trim().slice(0, longestTag)),
        )
      }
    />
  );
}

// One function, so that the focus is set once, when the field appears.
function focus(field: HTMLInputElement | null): void {
  field?.focus();
}
