import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ImportKind, ImportPreview } from '#contract/imports';
import { failureText, orpc, useCommand, useFormats } from '#renderer/api';
import { FormDialog } from '#renderer/ui';

import { guessFieldKind, newFieldKinds } from './new-field.ts';
import type { NewFieldKind } from './new-field.ts';
import { unusedColumns } from './reading.ts';
import classes from './imports.module.css';

type Column = ImportPreview['columns'][number];
type UnusedColumnsProps = {
  kind: ImportKind;
  preview: ImportPreview;
  onUse: (field: string, column: number) => void;
};

/** The columns that nothing uses. A contact's can become a custom field, so that nothing of the file is lost. */
export function UnusedColumns({ kind, preview, onUse }: UnusedColumnsProps) {
  const { t } = useTranslation('imports');
  const [made, setMade] = useState<Column>();
  const unused = unusedColumns(preview);
  if (unused.length === 0) return null;
  if (kind !== 'contacts') {
    return (
      <Text size="sm" c="dimmed" mt="sm">
        {t('unused', { columns: unused.map(({ heading }) => heading).join(', ') })}
      </Text>
    );
  }
  return (
    <section className={classes['unused']} aria-label={t('unusedTitle')}>
      <Text size="sm" c="dimmed">
        {t('unusedTitle')}
      </Text>
      <ul className={classes['unusedList']}>
        {unused.map((column) => (
          <li key={column.index}>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} />}
              title={column.samples.join(' · ')}
              aria-label={t('newField.from', { column: column.heading })}
              onClick={() => setMade(column)}
            >
              {column.heading}
            </Button>
          </li>
        ))}
      </ul>
      {made !== undefined && (
        <NewFieldDialog
          column={made}
          onClose={() => setMade(undefined)}
          onMade={(id) => onUse(`custom:${id}`, made.index)}
        />
      )}
    </section>
  );
}

type NewFieldDialogProps = { column: Column; onMade: (id: string) => void; onClose: () => void };

/** Makes a custom field of a column; its kind is guessed from what stands in it. */
function NewFieldDialog({ column, onMade, onClose }: NewFieldDialogProps) {
  const { t } = useTranslation(['imports', 'common']);
  const formats = useFormats();
  const create = useCommand(orpc.customFields.create, { shownByCaller: ['FIELD_NAME_TAKEN'] });
  const form = useForm<{ name: string; kind: NewFieldKind }>({
    initialValues: { name: column.heading.slice(0, 80), kind: guessFieldKind(column.samples) },
    validate: { name: (name) => (name.trim() === '' ? t('common:required') : null) },
  });
  const send = async (values: { name: string; kind: NewFieldKind }) => {
    const made = await create.run(values);
    if (made.ok) {
      onMade(made.value.id);
      onClose();
    } else if (made.error.code === 'FIELD_NAME_TAKEN') form.setFieldError('name', failureText(made.error, formats));
  };
  const save = () => form.onSubmit((values) => void send(values))();
  return (
    <FormDialog
      title={t('newField.title')}
      submitLabel={t('newField.make')}
      isRunning={create.isRunning}
      onSubmit={save}
      onClose={onClose}
    >
      <Text size="sm">{t('newField.text', { column: column.heading })}</Text>
      <TextInput label={t('newField.name')} required maxLength={80} data-autofocus {...form.getInputProps('name')} />
      <NativeSelect
        label={t('newField.kind')}
        description={t('inTheFile', { samples: column.samples.join(' · ') })}
        data={newFieldKinds.map((value) => ({ value, label: t(`newField.kinds.${value}`) }))}
        {...form.getInputProps('kind')}
      />
    </FormDialog>
  );
}
