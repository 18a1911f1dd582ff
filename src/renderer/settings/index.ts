import type { FeatureRoute } from '#renderer/ui';

export const settingRoutes: readonly FeatureRoute[] = [];
