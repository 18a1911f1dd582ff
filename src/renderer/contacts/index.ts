import type { FeatureRoute } from '#renderer/ui';

export const contactRoutes: readonly FeatureRoute[] = [];
