import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { unreadableReasons } from '#contract/imports';
import { failureOf, failureText, useFormats } from '#renderer/api';
import type { Failure } from '#renderer/api';
import { Notice } from '#renderer/ui';

/** Why a file cannot be read, in words, with the line where it breaks. */
export function FileFault({ error }: { error: unknown }) {
  const { t } = useTranslation('imports');
  return <FailureAlert title={t('unreadable')} failure={failureOf(error)} />;
}

/** A failure in words. */
export function FailureAlert({ title, failure }: { title: string; failure: Failure }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const reason = unreadableReasons.find((known) => known === failure.data['reason']);
  const line = failure.data['line'];
  return (
    <Notice tone="bad" icon={<IconAlertTriangle size={18} />} title={title} role="alert">
      {failureText(failure, formats)}
      {reason !== undefined && ` ${t(`importReasons.${reason}`)}`}
      {typeof line === 'number' && ` ${t('atLine', { line })}`}
    </Notice>
  );
}
