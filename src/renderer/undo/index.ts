import type { FeatureRoute } from '#renderer/ui';

import { HistoryScreen } from './history-screen.tsx';

export { useUndoOffer } from './run-undo.tsx';
export { Unit as UndoUnitView, UnitPanel as UndoPanel } from './unit-panel.tsx';

export const undoRoutes: readonly FeatureRoute[] = [{ path: '/history', screen: HistoryScreen }];
