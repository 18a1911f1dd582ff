import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ActivityKind } from '#domain/contacts';
import { orpc, useCommand, useToday } from '#renderer/api';

import { activitiesOf, faultOf, hasWords, keepDraft, keptDraft, newDraft, ofKind } from './composer-draft.ts';
import type { ComposerDraft, DraftFault } from './composer-draft.ts';

export type Composer = {
  /** What stands in the form; null while it is closed. */
  draft: ComposerDraft | null;
  /** Counts how often the form was asked for, so that it takes the focus each time; 0 until then. */
  asked: number;
  fault: DraftFault | null;
  isSaving: boolean;
  open: (kind: ActivityKind) => void;
  change: (fields: Partial<ComposerDraft>) => void;
  /** Closes the form; what was typed is kept. */
  close: () => void;
  /** Closes the form and forgets what was typed. */
  discard: () => void;
  save: () => Promise<void>;
};

/** The form of a new entry at a contact. What is typed survives leaving the page and the program. */
export function useComposer(contactId: string): Composer {
  const { t } = useTranslation('contacts');
  const today = useToday() ?? null;
  const [draft, setDraft] = useState(() => keptDraft(contactId));
  const [asked, setAsked] = useState(0);
  const [fault, setFault] = useState<DraftFault | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const create = useCommand(orpc.activities.create);

  const put = (next: ComposerDraft | null) => {
    setDraft(next);
    setFault(null);
    keepDraft(contactId, next);
  };
  const close = () => {
    setDraft(null);
    setFault(null);
  };
  const send = async (entry: ComposerDraft) => {
    const words = {
      promise: t('timeline.promiseSubject'),
      followUp: (subject: string) => t('timeline.followUpSubject', { subject }),
    };
    const [first, followUp] = activitiesOf(entry, words);
    if (first === undefined) return;
    const added = await create.run({ ...first, contactId });
    if (!added.ok) return;
    if (followUp === undefined || (await create.run({ ...followUp, contactId })).ok) put(null);
    // The conversation is saved, so only its follow-up is tried again.
    else put({ ...newDraft(entry.kind, today), ...followUp, isPlanned: true });
  };
  return {
    draft,
    asked,
    fault,
    isSaving,
    open: (kind) => {
      const known = draft ?? keptDraft(contactId);
      put(known !== null && (draft !== null || hasWords(known)) ? ofKind(known, kind, today) : newDraft(kind, today));
      setAsked(asked + 1);
    },
    change: (fields) => {
      if (draft !== null) put({ ...draft, ...fields });
    },
    close,
    discard: () => put(null),
    save: async () => {
      if (draft === null || isSaving) return;
      const found = faultOf(draft);
      setFault(found);
      if (found !== null) return;
      setIsSaving(true);
      await send(draft);
      setIsSaving(false);
    },
  };
}
