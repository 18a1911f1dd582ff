import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';

import type { Document, DraftInput } from '#contract/documents';
import { failureText, orpc, useCommand, useFormats } from '#renderer/api';
import type { Failure } from '#renderer/api';

import { newDraftSaver } from './draft-saver.ts';
import type { SavedForm } from './draft-saver.ts';

/** `new`: nothing typed yet. `blocked`: a fault stands in the way. `failed`: the host refused or did not answer. */
export type SaveState = 'new' | 'saving' | 'saved' | 'blocked' | 'failed';

export type Autosave = {
  state: SaveState;
  failure: Failure | undefined;
  /** Saves now what is not saved yet; false when that is not possible. */
  flush: () => Promise<boolean>;
  /** Saves over what somebody else has saved meanwhile. */
  overwrite: () => void;
  /** Saves no more, because the draft is being deleted. */
  stop: () => void;
};

type AutosaveOptions = {
  id: string;
  /** The version that the form began with; 0 for a draft that does not exist yet. */
  version: number;
  input: DraftInput;
  /** The draft as it was saved, or as the empty form has it. */
  savedInput: DraftInput;
  isSavable: boolean;
  onSaved: (saved: Document) => void;
};

const pauseMs = 700;
const retryMs = 5000;

/**
 * Saves a draft by itself, a moment after the last key and when its screen is left. What could not be saved is tried again at the next
 * change, and every few seconds while the host does not answer.
 */
export function useAutosave({ id, version, input, savedInput, isSavable, onSaved }: AutosaveOptions): Autosave {
  const command = useCommand(orpc.documents.saveDraft, { shownByCaller: true });
  const formats = useFormats();
  const first = JSON.stringify(savedInput);
  const content = JSON.stringify(input);
  const [saved, setSaved] = useState(first);
  const [failure, setFailure] = useState<Failure>();
  const [saver] = useState(() => newDraftSaver(id, { version, content: first }));
  const accept = (savedContent: string) => {
    setSaved(savedContent);
    setFailure(undefined);
  };
  const form: SavedForm = {
    input,
    content,
    isSavable,
    send: async (draft) => {
      const answer = await command.run(draft);
      if (answer.ok) onSaved(answer.value);
      return answer;
    },
    onSaved: accept,
    onRefused: setFailure,
    onLost: (lost) => notifications.show({ message: failureText(lost, formats), color: 'red', autoClose: false }),
  };
  useEffect(() => saver.update(form));

  const isConflict = failure?.code === 'DOCUMENT_CHANGED' || failure?.code === 'DOCUMENT_NOT_DRAFT';
  useEffect(() => {
    if (content === saved || !isSavable || isConflict) return;
    const timer = setTimeout(() => void saver.flush(), failure === undefined ? pauseMs : retryMs);
    return () => clearTimeout(timer);
  }, [saver, content, saved, isSavable, failure, isConflict]);
  useEffect(() => {
    saver.enter();
    return saver.leave;
  }, [saver]);
  const isClean = content === saved;
  useWarningBeforeUnload(!isClean);

  return {
    state: stateOf({ isClean, isNew: version === 0 && saved === first, isSavable, failure }),
    failure,
    flush: saver.flush,
    overwrite: () => {
      saver.forgetVersion();
      void saver.flush();
    },
    stop: saver.stop,
  };
}

function useWarningBeforeUnload(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);
}

type Standing = { isClean: boolean; isNew: boolean; isSavable: boolean; failure: Failure | undefined };

function stateOf({ isClean, isNew, isSavable, failure }: Standing): SaveState {
  if (isClean) return isNew ? 'new' : 'saved';
  if (!isSavable) return 'blocked';
  return failure === undefined ? 'saving' : 'failed';
}
