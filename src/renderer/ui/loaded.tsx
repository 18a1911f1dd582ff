import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ErrorPanel } from './error-panel.tsx';

type Query<Data> = { data: Data | undefined; error: unknown; refetch: () => unknown };

export type LoadedProps<Data> = { query: Query<Data>; children: (data: Data) => ReactNode };

/** Shows a query: grey bars while it loads, words when it fails, and its content when it is there. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  const { t } = useTranslation('ui');
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error !== null) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Stack gap="md" role="status" aria-label={t('loading')} p="lg" maw={720}>
      <Skeleton height={14} width="45%" />
      <Skeleton height={14} width="70%" />
      <Skeleton height={14} width="60%" />
      <Skeleton height={120} />
    </Stack>
  );
}
