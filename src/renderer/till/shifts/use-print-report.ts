import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

import type { ShiftReport } from '#contract/till';
import { client, orpc, useCommand } from '#renderer/api';
import { useFile } from '#renderer/ui';

/** Prints the report on the receipt printer of its register; where there is none its PDF opens. */
export function usePrintReport({ shiftId, zNumber }: Pick<ShiftReport, 'shiftId' | 'zNumber'>) {
  const { t } = useTranslation('tillOffice');
  const command = useCommand(orpc.till.printReport);
  const pdf = useFile(() => client.till.reportPdf({ shiftId, paper: 'roll' }));
  const run = async () => {
    const printed = await command.run({ shiftId });
    if (!printed.ok) return;
    const { isQueued, copyNumber } = printed.value;
    if (!isQueued) pdf.open();
    const isCopy = zNumber !== null && copyNumber > 0;
    const message = isCopy ? t('printed.copy', { count: copyNumber }) : t('printed.sent');
    notifications.show({ message: isQueued ? message : t('printed.noPrinter'), autoClose: 5000 });
  };
  return { run: () => void run(), isRunning: command.isRunning || pdf.isRunning };
}
