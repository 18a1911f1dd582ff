import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Attaching } from '#renderer/activities';
import { failureText, useFormats } from '#renderer/api';
import { Notice } from '#renderer/ui';

import classes from './timeline.module.css';

/** A file on its way into the books: how far it is, and why it did not arrive. */
export function AttachProgress({ attaching: { name, job } }: { attaching: Attaching }) {
  const { t } = useTranslation(['contacts', 'common']);
  const formats = useFormats();
  if (name !== null) {
    const { done, total } = job.progress ?? { done: 0, total: 0 };
    return (
      <div className={classes['attaching']} role="status">
        <span className={classes['attachingName']}>{t('timeline.file.storing', { name })}</span>
        <Progress
          value={total === 0 ? 0 : (done / total) * 100}
          aria-label={name}
          className={classes['attachingBar']}
        />
        <Button size="compact-sm" variant="default" onClick={job.cancel}>
          {t('common:cancel')}
        </Button>
      </div>
    );
  }
  if (job.failure === undefined) return null;
  return <Notice tone="bad" role="alert" title={failureText(job.failure, formats)} onClose={job.reset} />;
}
