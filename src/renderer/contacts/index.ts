import type { FeatureRoute } from '#renderer/ui';

import { ContactListScreen } from './contact-list-screen.tsx';
import { ContactScreen } from './contact-screen.tsx';
import { EditContactScreen } from './edit-contact-screen.tsx';
import { NewContactScreen } from './new-contact-screen.tsx';

export const contactRoutes: readonly FeatureRoute[] = [
  { path: '/contacts', screen: ContactListScreen },
  { path: '/contacts/new', screen: NewContactScreen },
  { path: '/contacts/$id', screen: ContactScreen },
  { path: '/contacts/$id/edit', screen: EditContactScreen },
];
