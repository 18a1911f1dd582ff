import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { orpc } from '#renderer/api';
import { TextLink } from '#renderer/ui';

import classes from './documents.module.css';
import { useFailureText } from './fault-text.ts';
import { groupFailures } from './issue-failures.ts';
import type { FailureGroup, IssueFailureRow } from './issue-failures.ts';

type IssueManyResultProps = {
  result: { issued: number; failed: readonly IssueFailureRow[]; wasCancelled: boolean };
};

const mostShown = 12;

/** What came of it: how many were issued, and which were not, by reason, each a link to its draft. */
export function IssueManyResult({ result }: IssueManyResultProps) {
  const { t } = useTranslation('documents');
  const { issued, failed, wasCancelled } = result;
  return (
    <div className={classes['result']} role="status">
      <p className={classes['issued']}>
        <IconCircleCheck size={18} aria-hidden />
        <strong>{t('issueMany.issued', { count: issued })}</strong>
      </p>
      {wasCancelled && <p>{t('issueMany.cancelled')}</p>}
      {failed.length > 0 && (
        <>
          <p className={classes['failed']}>
            <IconAlertTriangle size={18} aria-hidden />
            <strong>{t('issueMany.failed', { count: failed.length })}</strong>
          </p>
          <ul className={classes['groups']}>
            {groupFailures(failed, mostShown).map((group) => (
              <Group key={group.code} group={group} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Group({ group }: { group: FailureGroup }) {
  const { t } = useTranslation('documents');
  const reason = useReason(group.code);
  const hidden = group.count - group.shown.length;
  return (
    <li>
      <p>{reason}</p>
      <ul className={classes['drafts']}>
        {group.shown.map(({ id, reference }) => (
          <li key={id}>
            <TextLink to={`/documents/${id}/edit`}>{reference === '' ? t('issueMany.unnamed') : reference}</TextLink>
          </li>
        ))}
        {hidden > 0 && <li>{t('issueMany.more', { count: hidden })}</li>}
      </ul>
    </li>
  );
}

/** The words of a reason. The job tells the code alone, so what the words need besides is found here. */
function useReason(code: string): string {
  const { t } = useTranslation('documents');
  const failureText = useFailureText();
  const settings = useQuery(orpc.settings.get.queryOptions());
  if (code === 'CREDIT_EXCEEDS_INVOICE') return t('issueMany.creditExceeds');
  return failureText({ code, data: { closedUntil: settings.data?.company.closedUntil ?? '' } });
}
