import type { FeatureRoute } from '#renderer/ui';

import { HistoryScreen } from './history-screen.tsx';

export { useUndoOffer } from './run-undo.tsx';
export { UndoPanel } from './undo-panel.tsx';

export const undoRoutes: readonly FeatureRoute[] = [{ path: '/history', screen: HistoryScreen }];
