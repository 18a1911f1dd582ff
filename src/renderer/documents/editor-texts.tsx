import { Textarea } from '@mantine/core';
import type { Dispatch } from 'react';
import { useTranslation } from 'react-i18next';

import type { EditorAction, EditorState } from './editor-state.ts';

type EditorTextsProps = { state: EditorState; dispatch: Dispatch<EditorAction> };

/** The words above the lines and below the totals. */
export function EditorTexts({ state, dispatch }: EditorTextsProps) {
  const { t } = useTranslation('documents');
  return (
    <>
      <Textarea
        label={t('field.introduction')}
        description={t('field.introductionHint')}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={2000}
        value={state.introduction}
        onChange={(event) => dispatch({ type: 'changeHead', fields: { introduction: event.currentTarget.value } })}
      />
      <Textarea
        label={t('field.note')}
        description={t('field.noteHint')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        value={state.note}
        onChange={(event) => dispatch({ type: 'changeHead', fields: { note: event.currentTarget.value } })}
      />
    </>
  );
}
