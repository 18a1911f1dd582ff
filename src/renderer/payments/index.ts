import type { FeatureRoute } from '#renderer/ui';

export const paymentRoutes: readonly FeatureRoute[] = [];
