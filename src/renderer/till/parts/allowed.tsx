import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Permission } from '#domain/permissions';
import { orpc } from '#renderer/api';
import { EmptyState, Loaded } from '#renderer/ui';

/** Shows its content to those who may see it, and tells the others whom to ask. */
export function Allowed({ permission, children }: { permission: Permission; children: ReactNode }) {
  const { t } = useTranslation('tillOffice');
  const info = useQuery(orpc.system.info.queryOptions());
  return (
    <Loaded query={info}>
      {({ user }) =>
        user.permissions.includes(permission) ? (
          children
        ) : (
          <EmptyState
            icon={<IconLock size={22} />}
            title={t('notAllowed.title')}
            text={t('notAllowed.text')}
            primary={{ label: t('notAllowed.back'), to: '/till' }}
          />
        )
      }
    </Loaded>
  );
}
