import type { DraftInput } from '#contract/documents';
import type { Result } from '#domain/result';
import type { Failure } from '#renderer/api';

type SaveInput = DraftInput & { id: string; version?: number };

/** The form as it is now, and what saving it needs and tells. */
export type SavedForm = {
  input: DraftInput;
  /** The input as a text, to tell whether it is saved. */
  content: string;
  isSavable: boolean;
  send: (input: SaveInput) => Promise<Result<{ version: number }, Failure>>;
  onSaved: (content: string) => void;
  onRefused: (failure: Failure) => void;
  /** Instead of `onRefused`, when nobody looks at the form any more. */
  onLost: (failure: Failure) => void;
};

export type DraftSaver = {
  /** Tells what the form holds now. */
  update: (form: SavedForm) => void;
  /** Saves what is not saved yet; false when that is not possible. */
  flush: () => Promise<boolean>;
  /** The form has been closed: saves the rest. */
  leave: () => void;
  enter: () => void;
  /** Forgets the version, so that the next save goes over what somebody else has saved. */
  forgetVersion: () => void;
  /** Saves no more. */
  stop: () => void;
};

/**
 * Saves one draft, one save at a time, each with the version of the one before. What was typed during a save is saved after it, so the
 * last word is always what stands in the form.
 * @param start the version that the form began with (0 for a draft that does not exist yet), and the content saved by then
 */
export function newDraftSaver(id: string, start: { version: number; content: string }): DraftSaver {
  let version: number | undefined = start.version;
  let saved = start.content;
  let form: SavedForm | undefined;
  let isStopped = false;
  let isGone = false;
  let running: Promise<boolean> | undefined;

  const saveAll = async (): Promise<boolean> => {
    for (;;) {
      if (isStopped || form === undefined || form.content === saved) return true;
      if (!form.isSavable) return false;
      const { input, content } = form;
      const answer = await form.send({ ...input, id, ...(version !== undefined && { version }) });
      if (!answer.ok) {
        if (isGone) form.onLost(answer.error);
        else form.onRefused(answer.error);
        return false;
      }
      version = answer.value.version;
      saved = content;
      form.onSaved(saved);
    }
  };
  const flush = (): Promise<boolean> => {
    running ??= saveAll().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    update: (now) => {
      form = now;
    },
    flush,
    leave: () => {
      isGone = true;
      void flush();
    },
    enter: () => {
      isGone = false;
    },
    forgetVersion: () => {
      version = undefined;
    },
    stop: () => {
      isStopped = true;
    },
  };
}
