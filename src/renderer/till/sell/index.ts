import type { FeatureRoute } from '#renderer/ui';

import { SellScreen } from './sell-screen.tsx';

export const sellRoutes: readonly FeatureRoute[] = [{ path: '/till', screen: SellScreen }];
