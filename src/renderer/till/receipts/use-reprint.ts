import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

import type { Sale } from '#contract/sales';
import { client, orpc, useCommand } from '#renderer/api';
import { useFile } from '#renderer/ui';

/** Prints a receipt again as a counted copy; without a printer its PDF opens, which says COPY too. */
export function useReprint({ id }: Pick<Sale, 'id'>) {
  const { t } = useTranslation('tillOffice');
  const command = useCommand(orpc.sales.reprint);
  const pdf = useFile(() => client.sales.receipt({ id }));
  const run = async () => {
    const printed = await command.run({ id });
    if (!printed.ok) return;
    const { copyNumber, isQueued } = printed.value;
    if (!isQueued) pdf.open();
    const message = t(isQueued ? 'printed.copy' : 'printed.copyAsPdf', { count: copyNumber });
    notifications.show({ message, autoClose: 5000 });
  };
  return { run: () => void run(), isRunning: command.isRunning || pdf.isRunning };
}
