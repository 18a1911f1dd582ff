import { IconFileUpload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { importKinds } from '#contract/imports';
import type { ImportKind } from '#contract/imports';
import { Page, useShortcut, useUrlState } from '#renderer/ui';

import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import { countsAfter } from './reading.ts';
import { ResultStep } from './result-step.tsx';
import { RunStep } from './run-step.tsx';
import { Steps } from './steps.tsx';
import { usePreview } from './use-preview.ts';
import type { ChosenFile } from './use-preview.ts';
import { useWizard } from './use-wizard.ts';
import type { Wizard } from './use-wizard.ts';

const stateSchema = z.object({ kind: z.enum(importKinds).optional().catch(undefined) });

/** Brings a file in, in four steps: the file, its columns, the import, its result. Coming here anew begins anew. */
export function ImportScreen() {
  const [{ kind }, change] = useUrlState(stateSchema);
  const [known, setKnown] = useState(kind);
  const [visit, setVisit] = useState(0);
  if (known !== kind) {
    setKnown(kind);
    // An import under way names its kind in the address; a link to this screen does not.
    if (kind === undefined) setVisit(visit + 1);
  }
  return <ImportWizard key={visit} kind={kind ?? 'contacts'} onKind={(next) => change({ kind: next })} />;
}

type ImportWizardProps = { kind: ImportKind; onKind: (kind: ImportKind) => void };

function ImportWizard({ kind, onKind }: ImportWizardProps) {
  const { t } = useTranslation('imports');
  const wizard = useWizard(kind, onKind);
  const { step, file, job } = wizard;
  if (step === 'columns' && file !== undefined) return <ColumnsPage kind={kind} file={file} wizard={wizard} />;
  return (
    <Page title={t('title')} subtitle={step === 'file' ? undefined : file?.name}>
      <Steps current={step} />
      {step === 'file' && (
        <FileStep
          kind={kind}
          onKind={onKind}
          onFile={(taken) => {
            onKind(kind);
            wizard.takeFile(taken);
          }}
        />
      )}
      {step === 'run' && (
        <RunStep
          fileName={file?.name ?? ''}
          progress={job.progress}
          startedAtMs={job.startedAtMs}
          onCancel={job.cancel}
        />
      )}
      {step === 'result' && job.result !== undefined && (
        <ResultStep kind={kind} fileName={file?.name ?? ''} result={job.result} onAnother={wizard.startOver} />
      )}
    </Page>
  );
}

function ColumnsPage({ kind, file, wizard }: { kind: ImportKind; file: ChosenFile; wizard: Wizard }) {
  const { t } = useTranslation('imports');
  const { choices, job } = wizard;
  const query = usePreview({ kind, file, choices });
  const preview = query.data;
  const counts = preview && countsAfter(preview, choices.decisions);
  const count = counts === undefined ? 0 : counts.create + counts.update;
  const runLabel = () => {
    if (query.isPending) return t('readingFile');
    return count === 0 ? t('runNothing') : t(`run.${kind}`, { count });
  };
  useShortcut({ keys: 'Escape', label: t('otherFile'), run: () => wizard.startOver() });
  return (
    <Page
      title={t('title')}
      subtitle={file.name}
      primary={{
        label: runLabel(),
        icon: <IconUpload size={16} />,
        keys: 'mod+Enter',
        isDisabled: count === 0 || query.isPlaceholderData || query.isError,
        onClick: wizard.run,
      }}
      secondary={[{ label: t('otherFile'), icon: <IconFileUpload size={16} />, onClick: () => wizard.startOver() }]}
    >
      <Steps current="columns" />
      <ColumnsStep
        kind={kind}
        onKind={wizard.changeKind}
        choices={choices}
        onChoices={wizard.setChoices}
        query={query}
        ended={{ wasCancelled: job.state === 'cancelled', failure: job.failure }}
      />
    </Page>
  );
}
