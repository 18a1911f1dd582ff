import type { FeatureRoute } from '#renderer/ui';

import { ItemListScreen } from './item-list-screen.tsx';
import { ItemScreen } from './item-screen.tsx';
import { NewItemScreen } from './new-item-screen.tsx';

export const itemRoutes: readonly FeatureRoute[] = [
  { path: '/items', screen: ItemListScreen },
  { path: '/items/new', screen: NewItemScreen },
  { path: '/items/$id', screen: ItemScreen },
];
