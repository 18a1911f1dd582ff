import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { BulkDialog } from './list-bulk-dialog.tsx';
import { changeOf, modesOf, settableFields } from './list-changes.ts';
import type { ChangeMode } from './list-changes.ts';
import type { ListField } from './list-fields.ts';
import { ValueField } from './list-value-field.tsx';
import type { Value } from './list-value-field.tsx';
import type { Bulk } from './use-bulk-edit.tsx';

type BulkEditDialogProps = { fields: readonly ListField[]; count: number; bulk: Bulk; onClose: () => void };

/** Sets, empties or adds to one field of all chosen contacts. */
export function BulkEditDialog({ fields, count, bulk, onClose }: BulkEditDialogProps) {
  const { t } = useTranslation(['contactLists', 'common', 'ui']);
  const state = useOneChange(fields);
  const save = () => {
    const made = state.read();
    if (made === undefined) return;
    onClose();
    void bulk.run(made.change, (changed) => t('bulk.edited', { count: changed, field: made.field.label }));
  };
  return (
    <BulkDialog
      title={t('bulk.editTitle', { count })}
      saveLabel={t('bulk.editTitle', { count })}
      isSaving={bulk.isRunning}
      onSave={save}
      onClose={onClose}
    >
      <ChangeFields state={state} />
    </BulkDialog>
  );
}

/** Which field is to be changed, how, and to what. */
function useOneChange(fields: readonly ListField[]) {
  const offered = settableFields(fields);
  const [key, setKey] = useState('');
  const [mode, setMode] = useState<ChangeMode>('set');
  const [value, setValue] = useState<Value>();
  const [isWanting, setIsWanting] = useState(false);
  const field = offered.find((known) => known.key === key);
  return {
    offered,
    field,
    mode,
    value,
    isWanting,
    choose: (next: string) => {
      const chosen = offered.find((known) => known.key === next);
      setKey(next);
      setMode(chosen === undefined ? 'set' : (modesOf(chosen)[0] ?? 'set'));
      setValue(undefined);
      setIsWanting(false);
    },
    setMode,
    setValue: (next: Value) => {
      setIsWanting(false);
      setValue(next);
    },
    /** The change with its field; undefined while something is missing, which is then shown. */
    read: () => {
      const change = field === undefined ? undefined : changeOf(field, { mode, value });
      setIsWanting(change === undefined);
      return field === undefined || change === undefined ? undefined : { field, change };
    },
  };
}

function ChangeFields({ state }: { state: ReturnType<typeof useOneChange> }) {
  const { t } = useTranslation(['contactLists', 'common']);
  const { offered, field, mode, value, isWanting } = state;
  const error = isWanting ? t('common:required') : undefined;
  return (
    <>
      <NativeSelect
        data-autofocus
        label={t('bulk.field')}
        value={field?.key ?? ''}
        error={field === undefined ? error : undefined}
        data={[
          { value: '', label: t('chooseField'), disabled: true },
          ...offered.map(({ key, label }) => ({ value: key, label })),
        ]}
        onChange={(event) => state.choose(event.currentTarget.value)}
      />
      {field !== undefined && <ModeChoice field={field} mode={mode} onChange={state.setMode} />}
      {field !== undefined && mode !== 'empty' && (
        <ValueField
          key={field.key}
          label={t('value')}
          input={field.kind}
          options={field.options}
          value={value}
          error={error}
          onChange={state.setValue}
        />
      )}
    </>
  );
}

type ModeChoiceProps = { field: ListField; mode: ChangeMode; onChange: (mode: ChangeMode) => void };

function ModeChoice({ field, mode, onChange }: ModeChoiceProps) {
  const { t } = useTranslation('contactLists');
  const modes = modesOf(field);
  if (modes.length === 1) return null;
  return (
    <SegmentedControl
      aria-label={t('bulk.mode')}
      value={mode}
      data={modes.map((known) => ({ value: known, label: t(`bulk.modes.${known}`) }))}
      onChange={(chosen) => onChange(chosen)}
    />
  );
}
