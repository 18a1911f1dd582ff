import type { FeatureRoute } from '#renderer/ui';

export const itemRoutes: readonly FeatureRoute[] = [];
