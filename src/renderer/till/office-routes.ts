import { receiptRoutes } from '#renderer/till/receipts';
import { setupRoutes } from '#renderer/till/setup';
import { shiftRoutes } from '#renderer/till/shifts';
import type { FeatureRoute } from '#renderer/ui';

/** The till's office: shifts, receipts, vouchers, setup. */
export const officeRoutes: readonly FeatureRoute[] = [...shiftRoutes, ...receiptRoutes, ...setupRoutes];
