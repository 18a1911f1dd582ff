import { useState } from 'react';

import type { ImportKind } from '#contract/imports';
import type { CarriedFile } from '#contract/values';
import { newId, orpc, useJob } from '#renderer/api';
import type { JobState } from '#renderer/api';

import { allGuessed } from './reading.ts';
import type { Choices } from './reading.ts';
import type { Step } from './steps.tsx';
import { inputOf } from './use-preview.ts';
import type { ChosenFile } from './use-preview.ts';

/** The state of an import from the choice of a file to its result. */
export function useWizard(kind: ImportKind, onKind: (kind: ImportKind) => void) {
  const [file, setFile] = useState<ChosenFile>();
  const [choices, setChoices] = useState<Choices>(allGuessed);
  const job = useJob(orpc.imports.run);
  return {
    step: stepOf(file, job.state),
    file,
    choices,
    setChoices,
    job,
    takeFile: (next: CarriedFile) => {
      setChoices(allGuessed);
      job.reset();
      setFile({ ...next, id: newId() });
    },
    /** Another kind has other fields, so its columns are guessed anew. */
    changeKind: (next: ImportKind) => {
      setChoices({ ...choices, mapping: undefined, decisions: {} });
      onKind(next);
    },
    /** Back to the choice of a file. */
    startOver: (next: ImportKind = kind) => {
      setFile(undefined);
      setChoices(allGuessed);
      job.reset();
      onKind(next);
    },
    run: () => {
      if (file !== undefined) void job.start(inputOf({ kind, file, choices }));
    },
  };
}

export type Wizard = ReturnType<typeof useWizard>;

function stepOf(file: ChosenFile | undefined, state: JobState): Step {
  if (file === undefined) return 'file';
  if (state === 'running') return 'run';
  return state === 'done' ? 'result' : 'columns';
}
