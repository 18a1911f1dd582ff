import { Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { contactSorts } from '#contract/contact-values';
import { client } from '#renderer/api';
import { FormDialog, useFile } from '#renderer/ui';

import { selectionOf } from './use-bulk-edit.tsx';
import type { Chosen } from './use-bulk-edit.tsx';

/** How the list stands on the screen. */
export type Shown = {
  sort: (typeof contactSorts)[number];
  direction: 'asc' | 'desc';
  columns: readonly string[];
};

const formats = ['xlsx', 'csv', 'vcard', 'pdf'] as const;
type Format = (typeof formats)[number];

type ExportDialogProps = { chosen: Chosen; shown: Shown; first?: Format | undefined; onClose: () => void };

/** Saves the chosen contacts as a file, or makes a list to print: with the columns of the list, or with all fields. */
export function ExportDialog({ chosen, shown, first = 'xlsx', onClose }: ExportDialogProps) {
  const { t } = useTranslation(['contactLists', 'common']);
  const [format, setFormat] = useState<Format>(first);
  const [areAllFields, setAreAllFields] = useState(false);
  const canHaveAll = format === 'csv' || format === 'xlsx';
  const { sort, direction, columns } = shown;
  const file = useFile(async () => {
    const made = await client.contacts.export({
      format,
      ...selectionOf(chosen),
      sort,
      direction,
      ...(!(canHaveAll && areAllFields) && { columns: [...columns] }),
    });
    onClose();
    return made;
  });
  return (
    <FormDialog
      title={t('export.title', { count: chosen.count })}
      submitLabel={t(format === 'pdf' ? 'common:print' : 'common:export')}
      isRunning={file.isRunning}
      onSubmit={file.open}
      onClose={onClose}
    >
      <FormatChoice first={first} value={format} onChange={setFormat} />
      {canHaveAll && (
        <Radio.Group
          label={t('export.columns')}
          value={areAllFields ? 'all' : 'shown'}
          onChange={(value) => setAreAllFields(value === 'all')}
        >
          <Stack gap={8} mt={6}>
            <Radio value="shown" label={t('export.shown')} />
            <Radio value="all" label={t('export.all')} />
          </Stack>
        </Radio.Group>
      )}
      {file.isRunning && (
        <Text size="sm" c="dimmed" role="status">
          {t('export.making')}
        </Text>
      )}
    </FormDialog>
  );
}

type FormatChoiceProps = { first: Format; value: Format; onChange: (format: Format) => void };

function FormatChoice({ first, value, onChange }: FormatChoiceProps) {
  const { t } = useTranslation('contactLists');
  return (
    <Radio.Group label={t('export.format')} value={value} onChange={onChange}>
      <Stack gap={8} mt={6}>
        {formats.map((format) => (
          <Radio
            key={format}
            value={format}
            label={t(`export.formats.${format}`)}
            {...(format === first && { 'data-autofocus': true })}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
