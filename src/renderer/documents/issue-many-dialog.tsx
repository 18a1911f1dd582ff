import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { orpc, useJob } from '#renderer/api';
import { ConfirmSentence, ProgressPanel } from '#renderer/ui';

import { useFailureText } from './fault-text.ts';
import { IssueManyResult } from './issue-many-result.tsx';

/** Which drafts: those chosen, or (undefined) every draft invoice. */
export type IssueManyChoice = { ids: readonly string[] | undefined };

type IssueManyDialogProps = { choice: IssueManyChoice | undefined; onClose: (hasIssued: boolean) => void };

/** Issues many drafts: asks once, shows how far it is, and says at the end what came of it. */
export function IssueManyDialog({ choice, onClose }: IssueManyDialogProps) {
  const { t } = useTranslation(['documents', 'common']);
  const job = useJob(orpc.documents.issueMany);
  const waiting = useQuery({
    ...orpc.documents.list.queryOptions({ input: { state: 'draft', kind: 'invoice', limit: 1 } }),
    enabled: choice !== undefined && choice.ids === undefined,
    staleTime: 0,
  });
  const count = choice?.ids?.length ?? waiting.data?.total;
  const close = () => {
    onClose(job.state !== 'idle');
    job.reset();
  };
  const start = () => {
    if (choice !== undefined) void job.start(choice.ids === undefined ? {} : { ids: [...choice.ids] });
  };
  if (choice === undefined) return null;
  if (job.state === 'idle') {
    return (
      <ConfirmSentence
        isOpen
        title={t('issueMany.title', { count: count ?? 0 })}
        sentence={t('issueMany.sentence')}
        confirmLabel={t('issueMany.confirm')}
        isRunning={count === undefined}
        onConfirm={start}
        onClose={close}
      />
    );
  }
  const isRunning = job.state === 'running';
  return (
    <Modal
      opened
      onClose={close}
      title={t('issueMany.action')}
      size={560}
      centered
      closeOnClickOutside={!isRunning}
      closeOnEscape={!isRunning}
      withCloseButton={!isRunning}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Running job={job} />
      {!isRunning && (
        <Group justify="flex-end" mt="lg">
          <Button onClick={close} data-autofocus>
            {t('common:close')}
          </Button>
        </Group>
      )}
    </Modal>
  );
}

type RunningJob = ReturnType<typeof useJob<never, IssuedMany>>;
type IssuedMany = Parameters<typeof IssueManyResult>[0]['result'];

function Running({
  job,
}: {
  job: Pick<RunningJob, 'state' | 'progress' | 'startedAtMs' | 'result' | 'failure' | 'cancel'>;
}) {
  const { t } = useTranslation('documents');
  const failureText = useFailureText();
  switch (job.state) {
    case 'idle':
      return null;
    case 'running':
      return (
        <ProgressPanel
          title={t('issueMany.running')}
          progress={job.progress}
          startedAtMs={job.startedAtMs}
          onCancel={job.cancel}
          cancelHint={t('issueMany.cancelHint')}
        />
      );
    case 'cancelled':
      return <Text size="sm">{t('issueMany.cancelled')}</Text>;
    case 'failed':
      return (
        <Alert color="red">
          {job.failure === undefined ? '' : failureText(job.failure)} {t('issueMany.failedMidway')}
        </Alert>
      );
    case 'done':
      return job.result === undefined ? null : <IssueManyResult result={job.result} />;
  }
}
