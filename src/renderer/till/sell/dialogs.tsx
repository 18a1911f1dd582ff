import { useTranslation } from 'react-i18next';

import { CashMoveDialog, OpenDrawerDialog } from '#renderer/till/shifts';
import { ConfirmSentence } from '#renderer/ui';

import { DiscountDialog } from './discount-dialog.tsx';
import { useDesk } from './desk.ts';
import type { Dialog } from './desk-types.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { LineDialog } from './line-dialog.tsx';
import { FreeLineDialog, HoldDialog, NoteDialog, VoucherDialog } from './small-dialogs.tsx';

/** What is open above the counter; the focus goes back to the entry field when it closes. */
export function Dialogs() {
  const { dialog, setDialog, focusEntry, shift } = useDesk();
  if (dialog === null) return null;
  const close = () => {
    setDialog(null);
    // After the dialog has given the focus back to where it was.
    const left = document.activeElement;
    setTimeout(() => {
      // What quick hands have opened since keeps the focus.
      const { activeElement } = document;
      if (activeElement === left || activeElement === document.body) focusEntry();
    });
  };
  switch (dialog.kind) {
    case 'line':
      return <LineDialog lineKey={dialog.key} onClose={close} />;
    case 'discount':
      return <DiscountDialog onClose={close} />;
    case 'note':
      return <NoteDialog onClose={close} />;
    case 'hold':
      return <HoldDialog onClose={close} />;
    case 'free':
      return <FreeLineDialog text={dialog.text} onClose={close} />;
    case 'voucher':
      return <VoucherDialog onClose={close} />;
    case 'cash':
      return <CashMoveDialog shiftId={shift.id} onClose={close} />;
    case 'drawer':
      return <OpenDrawerDialog shiftId={shift.id} onClose={close} />;
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'discard':
      return <DiscardDialog held={dialog.held} onClose={close} />;
  }
}

type DiscardProps = { held: Extract<Dialog, { kind: 'discard' }>['held']; onClose: () => void };

function DiscardDialog({ held, onClose }: DiscardProps) {
  const { t } = useTranslation('till');
  const { held: heldSales } = useDesk();
  const discard = async () => {
    await heldSales.discard(held);
    onClose();
  };
  return (
    <ConfirmSentence
      isOpen
      isDangerous
      title={t('held.discardTitle')}
      sentence={t('held.discardText', { name: held.name === '' ? t('held.unnamed') : held.name })}
      confirmLabel={t('held.discardConfirm')}
      isRunning={heldSales.isRunning}
      onConfirm={() => void discard()}
      onClose={onClose}
    />
  );
}
