import type { FeatureRoute } from '#renderer/ui';

import { SettingsScreen } from './settings-screen.tsx';

export const settingRoutes: readonly FeatureRoute[] = [{ path: '/settings', screen: SettingsScreen }];
