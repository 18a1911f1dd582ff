import { useTranslation } from 'react-i18next';

import { minor } from '#domain/money';
import type { AllocationError } from '#domain/payments';
import { failureText, useFormats } from '#renderer/api';

import type { OpenInvoice } from './allocation-plan.ts';

/** Words what is wrong with an allocation, as the core would refuse it. */
export function useFaultWords(): (fault: AllocationError, openItems: readonly OpenInvoice[]) => string {
  const { t } = useTranslation('payments');
  const formats = useFormats();
  return ({ code, documentId }, openItems) => {
    const item = openItems.find((open) => open.documentId === documentId);
    if (code === 'ALLOCATION_NOT_POSITIVE') return t('use.notPositive');
    const words = failureText({ code, data: { openMinor: item?.openMinor ?? minor(0) } }, formats);
    return item === undefined || code === 'ALLOCATION_EXCEEDS_PAYMENT' ? words : `${item.number}: ${words}`;
  };
}
