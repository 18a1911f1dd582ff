import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Document } from '#contract/documents';
import { orpc } from '#renderer/api';
import { CreditUse } from '#renderer/payments';
import { DetailColumns, Loaded, Page, StatusBadge, TextLink, usePathId, useNeighbours } from '#renderer/ui';

import { useContactCare } from './contact-care.tsx';
import { DocumentFigures } from './document-figures.tsx';
import { DocumentContent } from './document-content.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { useDocumentActions } from './use-document-actions.tsx';

/** One invoice or credit note: `/documents/$id`. */
export function DocumentScreen() {
  const id = usePathId();
  const document = useQuery(orpc.documents.get.queryOptions({ input: { id } }));
  return <Loaded query={document}>{(known) => <DocumentView key={id} document={known} />}</Loaded>;
}

function DocumentView({ document }: { document: Document }) {
  const { t } = useTranslation(['documents', 'common']);
  const isDraft = document.status === 'draft';
  const care = useContactCare({ ...document, contactId: isDraft ? document.contactId : null });
  const { primary, secondary, more, issuing, stopIssuing } = useDocumentActions(document, care.isBlocking);
  const isCreditNote = document.kind === 'creditNote';
  const title = `${t(`common:${document.kind}_one`)} ${document.number ?? ''}`.trim();
  return (
    <Page
      title={title}
      badge={<StatusBadge state={document.state} isCreditNote={isCreditNote} />}
      subtitle={<Buyer document={document} />}
      back={{ to: '/documents', label: t('common:invoice_other') }}
      neighbours={useNeighbours('/documents', document.id)}
      primary={primary}
      secondary={secondary}
      more={more}
    >
      <DetailColumns side={<DocumentFigures document={document} />}>
        {care.notices}
        {isCreditNote && document.contactId !== null && document.openMinor > 0 && (
          <CreditUse sourceId={document.id} contactId={document.contactId} creditMinor={document.openMinor} />
        )}
        <DocumentContent document={document} />
      </DetailColumns>
      <IssueDialog draft={issuing} onClose={stopIssuing} onIssued={stopIssuing} />
    </Page>
  );
}

function Buyer({ document }: { document: Document }) {
  const { t } = useTranslation('documents');
  const { contactId, contactName } = document;
  if (contactId === null) return <>{t('noContact')}</>;
  return <TextLink to={`/contacts/${contactId}`}>{contactName}</TextLink>;
}
