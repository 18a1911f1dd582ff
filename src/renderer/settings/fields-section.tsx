import { Button, Menu, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { CustomField } from '#contract/organising';
import { orpc, useCommand, useFormats } from '#renderer/api';
import { Badge, FormSection, Loaded, StepButton } from '#renderer/ui';

import { DeleteFieldDialog } from './delete-field-dialog.tsx';
import { FieldDialog } from './field-dialog.tsx';
import { RowMenu } from './row-menu.tsx';
import classes from './settings.module.css';
import { useDeleteField } from './use-delete-field.ts';

/** The own fields of contacts: added, renamed, put in order, retired, deleted. Each change is saved at once. */
export function FieldsSection() {
  const { t } = useTranslation('settings');
  const fields = useQuery(orpc.customFields.list.queryOptions());
  const [edited, setEdited] = useState<CustomField | 'new'>();
  const remove = useDeleteField();
  return (
    <Stack gap="md">
      <FormSection
        title={t('fields.title')}
        description={t('fields.text')}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
            {t('fields.add')}
          </Button>
        }
      >
        <Loaded query={fields}>
          {({ fields: rows }) =>
            rows.length === 0 ? (
              <Text c="dimmed">{t('fields.empty')}</Text>
            ) : (
              <FieldTable fields={rows} onEdit={setEdited} onDelete={remove.ask} />
            )
          }
        </Loaded>
      </FormSection>
      {edited !== undefined && (
        <FieldDialog field={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
      {remove.asked !== undefined && (
        <DeleteFieldDialog
          field={remove.asked}
          isRunning={remove.isRunning}
          onConfirm={remove.confirm}
          onRetire={remove.retire}
          onClose={remove.close}
        />
      )}
    </Stack>
  );
}

type FieldTableProps = {
  fields: readonly CustomField[];
  onEdit: (field: CustomField) => void;
  onDelete: (field: CustomField) => void;
};

function FieldTable({ fields, onEdit, onDelete }: FieldTableProps) {
  const { t } = useTranslation('settings');
  const update = useCommand(orpc.customFields.update);
  return (
    <table className="cb-table" aria-label={t('fields.title')}>
      <thead>
        <tr>
          <th scope="col">{t('fields.name')}</th>
          <th scope="col">{t('fields.kind')}</th>
          <th scope="col" data-align="end">
            {t('fields.used')}
          </th>
          <th scope="col">
            <span className="cb-hidden">{t('fields.order')}</span>
          </th>
          <th scope="col">
            <span className="cb-hidden">{t('taxes.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field, index) => (
          <FieldRow
            key={field.id}
            field={field}
            isFirst={index === 0}
            isLast={index === fields.length - 1}
            onMove={(step) => void update.run({ id: field.id, position: index + step })}
            onRetire={() => void update.run({ id: field.id, isRetired: !field.isRetired })}
            onEdit={() => onEdit(field)}
            onDelete={() => onDelete(field)}
          />
        ))}
      </tbody>
    </table>
  );
}

type FieldRowProps = {
  field: CustomField;
  isFirst: boolean;
  isLast: boolean;
  onMove: (step: 1 | -1) => void;
  onRetire: () => void;
  onEdit: () => void;
  onDelete: () => void;
};

function FieldRow({ field, isFirst, isLast, onMove, onRetire, onEdit, onDelete }: FieldRowProps) {
  const { t } = useTranslation(['settings', 'common']);
  const { locale } = useFormats();
  const { name, kind, options, usedCount, isRetired } = field;
  return (
    <tr data-muted={isRetired}>
      <td>
        <span className={classes['fieldName']}>{name}</span>
        {isRetired && <Badge tone="neutral">{t('fields.retired')}</Badge>}
        {options.length > 0 && (
          <span className={classes['options']} title={options.map(({ label }) => label).join(', ')}>
            {options.map(({ label }) => label).join(', ')}
          </span>
        )}
      </td>
      <td>{t(`fields.kinds.${kind}`)}</td>
      <td data-align="end">{usedCount.toLocaleString(locale)}</td>
      <td data-align="end" className={classes['moves']}>
        <StepButton label={t('fields.up', { name })} isDisabled={isFirst} onClick={() => onMove(-1)}>
          <IconArrowUp size={15} />
        </StepButton>
        <StepButton label={t('fields.down', { name })} isDisabled={isLast} onClick={() => onMove(1)}>
          <IconArrowDown size={15} />
        </StepButton>
      </td>
      <td data-align="end">
        <RowMenu label={t('taxes.actionsOf', { name })} icon={<IconDots size={16} />}>
          <Menu.Item onClick={onEdit}>{t('common:edit')}</Menu.Item>
          <Menu.Item onClick={onRetire}>{t(isRetired ? 'fields.unretire' : 'fields.retire')}</Menu.Item>
          <Menu.Item color="red" onClick={onDelete}>
            {t('common:delete')}
          </Menu.Item>
        </RowMenu>
      </td>
    </tr>
  );
}
