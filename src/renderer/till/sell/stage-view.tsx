import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { Notice, TextLink } from '#renderer/ui';

import { AccountPaidView, AccountPanel } from './account-panel.tsx';
import { AskPanel } from './ask-panel.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { useDesk } from './desk.ts';
import { EntryField } from './entry-field.tsx';
import { FaultNotice } from './fault-notice.tsx';
import { Favourites } from './favourites.tsx';
import { HeldPanel } from './held-panel.tsx';
import { PaidView } from './paid-view.tsx';
import { PayPanel } from './pay-panel.tsx';
import { ReturnPanel } from './return-panel.tsx';
import classes from './stage.module.css';

/** Beside the sale: the entry field, and below it what is being done. */
export function StageView() {
  const { t } = useTranslation('till');
  const { shift, entry, stage, recording } = useDesk();
  const [first] = entry.asks;
  return (
    <section className={classes['stage']} aria-label={t('stage.label')}>
      <EntryField />
      <div className={classes['stageBody']}>
        {shift.isOverdue && stage.kind === 'sell' && (
          <Notice tone="warning" isStrong icon={<IconClockExclamation size={18} />} title={t('head.overdue')}>
            <TextLink to={`/till/shifts/${shift.id}/close`} underline="always">
              {t('head.closeNow')}
            </TextLink>
          </Notice>
        )}
        <FaultNotice />
        {recording.isBusyElsewhere && (
          <div className={classes['elsewhere']}>
            <Notice tone="info" title={t('fault.elsewhere')} />
          </div>
        )}
        {first !== undefined && <AskPanel key={first.key} ask={first} waiting={entry.asks.length - 1} />}
        <StageContent />
      </div>
    </section>
  );
}

function StageContent() {
  const { stage, entry } = useDesk();
  switch (stage.kind) {
    case 'sell':
      return entry.asks.length === 0 ? <Favourites /> : null;
    case 'pay':
      return <PayPanel />;
    case 'paid':
      return (
        <>
          <PaidView sale={stage.sale} isQueued={stage.isQueued} />
          <Favourites isBelow />
        </>
      );
    case 'customer':
      return <CustomerPanel />;
    case 'held':
      return <HeldPanel />;
    case 'return':
      return <ReturnPanel saleId={stage.saleId} />;
    case 'account':
      return <AccountPanel />;
    case 'accountPaid':
      return (
        <>
          <AccountPaidView paid={stage} />
          <Favourites isBelow />
        </>
      );
  }
}
