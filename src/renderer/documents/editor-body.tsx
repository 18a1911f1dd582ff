import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';

import type { Settings } from '#contract/settings';

import { Adjustments } from './adjustments.tsx';
import { netByKey } from './draft-totals.ts';
import { EditorHeadFields } from './editor-head.tsx';
import { EditorTexts } from './editor-texts.tsx';
import classes from './editor.module.css';
import { LineGrid } from './line-grid.tsx';
import { SaveConflict } from './save-line.tsx';
import { adjustmentRows, TotalsTable } from './totals-table.tsx';
import type { DocumentEditing } from './use-document-editor.ts';

type EditorBodyProps = {
  form: Ref<HTMLFormElement>;
  editing: DocumentEditing;
  settings: Settings;
  correctsNumber: string | null;
  onReload: () => void;
  /** What is to be minded with the contact. */
  notices: ReactNode;
  aside: ReactNode;
};

/** The fields of a document, its lines, what comes below them, and beside them the paper. */
export function EditorBody(props: EditorBodyProps) {
  const { form, editing, settings, correctsNumber, onReload, notices, aside } = props;
  const { t } = useTranslation('documents');
  const { state, dispatch, totals, shownFaults, autosave } = editing;
  const failure = autosave.state === 'failed' ? autosave.failure : undefined;
  return (
    <form
      ref={form}
      noValidate
      className={classes['editor']}
      data-aside={aside !== undefined}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={classes['fields']}>
        <SaveConflict autosave={autosave} onReload={onReload} />
        <EditorHeadFields
          {...{ state, dispatch, correctsNumber, failure }}
          company={settings.company}
          faults={shownFaults}
        />
        {notices}
        <LineGrid
          {...{ state, dispatch, failure }}
          taxRates={settings.taxRates}
          nets={totals === null ? new Map() : netByKey(state, totals)}
          faults={editing.faults}
          isChecked={editing.isChecked}
          totalsError={editing.totalsError}
        />
        <div className={classes['foot']}>
          <div className={classes['footFields']}>
            <Adjustments
              {...{ state, dispatch }}
              taxRates={settings.taxRates}
              amounts={totals?.adjustments.map((each) => each.amountMinor) ?? []}
              faults={shownFaults}
            />
            <EditorTexts state={state} dispatch={dispatch} />
          </div>
          {totals !== null && (
            <section className={classes['totals']} aria-label={t('totals.title')}>
              <TotalsTable
                totals={totals}
                priceMode={state.priceMode}
                rows={adjustmentRows(
                  state.adjustments,
                  totals.adjustments.map((each) => each.amountMinor),
                )}
              />
            </section>
          )}
        </div>
      </div>
      {aside !== undefined && (
        <aside className={classes['aside']} aria-label={t('editor.preview')}>
          {aside}
        </aside>
      )}
    </form>
  );
}
