import type { FeatureRoute } from '#renderer/ui';

export const receivableRoutes: readonly FeatureRoute[] = [];
