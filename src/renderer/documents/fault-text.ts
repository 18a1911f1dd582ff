import { useTranslation } from 'react-i18next';

import { failureText, useFormats } from '#renderer/api';
import type { Failure } from '#renderer/api';

import type { Fault } from './draft-input.ts';

/** Words a failure of a command for a place beside a field. */
export function useFailureText(): (failure: Failure) => string {
  useTranslation();
  const formats = useFormats();
  return (failure) => failureText(failure, formats);
}

/** Words a fault of the form: "Line 2: enter a price." */
export function useFaultText(): (fault: Fault) => string {
  const { t } = useTranslation('documents');
  return ({ code, position }) => t(`fault.${code}`, { position: position ?? 0 });
}
