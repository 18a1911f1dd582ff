import { IconAlertTriangle, IconCircleCheckFilled, IconCircleHalf2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { ShiftRow } from '#contract/till';
import { Badge, InstantText, Money, useUserName } from '#renderer/ui';
import type { Column } from '#renderer/ui';

/** The columns of the list of shifts. */
export function useShiftColumns(): readonly Column<ShiftRow>[] {
  const { t } = useTranslation(['tillOffice', 'common']);
  const userName = useUserName();
  return [
    {
      key: 'register',
      header: t('register'),
      grow: 2,
      minWidth: 104,
      render: (row) => <span title={row.registerName}>{row.registerName}</span>,
    },
    { key: 'state', header: t('state'), width: 132, render: (row) => <ShiftState shift={row} /> },
    { key: 'zNumber', header: t('zNumber'), width: 144, render: (row) => row.zNumber ?? '' },
    { key: 'opened', header: t('opened'), width: 136, render: (row) => <InstantText at={row.openedAt} /> },
    {
      key: 'closed',
      header: t('closed'),
      width: 136,
      hideBelow: 1040,
      render: (row) => (row.closedAt === null ? '' : <InstantText at={row.closedAt} />),
    },
    {
      key: 'by',
      header: t('openedBy'),
      grow: 1,
      minWidth: 112,
      hideBelow: 1160,
      render: (row) => userName(row.openedBy),
    },
    {
      key: 'total',
      header: t('common:total'),
      align: 'end',
      width: 116,
      render: (row) => (row.totalMinor === null ? '' : <Money minor={row.totalMinor} currency={row.currency} />),
    },
    {
      key: 'difference',
      header: t('difference'),
      align: 'end',
      width: 128,
      render: (row) =>
        row.overShortMinor === null ? (
          ''
        ) : (
          <Money minor={row.overShortMinor} currency={row.currency} sign="always" isZeroQuiet />
        ),
    },
  ];
}

/** Whether a shift is open, open for too long, or closed. */
export function ShiftState({ shift }: { shift: Pick<ShiftRow, 'state' | 'isOverdue'> }) {
  const { t } = useTranslation('tillOffice');
  if (shift.state === 'closed') {
    return (
      <Badge tone="neutral" icon={<IconCircleCheckFilled size={13} aria-hidden />}>
        {t('shiftState.closed')}
      </Badge>
    );
  }
  if (shift.isOverdue) {
    return (
      <Badge tone="warning" icon={<IconAlertTriangle size={13} aria-hidden />}>
        {t('shiftState.overdue')}
      </Badge>
    );
  }
  return (
    <Badge tone="info" icon={<IconCircleHalf2 size={13} aria-hidden />}>
      {t('shiftState.open')}
    </Badge>
  );
}
