import type { FeatureRoute } from '#renderer/ui';

export const importRoutes: readonly FeatureRoute[] = [];
