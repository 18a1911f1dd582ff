import { NativeSelect, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { importKinds } from '#contract/imports';
import type { ImportKind, ImportPreview } from '#contract/imports';

import classes from './imports.module.css';
import { settingsFor, withDelimiter, withSheet } from './reading.ts';
import type { Choices } from './reading.ts';

export type ReadingSettingsProps = {
  kind: ImportKind;
  onKind: (kind: ImportKind) => void;
  choices: Choices;
  /** What the host understood; undefined while it could not read the file. */
  preview: ImportPreview | undefined;
  onChange: (choices: Choices) => void;
};

const delimiters = [',', ';', '\t', '|'] as const;
const encodings = ['utf-8', 'windows-1252', 'utf-16le'] as const;
const separators = ['.', ','] as const;
const dateOrders = ['ymd', 'dmy', 'mdy'] as const;

/** How the file is read. Everything is guessed first and can be changed; the preview follows at once. */
export function ReadingSettings({ kind, onKind, choices, preview, onChange }: ReadingSettingsProps) {
  const { t } = useTranslation('imports');
  const { isText, hasAmounts, hasDates, hasExisting } = settingsFor(kind, preview);
  const isWorkbook = preview?.format === 'xlsx';
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('what')}
        value={kind}
        data={importKinds.map((value) => ({ value, label: t(`kind.${value}.title`) }))}
        onChange={(event) => onKind(event.currentTarget.value as ImportKind)}
      />
      <div className={classes['settings']}>
        {isWorkbook && preview.sheets.length > 0 && (
          <NativeSelect
            label={t('sheet')}
            value={preview.sheet ?? ''}
            data={preview.sheets}
            onChange={(event) => onChange(withSheet(choices, event.currentTarget.value))}
          />
        )}
        {isText && <TextChoices {...{ choices, preview, onChange }} />}
        {hasAmounts && (
          <Choice
            label={t('decimal.label')}
            options={separators.map((value) => ({
              value,
              label: t(value === '.' ? 'decimal.point' : 'decimal.comma'),
            }))}
            chosen={choices.decimalSeparator}
            guessed={preview?.decimalSeparator}
            onChoose={(decimalSeparator) => onChange({ ...choices, decimalSeparator })}
          />
        )}
        {hasDates && (
          <Choice
            label={t('dateOrder.label')}
            options={dateOrders.map((value) => ({ value, label: t(`dateOrder.${value}`) }))}
            chosen={choices.dateOrder}
            guessed={preview?.dateOrder}
            onChoose={(dateOrder) => onChange({ ...choices, dateOrder })}
          />
        )}
      </div>
      {hasExisting && (
        <Radio.Group
          label={t('existing.label')}
          value={choices.existing}
          onChange={(existing) => onChange({ ...choices, existing })}
        >
          <Stack gap={6} mt={6}>
            <Radio value="skip" label={t('existing.skip')} />
            <Radio value="update" label={t('existing.update')} />
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  );
}

function TextChoices({ choices, preview, onChange }: Pick<ReadingSettingsProps, 'choices' | 'preview' | 'onChange'>) {
  const { t } = useTranslation('imports');
  return (
    <>
      <Choice
        label={t('delimiter.label')}
        options={delimiters.map((value) => ({ value, label: t(`delimiter.${delimiterNames[value]}`) }))}
        chosen={choices.delimiter}
        guessed={preview?.delimiter}
        onChoose={(delimiter) => onChange(withDelimiter(choices, delimiter))}
      />
      <Choice
        label={t('encoding.label')}
        options={encodings.map((value) => ({ value, label: t(`encoding.${value}`) }))}
        chosen={choices.encoding}
        guessed={preview?.encoding}
        onChoose={(encoding) => onChange({ ...choices, encoding })}
      />
    </>
  );
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

type ChoiceProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string }[];
  chosen: Value | undefined;
  guessed: Value | undefined;
  onChoose: (value: Value) => void;
};

function Choice<Value extends string>({ label, options, chosen, guessed, onChoose }: ChoiceProps<Value>) {
  const { t } = useTranslation('imports');
  const value = chosen ?? guessed;
  const unknown = value === undefined ? [{ value: '', label: t('unknown') }] : [];
  return (
    <NativeSelect
      label={label}
      description={value === undefined ? '\u00a0' : t(chosen === undefined ? 'isGuessed' : 'isChosen')}
      inputWrapperOrder={['label', 'input', 'description']}
      value={value ?? ''}
      data={[...unknown, ...options]}
      onChange={(event) => {
        const next = options.find((option) => option.value === event.currentTarget.value);
        if (next !== undefined) onChoose(next.value);
      }}
    />
  );
}
