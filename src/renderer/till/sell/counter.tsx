import {
  IconArrowBackUp,
  IconClockPause,
  IconDoorExit,
  IconDotsVertical,
  IconKeyboard,
  IconListDetails,
  IconReceipt2,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { PrintQueueNotice } from '#renderer/till/print-queue';
import { Page, WhenText } from '#renderer/ui';
import type { Action } from '#renderer/ui';

import { CartPanel } from './cart-panel.tsx';
import { CounterKeys } from './counter-keys.tsx';
import { DeskContext } from './desk.ts';
import type { DeskOptions } from './desk-types.ts';
import { Dialogs } from './dialogs.tsx';
import classes from './counter.module.css';
import { StageView } from './stage-view.tsx';
import { useAskedReturn } from './use-asked-return.ts';
import { useDeskState } from './use-desk.ts';
import type { Desk } from './use-desk.ts';
import { useFewNotices } from './use-few-notices.ts';
import { useStorageNotice } from './use-storage-notice.ts';

/** The counter of a register with an open shift. */
export function Counter({ onLeaveRegister, ...options }: DeskOptions & { onLeaveRegister: () => void }) {
  const { t } = useTranslation('till');
  const desk = useDeskState(options);
  useAskedReturn(desk);
  useFewNotices();
  useStorageNotice();
  const actions = useHeaderActions(desk, onLeaveRegister);
  const { register, shift } = options;
  return (
    <DeskContext value={desk}>
      <div className={classes['till']}>
        <Page
          title={register.name}
          badge={<PrintQueueNotice />}
          subtitle={
            <>
              {t('head.opened')} <WhenText at={shift.openedAt} />
            </>
          }
          layout="fill"
          {...actions}
        >
          <div className={classes['desk']} aria-busy={desk.recording.isBusy}>
            <StageView />
            <CartPanel />
          </div>
          <CounterKeys />
          <Dialogs />
        </Page>
      </div>
    </DeskContext>
  );
}

function useHeaderActions(desk: Desk, onLeaveRegister: () => void): { secondary: Action[]; more: Action[] } {
  const { t } = useTranslation('till');
  const { may, setDialog, setStage, cart, register } = desk;
  const hasLines = cart.lines.length > 0;
  const secondary: Action[] = [
    {
      label: register.heldCount === 0 ? t('action.recall') : t('action.recallCount', { count: register.heldCount }),
      icon: <IconClockPause size={16} />,
      onClick: () => setStage({ kind: 'held' }),
    },
    ...(may('till.refund')
      ? [
          {
            label: t('action.returns'),
            icon: <IconArrowBackUp size={16} />,
            onClick: () => setStage({ kind: 'return' as const, saleId: null }),
          },
        ]
      : []),
  ];
  const more: Action[] = [
    { label: t('action.freeLine'), onClick: () => setDialog({ kind: 'free', text: '' }) },
    ...(desk.tillSettings.tenders.includes('voucher')
      ? [{ label: t('action.voucher'), onClick: () => setDialog({ kind: 'voucher' as const }) }]
      : []),
    { label: t('action.note'), onClick: () => setDialog({ kind: 'note' }) },
    { label: t('action.account'), onClick: () => setStage({ kind: 'account' }) },
    ...(may('till.cash')
      ? [
          { label: t('action.cash'), onClick: () => setDialog({ kind: 'cash' as const }) },
          { label: t('action.drawer'), onClick: () => setDialog({ kind: 'drawer' as const }) },
        ]
      : []),
    { label: t('action.receipts'), icon: <IconReceipt2 size={16} />, to: '/till/receipts' },
    ...(may('till.report')
      ? [{ label: t('action.report'), icon: <IconListDetails size={16} />, to: `/till/shifts/${desk.shift.id}` }]
      : []),
    ...(may('till.cash')
      ? [{ label: t('action.close'), icon: <IconDoorExit size={16} />, to: `/till/shifts/${desk.shift.id}/close` }]
      : []),
    { label: t('action.keys'), icon: <IconKeyboard size={16} />, onClick: () => setDialog({ kind: 'keys' }) },
    { label: t('action.otherRegister'), icon: <IconDotsVertical size={16} />, onClick: onLeaveRegister },
    {
      label: t('action.empty'),
      icon: <IconTrash size={16} />,
      isDangerous: true,
      isDisabled: !hasLines,
      onClick: () => {
        // In turn: while another sale is recorded nothing can join it.
        desk.held.empty((emptied) => desk.run({ kind: 'add', action: { type: 'comeBack', cart: emptied } }));
        desk.toSell();
      },
    },
  ];
  return { secondary, more };
}
