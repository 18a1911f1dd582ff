import { sellRoutes } from '#renderer/till/sell';
import type { FeatureRoute } from '#renderer/ui';

import { officeRoutes } from './office-routes.ts';

export const tillRoutes: readonly FeatureRoute[] = [...sellRoutes, ...officeRoutes];
