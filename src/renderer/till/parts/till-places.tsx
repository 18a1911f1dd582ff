import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Permission } from '#domain/permissions';

import classes from './parts.module.css';
import { useMay } from './use-may.ts';

type Place = { name: 'receipts' | 'shifts' | 'credits' | 'setup'; to: string; permission: Permission };

const places: readonly Place[] = [
  { name: 'receipts', to: '/till/receipts', permission: 'till.read' },
  { name: 'shifts', to: '/till/shifts', permission: 'till.report' },
  { name: 'credits', to: '/till/credits', permission: 'till.read' },
  { name: 'setup', to: '/till/setup', permission: 'till.manage' },
];

/** The places of the till's office, below the header of its lists: receipts, shifts, vouchers, setup, and the way back to the counter. */
export function TillPlaces({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('tillOffice');
  const may = useMay();
  return (
    <nav className={classes['places']} aria-label={t('places.label')}>
      <Link to="/till" className={classes['place']} activeOptions={{ exact: true }}>
        <IconArrowLeft size={15} className="flips" aria-hidden />
        {t('places.sell')}
      </Link>
      {places
        .filter(({ permission }) => may(permission))
        .map(({ name, to }) => (
          <Link
            key={name}
            to={to}
            className={classes['place']}
            activeProps={{ 'data-current': true }}
            activeOptions={{ includeSearch: false }}
          >
            {t(`places.${name}`)}
          </Link>
        ))}
      {children !== undefined && <div className={classes['placesEnd']}>{children}</div>}
    </nav>
  );
}
