import { useTranslation } from 'react-i18next';

import type { RowProblem } from '#contract/imports';
import type { ImportField } from '#domain/imports';

/** Words a problem of a row: which field, and what is wrong there. */
export function useProblemWords() {
  const { t } = useTranslation('imports');
  const fieldName = ({ field }: RowProblem) => (field === null ? t('wholeLine') : t(`field.${field as ImportField}`));
  const words = (problem: RowProblem) =>
    t(`importProblems.${problem.code}`, { field: fieldName(problem), value: problem.value });
  return { fieldName, words };
}
