import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Document } from '#contract/documents';
import { client, newId, orpc, useCommand } from '#renderer/api';
import { offerUndo } from '#renderer/ui';

import { readDraft } from './draft-input.ts';
import { stateOfDocument } from './editor-state.ts';
import type { EditorState } from './editor-state.ts';

/** What can be done with whole documents from more than one screen. */
export function useDraftActions() {
  const { t } = useTranslation('documents');
  const navigate = useNavigate();
  const save = useCommand(orpc.documents.saveDraft);
  const deleteDraft = useCommand(orpc.documents.deleteDraft);
  const draftCreditNote = useCommand(orpc.documents.draftCreditNote);
  const edit = (id: string) => navigate({ to: `/documents/${id}/edit` });

  /** Makes a new draft with the same content, dated on the day of its issue, and opens it. */
  const duplicate = async (state: EditorState) => {
    const { input } = readDraft({ ...state, issuedOn: null, dueOn: null });
    const saved = await save.run(input);
    if (!saved.ok) return;
    await edit(saved.value.id);
    notifications.show({ message: t('action.duplicated') });
  };
  /** Removes a draft and offers to put it back. */
  const remove = async (id: string) => {
    const draft = await client.documents.get({ id }).catch(() => undefined);
    const deleted = await deleteDraft.run({ id });
    if (!deleted.ok || draft === undefined) return;
    const undo = () => void save.run({ ...inputOf(draft), id });
    offerUndo({ message: t('action.deleted', { contact: draft.contactName || t('noContact') }), undo });
  };
  /** Makes the draft of a credit note over an invoice and opens it. */
  const credit = async (invoiceId: string) => {
    const draft = await draftCreditNote.run({ invoiceId });
    if (draft.ok) await edit(draft.value.id);
  };

  return {
    duplicate,
    remove,
    credit,
    isRunning: save.isRunning || deleteDraft.isRunning || draftCreditNote.isRunning,
  };
}

function inputOf(draft: Document) {
  return readDraft(stateOfDocument(draft, newId)).input;
}
