import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';

import { failureOf, FormatsContext, isAnswerUnknown, useChangeNotices, useCompanyFormats } from '#renderer/api';
import { ShortcutsProvider } from '#renderer/ui';

import { ErrorBoundary } from './error-boundary.tsx';
import { writeNumbersIn } from './i18n.ts';
import { router } from './router.tsx';
import { theme, variables } from './theme.ts';

const queryClient = new QueryClient({
  mutationCache: new MutationCache(),
  defaultOptions: {
    queries: {
      // Change notices say when something is stale; until then it is not asked for again.
      staleTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      // The host is this computer or one of the office: it answers without the internet.
      networkMode: 'always',
      retry: (count, error) => count < 3 && isAnswerUnknown(failureOf(error).code),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
});

const colorSchemeManager = localStorageColorSchemeManager({ key: 'counterbook.theme' });

/** The whole program: theme, words, data, keys and screens. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <ErrorBoundary>
          <ShortcutsProvider>
            <Live />
          </ShortcutsProvider>
        </ErrorBoundary>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Live() {
  useChangeNotices();
  const formats = useCompanyFormats();
  const { locale } = formats;
  useEffect(() => void writeNumbersIn(locale), [locale]);
  return (
    <FormatsContext value={formats}>
      <Notifications position="bottom-right" />
      <RouterProvider router={router} />
    </FormatsContext>
  );
}
