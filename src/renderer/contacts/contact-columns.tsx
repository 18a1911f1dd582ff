import { useTranslation } from 'react-i18next';

import type { ContactRow } from '#contract/contacts';
import { Badge, Money } from '#renderer/ui';
import type { Column } from '#renderer/ui';

import classes from './contacts.module.css';

/** The columns of the list of contacts. */
export function useContactColumns(): readonly Column<ContactRow>[] {
  const { t } = useTranslation(['contacts', 'common']);
  return [
    {
      key: 'name',
      header: t('common:name'),
      sortKey: 'name',
      grow: 3,
      minWidth: 200,
      render: (row) => (
        <span className={classes['nameCell']}>
          <span className={classes['name']} title={row.name}>
            {row.name}
          </span>
          {row.isArchived && <Badge tone="neutral">{t('common:archived')}</Badge>}
        </span>
      ),
    },
    { key: 'code', header: t('field.code'), sortKey: 'code', width: 104, render: (row) => row.code },
    {
      key: 'person',
      header: t('field.contactPerson'),
      grow: 2,
      hideBelow: 900,
      render: (row) => <span title={row.contactPerson}>{row.contactPerson}</span>,
    },
    {
      key: 'phone',
      header: t('field.phone'),
      width: 150,
      hideBelow: 780,
      render: (row) => <span className="cb-figures">{row.phone}</span>,
    },
    { key: 'city', header: t('field.city'), sortKey: 'city', grow: 1, render: (row) => row.city },
    { key: 'country', header: t('field.country'), grow: 1, hideBelow: 1200, render: (row) => row.country },
    {
      key: 'open',
      header: t('open'),
      align: 'end',
      width: 136,
      render: (row) => <Money minor={row.openMinor} isZeroQuiet />,
    },
  ];
}
