import { IconArrowBackUp, IconFileInvoice, IconFileTypePdf, IconMail, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Sale } from '#contract/sales';
import { client, orpc } from '#renderer/api';
import { useMay } from '#renderer/till/parts';
import { Badge, InstantText, Loaded, Page, useFile, useNeighbours, usePathId, useUserName } from '#renderer/ui';
import type { Action } from '#renderer/ui';

import { InvoiceDialog } from './invoice-dialog.tsx';
import { MailDialog } from './mail-dialog.tsx';
import { canBeInvoiced, canBeReturned } from './receipt-facts.ts';
import { ReceiptPaper } from './receipt-paper.tsx';
import { ReceiptSide } from './receipt-side.tsx';
import classes from './receipts.module.css';
import { useReprint } from './use-reprint.ts';

/** One receipt as a paper, with what can be done with it: `/till/receipts/$id`. */
export function ReceiptScreen() {
  const { t } = useTranslation('tillOffice');
  const id = usePathId();
  const sale = useQuery(orpc.sales.get.queryOptions({ input: { id } }));
  if (sale.data !== undefined) return <ReceiptView key={id} sale={sale.data} />;
  return (
    <Page title={t('receipt')} back={{ to: '/till/receipts', label: t('receipts.title') }}>
      <Loaded query={sale}>{() => null}</Loaded>
    </Page>
  );
}

function ReceiptView({ sale }: { sale: Sale }) {
  const { t } = useTranslation('tillOffice');
  const userName = useUserName();
  const [dialog, setDialog] = useState<'invoice' | 'mail'>();
  const close = () => setDialog(undefined);
  const actions = useReceiptActions(sale, setDialog);
  return (
    <Page
      title={t('receiptNumber', { number: sale.number })}
      badge={sale.hasReturns ? <Badge tone="warning">{t('receipts.return')}</Badge> : undefined}
      subtitle={
        <>
          <InstantText at={sale.soldAt} /> · {userName(sale.userName)}
        </>
      }
      back={{ to: '/till/receipts', label: t('receipts.title') }}
      neighbours={useNeighbours('/till/receipts', sale.id)}
      {...actions}
    >
      <div className={classes['page']}>
        <ReceiptPaper sale={sale} />
        <ReceiptSide sale={sale} />
      </div>
      {dialog === 'invoice' && <InvoiceDialog sale={sale} onClose={close} />}
      {dialog === 'mail' && <MailDialog sale={sale} onClose={close} />}
    </Page>
  );
}

type ReceiptActions = { primary: Action; secondary: readonly Action[]; more: readonly Action[] };

function useReceiptActions(sale: Sale, ask: (dialog: 'invoice' | 'mail') => void): ReceiptActions {
  const { t } = useTranslation('tillOffice');
  const may = useMay();
  const navigate = useNavigate();
  const pdf = useFile(() => client.sales.receipt({ id: sale.id }));
  const reprint = useReprint(sale);
  const takeBack: Action = {
    label: t('receipts.takeBack'),
    icon: <IconArrowBackUp size={16} />,
    keys: 'b',
    onClick: () => void navigate({ to: '/till', search: { return: sale.id } }),
  };
  const invoice: Action = {
    label: t('invoice.action'),
    icon: <IconFileInvoice size={16} />,
    keys: 'i',
    onClick: () => ask('invoice'),
  };
  const printAgain: Action = {
    label: t('receipts.printAgain'),
    icon: <IconPrinter size={16} />,
    onClick: reprint.run,
    isDisabled: reprint.isRunning,
  };
  const mail: Action = { label: t('mail.action'), icon: <IconMail size={16} />, onClick: () => ask('mail') };
  return {
    primary: {
      label: t('pdf'),
      icon: <IconFileTypePdf size={16} />,
      keys: 'p',
      onClick: pdf.open,
      isRunning: pdf.isRunning,
    },
    secondary: [
      ...(may('till.refund') && canBeReturned(sale) ? [takeBack] : []),
      ...(may('documents.issue') && canBeInvoiced(sale) ? [invoice] : []),
    ],
    more: [...(may('till.sell') ? [printAgain] : []), mail],
  };
}
