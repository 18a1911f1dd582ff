import { Button, Popover, Text } from '@mantine/core';
import { IconPrinter, IconPrinterOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { PrintJob } from '#contract/till-values';
import { orpc, useCommand } from '#renderer/api';
import { useMay } from '#renderer/till/parts';
import { WhenText } from '#renderer/ui';

import classes from './print-queue.module.css';

const refreshMs = 10_000;

/** Tells what still waits for a printer and why, with another try and a way out. Nothing while nothing waits. */
export function PrintQueueNotice() {
  const { t } = useTranslation('tillOffice');
  const queue = useQuery({ ...orpc.till.printQueue.queryOptions(), refetchInterval: refreshMs });
  const jobs = queue.data?.jobs ?? [];
  if (jobs.length === 0) return null;
  const hasFault = jobs.some(({ fault }) => fault !== '');
  return (
    <Popover position="bottom-end" shadow="md" width={420} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="light"
          color={hasFault ? 'red' : 'gray'}
          leftSection={hasFault ? <IconPrinterOff size={16} /> : <IconPrinter size={16} />}
        >
          {t(hasFault ? 'queue.stuck' : 'queue.waiting', { count: jobs.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('queue.title')}>
        <ul className={classes['jobs']}>
          {jobs.map((job) => (
            <Job key={job.id} job={job} />
          ))}
        </ul>
        <Text size="xs" c="dimmed" mt={10}>
          {t('queue.hint')}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}

function Job({ job }: { job: PrintJob }) {
  const { t } = useTranslation('tillOffice');
  const may = useMay();
  const retry = useCommand(orpc.till.retryPrint);
  const cancel = useCommand(orpc.till.cancelPrint);
  const { id, kind, title, registerName, fault, createdAt } = job;
  const name = title === '' ? t(`queue.kind.${kind}`) : `${t(`queue.kind.${kind}`)} ${title}`;
  return (
    <li>
      <div className={classes['job']}>
        <strong>{name}</strong>
        <span className="cb-detail">
          {registerName} · <WhenText at={createdAt} />
        </span>
        {fault !== '' && <span className={classes['fault']}>{t(`queue.fault.${fault}`)}</span>}
      </div>
      {may('till.sell') && (
        <div className={classes['buttons']}>
          <Button
            size="compact-sm"
            variant="default"
            loading={retry.isRunning}
            aria-label={t('queue.retryOf', { name })}
            onClick={() => void retry.run({ jobId: id })}
          >
            {t('queue.retry')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            loading={cancel.isRunning}
            aria-label={t('queue.cancelOf', { name })}
            onClick={() => void cancel.run({ jobId: id })}
          >
            {t('queue.cancel')}
          </Button>
        </div>
      )}
    </li>
  );
}
