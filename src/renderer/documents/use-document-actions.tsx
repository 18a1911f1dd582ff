import {
  IconCash,
  IconCopy,
  IconFileTypePdf,
  IconPencil,
  IconReceipt2,
  IconReceiptRefund,
  IconSend,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Document } from '#contract/documents';
import { client, newId } from '#renderer/api';
import { usePaper } from '#renderer/payments';
import type { Action } from '#renderer/ui';

import { stateOfDocument } from './editor-state.ts';
import { useDraftActions } from './use-draft-actions.ts';

type Offered = { primary: Action; secondary: readonly Action[]; more: readonly Action[] };

/** What can be done with a document as it stands; issuing waits while something must be acknowledged first. */
export function useDocumentActions(document: Document, mustWait: boolean) {
  const [isIssuing, setIsIssuing] = useState(false);
  const all = useAllActions(document, { mustWait, onIssue: () => setIsIssuing(true) });
  return {
    ...offered(document, all),
    issuing: isIssuing ? { id: document.id, kind: document.kind } : null,
    stopIssuing: () => setIsIssuing(false),
  };
}

type AllActions = ReturnType<typeof useAllActions>;

function offered({ kind, status, openMinor, saleId }: Document, all: AllActions): Offered {
  // What was sold at the till comes back there, by its receipt.
  const correct = saleId === null ? all.credit : all.receipt;
  if (status === 'draft') {
    return { primary: all.issue, secondary: [all.pdf, all.edit], more: [all.duplicate, all.remove] };
  }
  if (kind === 'creditNote') {
    return { primary: all.pdf, secondary: openMinor > 0 ? [all.refund] : [], more: [all.duplicate] };
  }
  if (openMinor > 0) return { primary: all.pay, secondary: [all.pdf], more: [correct, all.duplicate] };
  return { primary: all.pdf, secondary: [correct], more: [all.duplicate] };
}

function useAllActions(document: Document, { mustWait, onIssue }: { mustWait: boolean; onIssue: () => void }) {
  const { t } = useTranslation('documents');
  const { id, contactId } = document;
  const navigate = useNavigate();
  const actions = useDraftActions();
  const paper = usePaper(() => client.documents.pdf({ id }));
  const toPayment = (search: Record<string, string>) =>
    void navigate({ to: '/payments/new', search: { contactId: contactId ?? '', ...search } });
  const remove = async () => {
    await navigate({ to: '/documents' });
    await actions.remove(id);
  };
  return {
    issue: {
      label: t('issue.action'),
      icon: <IconSend size={16} />,
      keys: 'mod+Enter',
      isDisabled: mustWait,
      onClick: onIssue,
    },
    edit: { label: t('action.edit'), icon: <IconPencil size={16} />, keys: 'e', to: `/documents/${id}/edit` },
    pdf: {
      label: t('action.pdf'),
      icon: <IconFileTypePdf size={16} />,
      keys: 'p',
      onClick: paper.open,
      isRunning: paper.isOpening,
    },
    pay: {
      label: t('action.recordPayment'),
      icon: <IconCash size={16} />,
      keys: 'r',
      onClick: () => toPayment({ documentId: id }),
    },
    refund: {
      label: t('action.refund'),
      icon: <IconCash size={16} />,
      onClick: () => toPayment({ direction: 'refunded' }),
    },
    credit: {
      label: t('action.credit'),
      icon: <IconReceiptRefund size={16} />,
      isRunning: actions.isRunning,
      onClick: () => void actions.credit(id),
    },
    receipt: {
      label: t('action.receipt', { number: document.saleNumber ?? '' }),
      icon: <IconReceipt2 size={16} />,
      to: `/till/receipts/${document.saleId ?? ''}`,
    },
    duplicate: {
      label: t('action.duplicate'),
      icon: <IconCopy size={16} />,
      isRunning: actions.isRunning,
      onClick: () => void actions.duplicate(stateOfDocument(document, newId)),
    },
    remove: {
      label: t('action.deleteDraft'),
      icon: <IconTrash size={16} />,
      isDangerous: true,
      onClick: () => void remove(),
    },
  } satisfies Record<string, Action>;
}
