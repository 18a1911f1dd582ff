import { Alert } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { DocumentRow } from '#contract/documents';
import type { DocumentKind } from '#domain/documents';
import { orpc, useCommand } from '#renderer/api';
import type { Failure } from '#renderer/api';
import { ConfirmSentence, TextLink } from '#renderer/ui';

import { useFailureText } from './fault-text.ts';

export type IssueDialogProps = {
  /** The draft that shall be issued; null while nobody asks. */
  draft: { id: string; kind: DocumentKind } | null;
  onClose: () => void;
  onIssued: (issued: DocumentRow) => void;
};

/** Asks once, in one sentence, because issuing cannot be undone. */
export function IssueDialog({ draft, onClose, onIssued }: IssueDialogProps) {
  const { t } = useTranslation('documents');
  const issue = useCommand(orpc.documents.issue, { shownByCaller: true });
  const [failure, setFailure] = useState<Failure>();
  const kind = draft?.kind ?? 'invoice';
  const close = () => {
    setFailure(undefined);
    onClose();
  };
  const confirm = async () => {
    if (draft === null || issue.isRunning) return;
    setFailure(undefined);
    const issued = await issue.run({ id: draft.id });
    if (!issued.ok) {
      setFailure(issued.error);
      return;
    }
    close();
    notifications.show({ message: t(`issue.done.${kind}`, { number: issued.value.number ?? '' }) });
    onIssued(issued.value);
  };
  return (
    <ConfirmSentence
      isOpen={draft !== null}
      title={t(`issue.title.${kind}`)}
      sentence={t(`issue.sentence.${kind}`)}
      confirmLabel={t('issue.action')}
      isRunning={issue.isRunning}
      onConfirm={() => void confirm()}
      onClose={close}
    >
      {failure !== undefined && <IssueFailure failure={failure} />}
    </ConfirmSentence>
  );
}

const mendedInSettings: ReadonlySet<string> = new Set(['COMPANY_INCOMPLETE', 'PERIOD_CLOSED', 'NUMBER_TAKEN']);

function IssueFailure({ failure }: { failure: Failure }) {
  const { t } = useTranslation('documents');
  const failureText = useFailureText();
  return (
    <Alert color="red" mt="md" role="alert">
      {failureText(failure)}{' '}
      {mendedInSettings.has(failure.code) && (
        <TextLink to="/settings" underline="always">
          {t('issue.toSettings')}
        </TextLink>
      )}
    </Alert>
  );
}
