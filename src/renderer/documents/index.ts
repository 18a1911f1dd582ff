import type { FeatureRoute } from '#renderer/ui';

import { DocumentListScreen } from './document-list-screen.tsx';
import { DocumentScreen } from './document-screen.tsx';
import { EditDocumentScreen, NewDocumentScreen } from './new-document-screen.tsx';

export { TaxName } from './tax-name.tsx';

export const documentRoutes: readonly FeatureRoute[] = [
  { path: '/documents', screen: DocumentListScreen },
  { path: '/documents/new', screen: NewDocumentScreen },
  { path: '/documents/$id', screen: DocumentScreen },
  { path: '/documents/$id/edit', screen: EditDocumentScreen },
];
