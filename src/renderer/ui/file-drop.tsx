import { Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { CarriedFile } from '#contract/values';
import { carry } from '#renderer/api';

import classes from './panels.module.css';

export type FileDropProps = {
  /** What to drop here: "Drop a CSV file here". */
  label: string;
  /** Kinds and limits, in words. */
  hint?: string | undefined;
  /** Media type to endings: { 'text/csv': ['.csv'] }. */
  accept: Readonly<Record<string, readonly string[]>>;
  largestBytes: number;
  isBusy?: boolean | undefined;
  onFile: (file: CarriedFile) => void;
};

/** Takes one file: dropped, or chosen with the mouse or the keyboard. Says why it does not take one. */
export function FileDrop({ label, hint, accept, largestBytes, isBusy = false, onFile }: FileDropProps) {
  const { t } = useTranslation('ui');
  const [fault, setFault] = useState<string>();
  const take = async (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined) return;
    setFault(undefined);
    onFile(await carry(file));
  };
  return (
    <div>
      <Dropzone
        multiple={false}
        // The picker of the File System Access API asks for permissions, which the window denies.
        useFsAccessApi={false}
        maxSize={largestBytes}
        accept={Object.fromEntries(Object.entries(accept).map(([type, endings]) => [type, [...endings]]))}
        loading={isBusy}
        aria-label={label}
        inputProps={{ 'aria-label': label }}
        onDrop={(files) => void take(files)}
        onReject={([rejection]) => setFault(faultWords(rejection?.errors[0]?.code))}
      >
        <div className={classes['drop']}>
          <IconUpload size={24} aria-hidden />
          <Text fw={500}>{label}</Text>
          {hint !== undefined && (
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
          )}
        </div>
      </Dropzone>
      {fault !== undefined && (
        <Text size="sm" c="var(--cb-late)" role="alert" mt={6}>
          {fault}
        </Text>
      )}
    </div>
  );

  function faultWords(code: string | undefined): string {
    if (code === 'file-too-large') return t('file.tooLarge', { count: Math.floor(largestBytes / 1024 / 1024) });
    return t('file.wrongKind');
  }
}
