import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';

import { contactRoutes } from '#renderer/contacts';
import { documentRoutes } from '#renderer/documents';
import { importRoutes } from '#renderer/imports';
import { itemRoutes } from '#renderer/items';
import { paymentRoutes } from '#renderer/payments';
import { priceListRoutes } from '#renderer/price-lists';
import { receivableRoutes } from '#renderer/receivables';
import { settingRoutes } from '#renderer/settings';
import { tillRoutes } from '#renderer/till';
import type { FeatureRoute } from '#renderer/ui';
import { undoRoutes } from '#renderer/undo';

import { Crash } from './error-boundary.tsx';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';
import { StartPage } from './start-page.tsx';

const features: readonly FeatureRoute[] = [
  { path: '/', screen: StartPage },
  ...contactRoutes,
  ...itemRoutes,
  ...documentRoutes,
  ...paymentRoutes,
  ...priceListRoutes,
  ...receivableRoutes,
  ...tillRoutes,
  ...importRoutes,
  ...settingRoutes,
  ...undoRoutes,
];

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

/** The screens by their address; hash addresses, so that the same bundle runs from a file-like origin and from HTTP. */
export const router = createRouter({
  routeTree: root.addChildren(
    features.map(({ path, screen }) => createRoute({ getParentRoute: () => root, path, component: screen })),
  ),
  history: createHashHistory(),
  // Values in the address are plain texts: a search for 123 stays the text 123.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: writeSearch,
  defaultErrorComponent: ({ reset }) => <Crash onRetry={reset} />,
  scrollRestoration: true,
  scrollToTopSelectors: ['#content'],
});

function writeSearch(search: Record<string, unknown>): string {
  const values = Object.entries(search).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[name, String(value)]] : [],
  );
  return values.length === 0 ? '' : `?${new URLSearchParams(values).toString()}`;
}
