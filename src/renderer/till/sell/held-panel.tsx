import { ActionIcon, Text, UnstyledButton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { HeldSale } from '#contract/sales';
import { orpc } from '#renderer/api';
import { Loaded, Money, WhenText } from '#renderer/ui';

import { useDesk } from './desk.ts';
import { PanelHead } from './panel-head.tsx';
import classes from './panel.module.css';
import { usePanelKeys } from './use-panel-keys.ts';

/** The sales that were put aside, on all registers, the oldest first. */
export function HeldPanel() {
  const { t } = useTranslation('till');
  const held = useQuery(orpc.sales.held.queryOptions({ input: {} }));
  return (
    <section className={classes['panel']} aria-label={t('held.title')}>
      <PanelHead title={t('held.title')} />
      <Loaded query={held}>
        {({ sales }) => (sales.length === 0 ? <Text c="dimmed">{t('held.none')}</Text> : <HeldList sales={sales} />)}
      </Loaded>
    </section>
  );
}

function HeldList({ sales }: { sales: readonly HeldSale[] }) {
  const { t } = useTranslation('till');
  // The one that had the focus may have been sold meanwhile.
  const list = usePanelKeys<HTMLUListElement>({ hasArrows: true, startsAgainAt: sales[0]?.id });
  return (
    <ul ref={list} className={classes['choices']} aria-label={t('held.title')}>
      {sales.map((sale, index) => (
        <HeldRow key={sale.id} sale={sale} isFirst={index === 0} />
      ))}
    </ul>
  );
}

function HeldRow({ sale, isFirst }: { sale: HeldSale; isFirst: boolean }) {
  const { t } = useTranslation('till');
  const { run, setDialog, register, cart } = useDesk();
  const name = sale.name === '' ? t('held.unnamed') : sale.name;
  const isOpen = cart.heldId === sale.id;
  return (
    <li className={classes['heldRow']}>
      <UnstyledButton
        className={classes['choice']}
        data-start={isFirst}
        disabled={isOpen}
        onClick={() => run({ kind: 'recall', held: sale })}
      >
        <span className={classes['foundName']}>
          {name}
          <span className={classes['quiet']}>
            {isOpen ? t('held.isOpen') : <WhenText at={sale.heldAt} />} · {t('held.lines', { count: sale.lineCount })}
            {sale.registerId !== register.id && ` · ${sale.registerName}`}
          </span>
        </span>
        <Money minor={sale.totalMinor} />
      </UnstyledButton>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={44}
        disabled={isOpen}
        aria-label={t('held.discard', { name })}
        onClick={() => setDialog({ kind: 'discard', held: sale })}
      >
        <IconTrash size={18} />
      </ActionIcon>
    </li>
  );
}
