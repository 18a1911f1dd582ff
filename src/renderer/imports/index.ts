import type { FeatureRoute } from '#renderer/ui';

import { ImportScreen } from './import-screen.tsx';

export const importRoutes: readonly FeatureRoute[] = [{ path: '/imports', screen: ImportScreen }];
