import { Radio, Text } from '@mantine/core';
import { IconBox, IconFileInvoice, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { importKinds } from '#contract/imports';
import type { ImportKind } from '#contract/imports';
import type { CarriedFile } from '#contract/values';
import { FileDrop } from '#renderer/ui';

import { ImportHistory } from './import-history.tsx';
import classes from './imports.module.css';

const largestBytes = 48 * 1024 * 1024;
const tables = {
  'text/csv': ['.csv'],
  'text/plain': ['.txt', '.tsv'],
  'text/tab-separated-values': ['.tsv'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
};
const cards = { 'text/vcard': ['.vcf', '.vcard'], 'text/x-vcard': ['.vcf'], 'text/directory': ['.vcf'] };
const icons: Readonly<Record<ImportKind, ReactNode>> = {
  contacts: <IconUsers size={20} aria-hidden />,
  items: <IconBox size={20} aria-hidden />,
  documents: <IconFileInvoice size={20} aria-hidden />,
};

export type FileStepProps = {
  kind: ImportKind;
  onKind: (kind: ImportKind) => void;
  onFile: (file: CarriedFile) => void;
};

/** The first step: what the file holds, and the file. Earlier imports stand below. */
export function FileStep({ kind, onKind, onFile }: FileStepProps) {
  const { t } = useTranslation('imports');
  return (
    <div className={classes['fileStep']}>
      <Radio.Group label={t('what')} labelProps={{ fw: 600, mb: 8 }} value={kind} onChange={(value) => onKind(value)}>
        <div className={classes['kinds']}>
          {importKinds.map((option) => (
            <Radio.Card key={option} value={option} className={classes['kind']} aria-label={t(`kind.${option}.title`)}>
              <span className={classes['kindHead']}>
                {icons[option]}
                <span className={classes['kindTitle']}>{t(`kind.${option}.title`)}</span>
                <Radio.Indicator size="xs" />
              </span>
              <Text size="sm" c="dimmed">
                {t(`kind.${option}.text`)}
              </Text>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <FileDrop
        label={t('drop.label')}
        hint={t(kind === 'contacts' ? 'drop.hintContacts' : 'drop.hint')}
        accept={kind === 'contacts' ? { ...tables, ...cards } : tables}
        largestBytes={largestBytes}
        onFile={onFile}
      />
      <ImportHistory />
    </div>
  );
}
