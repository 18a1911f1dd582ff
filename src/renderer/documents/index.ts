import type { FeatureRoute } from '#renderer/ui';

export const documentRoutes: readonly FeatureRoute[] = [];
