import { Button, CopyButton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDatabaseExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Backup } from '#contract/backups';
import { failureText, orpc, useFormats, useJob } from '#renderer/api';
import { FormSection, InstantText, Loaded, Notice, ProgressPanel } from '#renderer/ui';

import { writtenSize } from './written-size.ts';
import classes from './settings.module.css';

/** Copies of everything: made now, listed with where they lie, and how to go back to one. */
export function BackupsSection() {
  const { t } = useTranslation('settings');
  const backups = useQuery(orpc.backups.list.queryOptions());
  const job = useJob(orpc.backups.create);
  const isRunning = job.state === 'running';
  return (
    <Stack gap={28}>
      <FormSection
        title={t('backups.title')}
        description={t('backups.text')}
        end={
          <Button
            leftSection={<IconDatabaseExport size={16} />}
            disabled={isRunning}
            onClick={() => void job.start({})}
          >
            {t('backups.now')}
          </Button>
        }
      >
        <Outcome job={job} />
        <Loaded query={backups}>
          {({ backups: rows }) =>
            rows.length === 0 ? <Text c="dimmed">{t('backups.empty')}</Text> : <BackupTable backups={rows} />
          }
        </Loaded>
      </FormSection>
      <FormSection title={t('backups.restore')}>
        <ol className={classes['restore']}>
          <li>{t('backups.restoreClose')}</li>
          <li>{t('backups.restoreCopy')}</li>
          <li>{t('backups.restoreStart')}</li>
        </ol>
        <Text size="sm" c="dimmed">
          {t('backups.elsewhere')}
        </Text>
      </FormSection>
    </Stack>
  );
}

function Outcome({ job }: { job: ReturnType<typeof useJob<{ commandId: string }, Backup>> }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  switch (job.state) {
    case 'idle':
      return null;
    case 'running':
      return (
        <ProgressPanel
          title={t('backups.running')}
          progress={job.progress}
          startedAtMs={job.startedAtMs}
          step={t(job.progress?.message === 'checking' ? 'backups.checking' : 'backups.copying')}
          onCancel={job.cancel}
          cancelHint={t('backups.cancelHint')}
        />
      );
    case 'cancelled':
      return <Notice tone="neutral" title={t('backups.cancelled')} />;
    case 'failed':
      return (
        <Notice tone="bad" icon={<IconAlertTriangle size={18} />} title={t('backups.failed')} role="alert">
          {job.failure && failureText(job.failure, formats)}
        </Notice>
      );
    case 'done':
      return (
        <Notice tone="good" icon={<IconCircleCheck size={18} />} title={t('backups.done')}>
          {job.result?.folder}
        </Notice>
      );
  }
}

function BackupTable({ backups }: { backups: readonly Backup[] }) {
  const { t, i18n } = useTranslation('settings');
  const { locale } = useFormats();
  return (
    <table className="cb-table" aria-label={t('backups.title')}>
      <thead>
        <tr>
          <th scope="col" style={{ width: 172 }}>
            {t('backups.at')}
          </th>
          <th scope="col">{t('backups.folder')}</th>
          <th scope="col" data-align="end" style={{ width: 104 }}>
            {t('backups.size')}
          </th>
          <th scope="col" data-align="end" style={{ width: 84 }}>
            {t('backups.files')}
          </th>
          <th scope="col" style={{ width: 96 }}>
            <span className="cb-hidden">{t('taxes.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {backups.map(({ name, folder, at, databaseBytes, attachmentCount, attachmentBytes }) => (
          <tr key={name}>
            <td>
              <InstantText at={at} />
            </td>
            <td className={classes['path']} title={folder}>
              {folder}
            </td>
            <td data-align="end">{writtenSize(databaseBytes + attachmentBytes, i18n.language)}</td>
            <td data-align="end">{attachmentCount.toLocaleString(locale)}</td>
            <td data-align="end">
              <CopyButton value={folder}>
                {({ copied, copy }) => (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t('backups.copyOf', { folder })}
                    onClick={copy}
                  >
                    {t(copied ? 'backups.copied' : 'backups.copy')}
                  </Button>
                )}
              </CopyButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
