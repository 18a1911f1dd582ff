import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { HeldSale } from '#contract/sales';
import { orpc, useCommand } from '#renderer/api';
import { ConfirmSentence, Money, useUserName, WhenText } from '#renderer/ui';

import classes from './shifts.module.css';

/** Held sales that wait on a register; each can be removed. */
export function HeldList({ sales }: { sales: readonly HeldSale[] }) {
  const { t } = useTranslation('tillOffice');
  const userName = useUserName();
  const discard = useCommand(orpc.sales.discardHeld);
  const [asked, setAsked] = useState<HeldSale>();
  const nameOf = ({ name }: HeldSale) => (name === '' ? t('held.unnamed') : name);
  const confirm = async () => {
    if (asked === undefined) return;
    await discard.run({ id: asked.id });
    setAsked(undefined);
  };
  return (
    <>
      <ul className="cb-rows" aria-label={t('held.title')}>
        {sales.map((sale) => (
          <li key={sale.id}>
            <div className={classes['heldName']}>
              {nameOf(sale)}
              <div className="cb-detail">
                {t('held.lines', { count: sale.lineCount })} · {userName(sale.heldBy)} · <WhenText at={sale.heldAt} />
              </div>
            </div>
            <Money minor={sale.totalMinor} />
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              aria-label={t('held.discardOf', { name: nameOf(sale) })}
              onClick={() => setAsked(sale)}
            >
              {t('held.discard')}
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmSentence
        isOpen={asked !== undefined}
        title={t('held.discardTitle', { name: asked === undefined ? '' : nameOf(asked) })}
        sentence={t('held.discardText')}
        confirmLabel={t('held.discard')}
        isDangerous
        isRunning={discard.isRunning}
        onConfirm={() => void confirm()}
        onClose={() => setAsked(undefined)}
      />
    </>
  );
}
