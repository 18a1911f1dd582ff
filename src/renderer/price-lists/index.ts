import type { FeatureRoute } from '#renderer/ui';

import { PriceListScreen } from './price-list-screen.tsx';
import { PriceListsScreen } from './price-lists-screen.tsx';

export const priceListRoutes: readonly FeatureRoute[] = [
  { path: '/price-lists', screen: PriceListsScreen },
  { path: '/price-lists/$id', screen: PriceListScreen },
];
