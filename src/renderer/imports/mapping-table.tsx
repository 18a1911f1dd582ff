import { Button, NativeSelect } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { importFields, requiredImportFields } from '#contract/imports';
import type { ImportKind, ImportPreview } from '#contract/imports';

import { useFieldNames } from './field-names.ts';
import classes from './imports.module.css';
import { UnusedColumns } from './unused-columns.tsx';

export type MappingTableProps = {
  kind: ImportKind;
  preview: ImportPreview;
  onChange: (field: string, column: number | null) => void;
};

// What nearly every list of addresses has stands open; the rest behind a button unless the file fills it.
const usualContactFields = new Set([
  'code',
  'name',
  'firstName',
  'lastName',
  'contactPerson',
  'email',
  'phone',
  'mobile',
  'fax',
  'street',
  'postalCode',
  'city',
  'country',
  'note',
]);

/** Which column of the file fills which field, with samples of it; what is needed is marked. */
export function MappingTable(props: MappingTableProps) {
  const { kind, preview, onChange } = props;
  const { t } = useTranslation('imports');
  const { customFields } = useFieldNames();
  const [isWhole, setIsWhole] = useState(false);
  const fields: string[] = [...importFields[kind]];
  if (kind === 'contacts') fields.push(...customFields.map(({ field }) => field));
  const isOpen = (field: string) =>
    kind !== 'contacts' || usualContactFields.has(field) || preview.mapping[field] !== undefined;
  const rest = fields.filter((field) => !isOpen(field));
  const shown = isWhole ? fields : fields.filter(isOpen);
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
          {shown.map((field) => (
            <MappingRow key={field} field={field} {...props} />
          ))}
        </tbody>
      </table>
      {rest.length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          mt="xs"
          aria-expanded={isWhole}
          leftSection={isWhole ? <IconChevronUp size={14} /> : <IconChevronDown size={14} />}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? t('fewerFields') : t('moreFields', { count: rest.length })}
        </Button>
      )}
      <UnusedColumns kind={kind} preview={preview} onUse={onChange} />
    </div>
  );
}

function MappingRow({ kind, field, preview, onChange }: MappingTableProps & { field: string }) {
  const { t } = useTranslation('imports');
  const { nameOf } = useFieldNames();
  const column = preview.columns.find(({ index }) => index === preview.mapping[field]);
  const required: readonly string[] = requiredImportFields[kind];
  const isMissing = preview.missingFields.includes(field);
  const samples = column?.samples.join(' · ') ?? '';
  return (
    <tr data-missing={isMissing}>
      <th scope="row">
        {nameOf(field)}
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
          aria-label={t('columnFor', { field: nameOf(field) })}
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
