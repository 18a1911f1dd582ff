import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { useTenderName } from '#renderer/till/parts';
import { Money } from '#renderer/ui';

import { useDesk } from './desk.ts';
import panels from './panel.module.css';
import type { TenderRow } from './payment.ts';
import classes from './pay.module.css';

type TenderRowsProps = { rows: readonly TenderRow[]; onRemove: (key: string) => void };

/** What was taken so far; each can be taken out again. */
export function TenderRows({ rows, onRemove }: TenderRowsProps) {
  const { t } = useTranslation('till');
  const tenderName = useTenderName();
  const { recording } = useDesk();
  if (rows.length === 0) return null;
  return (
    <ul className={panels['tenderRows']} aria-label={t('pay.paidSoFar')}>
      {rows.map((row) => (
        <li key={row.key} className={classes['tenderRow']}>
          <span className={panels['foundName']}>
            {tenderName(row.tender)}
            {row.creditCode !== '' && <span className={panels['quiet']}>{row.creditCode}</span>}
          </span>
          <Money minor={row.amountMinor} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={44}
            disabled={recording.isBusy}
            aria-label={t('pay.removeTender', { tender: tenderName(row.tender) })}
            onClick={() => onRemove(row.key)}
          >
            <IconX size={18} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
