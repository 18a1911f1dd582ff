import type { FeatureRoute } from '#renderer/ui';

import { CreditListScreen } from './credit-list-screen.tsx';
import { ReceiptListScreen } from './receipt-list-screen.tsx';
import { ReceiptScreen } from './receipt-screen.tsx';

export const receiptRoutes: readonly FeatureRoute[] = [
  { path: '/till/receipts', screen: ReceiptListScreen },
  { path: '/till/receipts/$id', screen: ReceiptScreen },
  { path: '/till/credits', screen: CreditListScreen },
];
