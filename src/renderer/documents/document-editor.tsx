import { IconCopy, IconEye, IconSend, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Action } from '#renderer/ui';
import { Badge, Page, SidePanel, UnsavedWork, useLeaveForm } from '#renderer/ui';

import { useContactCare } from './contact-care.tsx';
import { DraftPaper } from './draft-paper.tsx';
import { EditorBody } from './editor-body.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { SaveLine } from './save-line.tsx';
import { useDocumentEditor } from './use-document-editor.ts';
import type { DocumentEditing, EditorOptions } from './use-document-editor.ts';
import { useDraftActions } from './use-draft-actions.ts';
import { usePreviewPanel } from './use-preview-panel.ts';

export type DocumentEditorProps = EditorOptions & {
  correctsNumber: string | null;
  /** Reads the draft again, for when somebody else has changed it. */
  onReload: () => void;
};

/** Where an invoice or credit note is written. It saves itself; Ctrl/Cmd-Enter issues it. */
export function DocumentEditor({ correctsNumber, onReload, ...options }: DocumentEditorProps) {
  const { t } = useTranslation(['documents', 'common']);
  const { id, version, settings } = options;
  const form = useRef<HTMLFormElement>(null);
  const editing = useDocumentEditor(options, form);
  const { state, autosave, faults, totals } = editing;
  const leave = useLeaveForm();
  const preview = usePreviewPanel();
  const care = useContactCare({
    contactId: state.contactId,
    kind: state.kind,
    grossMinor: totals?.grossMinor ?? null,
  });
  const more = useMoreActions(id, editing, leave.to);
  const paper = <DraftPaper state={state} settings={settings} totals={totals} />;
  const isUnsaved = autosave.state === 'blocked' || autosave.state === 'failed';
  return (
    <Page
      title={version === 0 ? t(`editor.new.${state.kind}`) : t(`common:${state.kind}_one`)}
      badge={<Badge tone="neutral">{t('documents:draft')}</Badge>}
      subtitle={<SaveLine autosave={autosave} faults={faults} grossMinor={totals?.grossMinor ?? null} />}
      back={{ to: '/documents', label: t('common:invoice_other') }}
      primary={{
        label: t('issue.action'),
        icon: <IconSend size={16} />,
        keys: 'mod+Enter',
        isDisabled: care.isBlocking,
        onClick: () => void editing.askToIssue(),
      }}
      secondary={[{ label: t('editor.preview'), icon: <IconEye size={16} />, keys: 'v', onClick: preview.toggle }]}
      more={more}
    >
      <EditorBody
        form={form}
        editing={editing}
        settings={settings}
        correctsNumber={correctsNumber}
        onReload={onReload}
        notices={care.notices}
        aside={preview.isBeside ? paper : undefined}
      />
      <SidePanel isOpen={preview.isOver} title={t('editor.preview')} onClose={preview.toggle} width={640}>
        {paper}
      </SidePanel>
      <IssueDialog
        draft={editing.isIssuing ? { id, kind: state.kind } : null}
        onClose={editing.stopIssuing}
        onIssued={() => leave.to(`/documents/${id}`)}
      />
      <UnsavedWork isDirty={isUnsaved && !leave.isLeaving} />
    </Page>
  );
}

function useMoreActions(id: string, editing: DocumentEditing, leaveTo: (path: string) => void): Action[] {
  const { t } = useTranslation('documents');
  const actions = useDraftActions();
  const { state, autosave } = editing;
  const duplicate = async () => {
    if (await autosave.flush()) await actions.duplicate(state);
  };
  const remove = async () => {
    await autosave.flush();
    autosave.stop();
    leaveTo('/documents');
    await actions.remove(id);
  };
  return [
    {
      label: t('action.duplicate'),
      icon: <IconCopy size={16} />,
      isDisabled: autosave.state === 'new',
      onClick: () => void duplicate(),
    },
    {
      label: t('action.deleteDraft'),
      icon: <IconTrash size={16} />,
      isDisabled: autosave.state === 'new',
      isDangerous: true,
      onClick: () => void remove(),
    },
  ];
}
