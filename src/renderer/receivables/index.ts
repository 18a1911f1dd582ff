import type { FeatureRoute } from '#renderer/ui';

import { AgeingScreen } from './ageing-screen.tsx';
import { ContactBalanceScreen } from './contact-balance-screen.tsx';

export { BalancePanel } from './balance-panel.tsx';

export const receivableRoutes: readonly FeatureRoute[] = [
  { path: '/receivables', screen: AgeingScreen },
  { path: '/receivables/$contactId', screen: ContactBalanceScreen },
];
