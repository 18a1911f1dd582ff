import { ActionIcon, Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { CustomField } from '#contract/organising';
import { customFieldKinds } from '#domain/contacts';
import { failureText, newId, orpc, useCommand, useFormats } from '#renderer/api';
import type { Failure } from '#renderer/api';
import { FormDialog } from '#renderer/ui';

import { filledOptions, optionsFault } from './field-options.ts';
import classes from './settings.module.css';

type Values = { name: string; kind: CustomField['kind']; options: { id: string; label: string }[] };
type FieldDialogProps = { field: CustomField | undefined; onClose: () => void };

const besideFields = ['FIELD_NAME_TAKEN', 'FIELD_OPTIONS_INVALID', 'FIELD_OPTION_USED'];

/** Adds an own field or changes one. Its kind stays, for the values in it would not fit another. */
export function FieldDialog({ field, onClose }: FieldDialogProps) {
  const { t } = useTranslation('settings');
  const { form, isSaving, save } = useFieldForm(field, onClose);
  const isNew = field === undefined;
  return (
    <FormDialog title={t(isNew ? 'fields.add' : 'fields.edit')} isRunning={isSaving} onSubmit={save} onClose={onClose}>
      <TextInput label={t('fields.name')} required maxLength={80} data-autofocus {...form.getInputProps('name')} />
      <NativeSelect
        label={t('fields.kind')}
        disabled={!isNew}
        description={isNew ? t('fields.kindHint') : undefined}
        data={customFieldKinds.map((kind) => ({ value: kind, label: t(`fields.kinds.${kind}`) }))}
        {...form.getInputProps('kind')}
      />
      {form.values.kind === 'choice' && <Options form={form} />}
    </FormDialog>
  );
}

function Options({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation('settings');
  const list = useRef<HTMLUListElement>(null);
  const error = form.errors['options'];
  const add = () => {
    form.insertListItem('options', { id: newId(), label: '' });
    // Once the new line is drawn.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus());
  };
  return (
    <fieldset className={classes['optionFields']}>
      <legend>{t('fields.options')}</legend>
      <ul ref={list} className={classes['optionList']}>
        {form.values.options.map(({ id }, index) => (
          <li key={id} className={classes['optionLine']}>
            <TextInput
              aria-label={t('fields.option', { number: index + 1 })}
              maxLength={80}
              style={{ flex: 1 }}
              {...form.getInputProps(`options.${index}.label`)}
              onKeyDown={(event) => {
                // Enter goes on with the next option; Ctrl/Cmd-Enter saves.
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                add();
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('fields.removeOption', { number: index + 1 })}
              onClick={() => form.removeListItem('options', index)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {error !== undefined && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
      <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
        {t('fields.addOption')}
      </Button>
    </fieldset>
  );
}

function useFieldForm(field: CustomField | undefined, onSaved: () => void) {
  const { t } = useTranslation(['settings', 'common']);
  const formats = useFormats();
  const create = useCommand(orpc.customFields.create, { shownByCaller: besideFields });
  const update = useCommand(orpc.customFields.update, { shownByCaller: besideFields });
  const form = useForm<Values>({
    initialValues: {
      name: field?.name ?? '',
      kind: field?.kind ?? 'text',
      options: field?.options.map((option) => ({ ...option })) ?? [{ id: newId(), label: '' }],
    },
    validate: {
      name: (name) => (name.trim() === '' ? t('common:required') : null),
      options: (options, { kind }) => {
        const fault = kind === 'choice' ? optionsFault(options) : undefined;
        return fault === undefined ? null : t(`fields.faults.${fault}`);
      },
    },
  });
  const show = (failure: Failure) => {
    if (!besideFields.includes(failure.code)) return;
    form.setFieldError(failure.code === 'FIELD_NAME_TAKEN' ? 'name' : 'options', failureText(failure, formats));
  };
  const send = async ({ name, kind, options }: Values) => {
    const given = kind === 'choice' ? filledOptions(options) : [];
    const saved =
      field === undefined
        ? await create.run({ name, kind, options: given })
        : await update.run({ id: field.id, name, ...(kind === 'choice' && { options: given }) });
    if (saved.ok) onSaved();
    else show(saved.error);
  };
  const save = () => form.onSubmit((values) => void send(values))();
  return { form, isSaving: create.isRunning || update.isRunning, save };
}
