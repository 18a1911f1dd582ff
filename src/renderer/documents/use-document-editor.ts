import { useQueryClient } from '@tanstack/react-query';
import { useReducer, useState } from 'react';
import type { RefObject } from 'react';

import type { Settings } from '#contract/settings';
import type { Totals } from '#domain/documents';
import { orpc } from '#renderer/api';
import { focusFirstFault } from '#renderer/ui';

import { readDraft } from './draft-input.ts';
import { draftTotals } from './draft-totals.ts';
import { editorReducer } from './editor-state.ts';
import type { EditorState } from './editor-state.ts';
import { useAutosave } from './use-autosave.ts';

export type EditorOptions = {
  id: string;
  start: EditorState;
  /** 0 for a draft that does not exist yet. */
  version: number;
  settings: Settings;
};

type FormRef = RefObject<HTMLFormElement | null>;

/** The form of a document with all that follows from it: totals, faults, saving, and the way to issuing. */
export function useDocumentEditor({ id, start, version, settings }: EditorOptions, form: FormRef) {
  const queryClient = useQueryClient();
  const [state, dispatch] = useReducer(editorReducer, start);
  const [savedInput] = useState(() => readDraft(start).input);
  const [isChecked, setIsChecked] = useState(false);
  const [isIssuing, setIsIssuing] = useState(false);
  const { input, faults } = readDraft(state);
  const { currency, taxRounding } = settings.company;
  const computed = draftTotals(state, { currency, taxRounding, taxRates: settings.taxRates });
  const autosave = useAutosave({
    id,
    version,
    input,
    savedInput,
    isSavable: !faults.some((fault) => fault.stopsSaving),
    onSaved: (saved) => queryClient.setQueryData(orpc.documents.get.queryKey({ input: { id } }), saved),
  });

  const askToIssue = async () => {
    setIsChecked(true);
    const unreadable = form.current?.querySelector('input:invalid') ?? null;
    if (faults.length > 0 || unreadable !== null || !computed.ok) {
      // The faults are drawn first, so that the first one can take the focus.
      setTimeout(() => focusFirstFault(form.current));
      return;
    }
    if (await autosave.flush()) setIsIssuing(true);
  };

  const totals: Totals | null = computed.ok ? computed.value : null;
  return {
    state,
    dispatch,
    faults,
    /** Those that are shown: what stops saving at once, the rest when it shall be issued. */
    shownFaults: faults.filter((fault) => isChecked || fault.stopsSaving),
    isChecked,
    totals,
    totalsError: computed.ok ? null : computed.error,
    autosave,
    askToIssue,
    isIssuing,
    stopIssuing: () => setIsIssuing(false),
  };
}

export type DocumentEditing = ReturnType<typeof useDocumentEditor>;
