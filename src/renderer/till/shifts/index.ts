import type { FeatureRoute } from '#renderer/ui';

import { CloseShiftScreen } from './close-screen.tsx';
import { OpenShiftScreen } from './open-screen.tsx';
import { ShiftListScreen } from './shift-list-screen.tsx';
import { ClosedShiftScreen, ShiftScreen } from './shift-screen.tsx';

export { CashMoveDialog, type CashMoveDialogProps } from './cash-move-dialog.tsx';
export { OpenDrawerDialog, type OpenDrawerDialogProps } from './open-drawer-dialog.tsx';
export { OpenShiftForm, type OpenShiftFormProps } from './open-shift-form.tsx';

export const shiftRoutes: readonly FeatureRoute[] = [
  { path: '/till/shifts', screen: ShiftListScreen },
  { path: '/till/shifts/open', screen: OpenShiftScreen },
  { path: '/till/shifts/$id', screen: ShiftScreen },
  { path: '/till/shifts/$id/closed', screen: ClosedShiftScreen },
  { path: '/till/shifts/$id/close', screen: CloseShiftScreen },
];
