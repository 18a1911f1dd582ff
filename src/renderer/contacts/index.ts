import type { FeatureRoute } from '#renderer/ui';

import { ContactListScreen } from './contact-list-screen.tsx';
import { ContactScreen } from './contact-screen.tsx';
import { DuplicatesScreen } from './duplicates-screen.tsx';
import { EditContactScreen } from './edit-contact-screen.tsx';
import { MergeScreen } from './merge-screen.tsx';
import { NewContactScreen } from './new-contact-screen.tsx';

export const contactRoutes: readonly FeatureRoute[] = [
  { path: '/contacts', screen: ContactListScreen },
  { path: '/contacts/new', screen: NewContactScreen },
  { path: '/contacts/duplicates', screen: DuplicatesScreen },
  { path: '/contacts/merge', screen: MergeScreen },
  { path: '/contacts/$id/merge', screen: MergeScreen },
  { path: '/contacts/$id', screen: ContactScreen },
  { path: '/contacts/$id/edit', screen: EditContactScreen },
];
