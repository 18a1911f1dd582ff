import { useTranslation } from 'react-i18next';

import type { RowProblem } from '#contract/imports';

import { useFieldNames } from './field-names.ts';

/** Words a problem of a row: which field, and what is wrong there. */
export function useProblemWords() {
  const { t } = useTranslation('imports');
  const { nameOf } = useFieldNames();
  const fieldName = ({ field }: RowProblem) => (field === null ? t('wholeLine') : nameOf(field));
  const words = (problem: RowProblem) =>
    t(`importProblems.${problem.code}`, { field: fieldName(problem), value: problem.value });
  return { fieldName, words };
}
