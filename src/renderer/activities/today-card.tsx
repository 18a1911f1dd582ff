import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { orpc, useFormats, useToday } from '#renderer/api';
import { Card, Loaded } from '#renderer/ui';

import { TodoList } from './todo-list.tsx';

const shown = 100;

/** Everything that is to be done with contacts: what is late, what is due today, and what comes in the next seven days. */
export function TodayCard() {
  const { t } = useTranslation('contacts');
  const { locale } = useFormats();
  const today = useToday();
  const query = useQuery({
    ...orpc.activities.today.queryOptions({ input: { limit: shown } }),
    placeholderData: keepPreviousData,
  });
  const rest = (query.data?.total ?? 0) - (query.data?.rows.length ?? 0);
  return (
    <Card
      title={t('timeline.todo.startTitle')}
      end={
        query.data !== undefined && (
          <Text size="sm" c="dimmed" className="cb-figures">
            {query.data.total.toLocaleString(locale)}
          </Text>
        )
      }
    >
      <Loaded query={query}>
        {({ rows }) => (
          <>
            {today !== undefined && <TodoList activities={rows} today={today} hasContacts isGrouped />}
            {rows.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('timeline.todo.nothing')}
              </Text>
            )}
            {rest > 0 && (
              <Text size="sm" c="dimmed" mt="xs">
                {t('timeline.todo.more', { count: rest })}
              </Text>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}
