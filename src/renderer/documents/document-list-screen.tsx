import { IconFileInvoice, IconFilePlus, IconReceiptRefund, IconSend } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { DocumentRow } from '#contract/documents';
import { orpc, useList } from '#renderer/api';
import { ActionButton, DataList, EmptyState, Page, useSelection } from '#renderer/ui';

import { useDocumentColumns } from './document-columns.tsx';
import { DocumentFilters, useDocumentFilters } from './document-filters.tsx';
import { IssueManyDialog } from './issue-many-dialog.tsx';
import type { IssueManyChoice } from './issue-many-dialog.tsx';

/** Every invoice and credit note: `/documents`. */
export function DocumentListScreen() {
  const { t } = useTranslation(['documents', 'common']);
  const filters = useDocumentFilters();
  const { sort, direction } = filters.state;
  const list = useList(orpc.documents.list, filters.input);
  const columns = useDocumentColumns();
  const selection = useSelection();
  const [choice, setChoice] = useState<IssueManyChoice>();
  const more = useListActions(() => setChoice({ ids: undefined }));
  return (
    <Page
      title={t('common:invoice_other')}
      count={list.total}
      layout="fill"
      primary={{
        label: t('action.newInvoice'),
        to: '/documents/new',
        keys: 'n',
        icon: <IconFilePlus size={16} />,
      }}
      more={more}
    >
      <DocumentFilters filters={filters} />
      <DataList<DocumentRow>
        {...list}
        label={t('common:invoice_other')}
        columns={columns}
        rowKey={(row) => row.id}
        rowTo={(row) => `/documents/${row.id}`}
        sort={{ sort, direction }}
        onSort={(next) => filters.change(next)}
        selection={selection}
        bulkActions={bulkActions(list.rows, (ids) => setChoice({ ids }))}
        orderName="/documents"
        empty={<NoDocuments isFiltered={filters.isFiltered} onClear={filters.clear} />}
      />
      <IssueManyDialog
        choice={choice}
        onClose={(hasIssued) => {
          setChoice(undefined);
          if (hasIssued) selection.clear();
        }}
      />
    </Page>
  );
}

// Of the ticked rows only drafts can be issued; those that are not loaded are left to the host to tell.
function bulkActions(rows: readonly DocumentRow[], onIssue: (ids: readonly string[]) => void) {
  const issued = new Set(rows.filter((row) => row.status === 'issued').map((row) => row.id));
  return (ids: readonly string[]) => <IssueSelected ids={ids.filter((id) => !issued.has(id))} onIssue={onIssue} />;
}

type IssueSelectedProps = { ids: readonly string[]; onIssue: (ids: readonly string[]) => void };

function IssueSelected({ ids, onIssue }: IssueSelectedProps) {
  const { t } = useTranslation('documents');
  const isDisabled = ids.length === 0;
  return (
    <ActionButton
      isPrimary
      action={{
        label: isDisabled ? t('issueMany.noDrafts') : t('issueMany.selected', { count: ids.length }),
        icon: <IconSend size={16} />,
        isDisabled,
        onClick: () => onIssue(ids),
      }}
    />
  );
}

function useListActions(onIssueAll: () => void) {
  const { t } = useTranslation('documents');
  const navigate = useNavigate();
  return [
    { label: t('issueMany.all'), icon: <IconSend size={16} />, onClick: onIssueAll },
    {
      label: t('action.newCreditNote'),
      icon: <IconReceiptRefund size={16} />,
      onClick: () => void navigate({ to: '/documents/new', search: { kind: 'creditNote' } }),
    },
  ];
}

function NoDocuments({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation('documents');
  if (isFiltered) {
    return (
      <EmptyState
        icon={<IconFileInvoice size={22} />}
        title={t('list.noneTitle')}
        text={t('list.noneText')}
        secondary={[{ label: t('list.clearFilters'), onClick: onClear }]}
      />
    );
  }
  return (
    <EmptyState
      icon={<IconFileInvoice size={22} />}
      title={t('list.emptyTitle')}
      text={t('list.emptyText')}
      primary={{ label: t('action.newInvoice'), to: '/documents/new' }}
      secondary={[{ label: t('list.import'), to: '/imports' }]}
    />
  );
}
