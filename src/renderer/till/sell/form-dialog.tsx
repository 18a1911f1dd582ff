import { useTranslation } from 'react-i18next';

import { FormDialog as UsualFormDialog, Notice } from '#renderer/ui';
import type { FormDialogProps } from '#renderer/ui';

import { useDesk } from './desk.ts';
import type { DialogSale } from './use-dialog-sale.ts';

type Props = FormDialogProps & {
  sale: DialogSale;
  /** What it adds fits into any sale. */
  isForAnySale?: boolean;
};

/**
 * A small form about the running sale, for fingers. While the sale is being recorded it waits; when what it is about has gone it says so and
 * stays, so that nothing typed is lost.
 */
export function FormDialog({ sale, isForAnySale = false, isReady = true, isRunning = false, ...props }: Props) {
  const { t } = useTranslation('till');
  const { isBusyElsewhere } = useDesk().recording;
  return (
    <UsualFormDialog
      {...props}
      isTouch
      isReady={isReady && (sale.gone === null || isForAnySale)}
      isRunning={isRunning || sale.isBusy}
    >
      {isBusyElsewhere && <Notice tone="info" title={t('fault.elsewhere')} />}
      {sale.gone !== null && (
        <Notice tone="warning" isStrong role="alert" title={t(`gone.${sale.gone}`)}>
          {t(isForAnySale ? 'gone.next' : 'gone.kept')}
        </Notice>
      )}
      {props.children}
    </UsualFormDialog>
  );
}
