import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { isStorageDenied } from '#renderer/api';

let isTold = false;

/** Tells once in this window that the browser keeps nothing: the running sale ends with it. */
export function useStorageNotice(): void {
  const { t } = useTranslation('till');
  useEffect(() => {
    if (isTold || !isStorageDenied()) return;
    isTold = true;
    notifications.show({ message: t('head.keepsNothing'), autoClose: 12_000 });
  }, [t]);
}
