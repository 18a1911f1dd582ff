import { notifications, useNotifications } from '@mantine/notifications';
import { useEffect } from 'react';

const most = 2;

/** At the counter the newest notices stand alone: a pile of them would cover what is being sold. */
export function useFewNotices(): void {
  const { notifications: shown } = useNotifications();
  useEffect(() => {
    for (const { id } of shown.slice(0, -most)) if (id !== undefined) notifications.hide(id);
  }, [shown]);
}
