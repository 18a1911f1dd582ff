import { useTranslation } from 'react-i18next';

import classes from './name-cell.module.css';
import { Badge } from './status-badge.tsx';

/** What a row of a list is called, cut where there is no room and whole on hover, and whether it is archived. */
export function NameCell({ name, isArchived }: { name: string; isArchived: boolean }) {
  const { t } = useTranslation('common');
  return (
    <span className={classes['cell']}>
      <span className={classes['name']} title={name}>
        {name}
      </span>
      {isArchived && <Badge tone="neutral">{t('archived')}</Badge>}
    </span>
  );
}
