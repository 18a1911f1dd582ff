import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { importFields, requiredImportFields } from '#contract/imports';
import type { ImportKind, ImportPreview } from '#contract/imports';
import type { ImportField } from '#domain/imports';

import classes from './imports.module.css';
import { unusedHeadings } from './reading.ts';

export type MappingTableProps = {
  kind: ImportKind;
  preview: ImportPreview;
  onChange: (field: string, column: number | null) => void;
};

/** Which column of the file fills which field, with samples of it; what is needed is marked. */
export function MappingTable({ kind, preview, onChange }: MappingTableProps) {
  const { t } = useTranslation('imports');
  const unused = unusedHeadings(preview);
  return (
    <div>
      <table className={classes['mapping']}>
        <thead>
          <tr>
            <th scope="col">{t('fieldHeading')}</th>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('samples')}</th>
          </tr>
        </thead>
        <tbody>
          {importFields[kind].map((field) => (
            <MappingRow key={field} kind={kind} field={field} preview={preview} onChange={onChange} />
          ))}
        </tbody>
      </table>
      {unused.length > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('unused', { columns: unused.join(', ') })}
        </Text>
      )}
    </div>
  );
}

function MappingRow({ kind, field, preview, onChange }: MappingTableProps & { field: ImportField }) {
  const { t } = useTranslation('imports');
  const column = preview.columns.find(({ index }) => index === preview.mapping[field]);
  const required: readonly string[] = requiredImportFields[kind];
  const isMissing = preview.missingFields.includes(field);
  const samples = column?.samples.join(' · ') ?? '';
  return (
    <tr data-missing={isMissing}>
      <th scope="row">
        {t(`field.${field}`)}
        {required.includes(field) && (
          <span className={classes['needed']} title={t('needed')}>
            {' '}
            *
          </span>
        )}
      </th>
      <td>
        <NativeSelect
          size="xs"
          aria-label={t('columnFor', { field: t(`field.${field}`) })}
          error={isMissing ? t('columnNeeded') : undefined}
          value={column === undefined ? '' : String(column.index)}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange(field, value === '' ? null : Number(value));
          }}
          data={[
            { value: '', label: t('noColumn') },
            ...preview.columns.map(({ index, heading }) => ({
              value: String(index),
              label: heading === '' ? t('columnNumber', { number: index + 1 }) : heading,
            })),
          ]}
        />
      </td>
      <td className={classes['samples']} title={samples}>
        {samples}
      </td>
    </tr>
  );
}
