import type { FeatureRoute } from '#renderer/ui';

import { TillSetupScreen } from './setup-screen.tsx';

export const setupRoutes: readonly FeatureRoute[] = [{ path: '/till/setup', screen: TillSetupScreen }];
