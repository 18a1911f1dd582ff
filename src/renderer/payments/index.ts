import type { FeatureRoute } from '#renderer/ui';

import { NewPaymentScreen } from './new-payment-screen.tsx';
import { PaymentListScreen } from './payment-list-screen.tsx';
import { PaymentScreen, RecordedPaymentScreen } from './payment-screen.tsx';

export { AllocationList, type ShownAllocation } from './allocation-list.tsx';
export { CreditUse, type CreditUseProps } from './credit-use.tsx';
export { PeriodFilter, usePeriodChip, type Period } from './period-filter.tsx';
export { useFocusAtStart } from './use-focus-at-start.ts';
export { usePaper } from './use-paper.ts';

export const paymentRoutes: readonly FeatureRoute[] = [
  { path: '/payments', screen: PaymentListScreen },
  { path: '/payments/new', screen: NewPaymentScreen },
  { path: '/payments/$id', screen: PaymentScreen },
  { path: '/payments/$id/recorded', screen: RecordedPaymentScreen },
];
