import {
  IconArrowsExchange,
  IconFileTypePdf,
  IconLockOpen,
  IconLock,
  IconPrinter,
  IconReceipt,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ShiftReport } from '#contract/till';
import { client, orpc } from '#renderer/api';
import { Allowed, useMay } from '#renderer/till/parts';
import { Loaded, Notice, Page, useFile, useNeighbours, usePathId } from '#renderer/ui';
import type { Action } from '#renderer/ui';

import { CashMoveDialog } from './cash-move-dialog.tsx';
import { CountOutcome } from './count-outcome.tsx';
import { OpenDrawerDialog } from './open-drawer-dialog.tsx';
import { ShiftState } from './shift-columns.tsx';
import { ReportView } from './report-view.tsx';
import { usePrintReport } from './use-print-report.ts';

/** The X report of an open shift, the frozen Z report of a closed one: `/till/shifts/$id`. */
export function ShiftScreen() {
  return <OpenedShift isJustClosed={false} />;
}

/** The Z report of the shift that has just been closed: `/till/shifts/$id/closed`. */
export function ClosedShiftScreen() {
  return <OpenedShift isJustClosed />;
}

function OpenedShift({ isJustClosed }: { isJustClosed: boolean }) {
  const { t } = useTranslation('tillOffice');
  const id = usePathId();
  const may = useMay();
  const report = useQuery({
    ...orpc.till.report.queryOptions({ input: { shiftId: id } }),
    enabled: may('till.report'),
  });
  if (report.data !== undefined) return <ShiftView key={id} report={report.data} isJustClosed={isJustClosed} />;
  return (
    <Page title={t('shift')} back={{ to: '/till/shifts', label: t('shifts.title') }}>
      <Allowed permission="till.report">
        <Loaded query={report}>{() => null}</Loaded>
      </Allowed>
    </Page>
  );
}

function ShiftView({ report, isJustClosed }: { report: ShiftReport; isJustClosed: boolean }) {
  const { t } = useTranslation('tillOffice');
  const [dialog, setDialog] = useState<'cash' | 'drawer'>();
  const close = () => setDialog(undefined);
  const { shiftId, registerName, zNumber, state, isOverdue } = report;
  const actions = useShiftActions(report, setDialog);
  return (
    <Page
      title={zNumber === null ? t('xReport') : t('zReport', { number: zNumber })}
      badge={<ShiftState shift={report} />}
      subtitle={registerName}
      back={{ to: '/till/shifts', label: t('shifts.title') }}
      neighbours={useNeighbours('/till/shifts', shiftId)}
      {...actions}
    >
      {isJustClosed && <CountOutcome report={report} />}
      {state === 'open' && isOverdue && (
        <Notice tone="warning" isStrong title={t('overdue.title')}>
          {t('overdue.text')}
        </Notice>
      )}
      <ReportView report={report} />
      {dialog === 'cash' && <CashMoveDialog shiftId={shiftId} onClose={close} />}
      {dialog === 'drawer' && <OpenDrawerDialog shiftId={shiftId} onClose={close} />}
    </Page>
  );
}

type ShiftActions = { primary: Action; secondary: readonly Action[]; more: readonly Action[] };

function useShiftActions(report: ShiftReport, ask: (dialog: 'cash' | 'drawer') => void): ShiftActions {
  const { t } = useTranslation('tillOffice');
  const may = useMay();
  const navigate = useNavigate();
  const { shiftId, state } = report;
  const pdf = useFile(() => client.till.reportPdf({ shiftId }));
  const roll = useFile(() => client.till.reportPdf({ shiftId, paper: 'roll' }));
  const print = usePrintReport(report);
  const showPdf: Action = {
    label: t('pdf'),
    icon: <IconFileTypePdf size={16} />,
    keys: 'p',
    onClick: pdf.open,
    isRunning: pdf.isRunning,
  };
  const receipts: Action = {
    label: t('shifts.receipts'),
    icon: <IconReceipt size={16} />,
    keys: 'r',
    onClick: () => void navigate({ to: '/till/receipts', search: { shiftId } }),
  };
  const papers: readonly Action[] = [
    { label: t('print'), icon: <IconPrinter size={16} />, onClick: print.run, isDisabled: print.isRunning },
    { label: t('rollPdf'), icon: <IconFileTypePdf size={16} />, onClick: roll.open, isDisabled: roll.isRunning },
  ];
  if (state === 'closed' || !may('till.cash')) return { primary: showPdf, secondary: [receipts], more: papers };
  const count: Action = {
    label: t('close.action'),
    icon: <IconLock size={16} />,
    keys: 'c',
    to: `/till/shifts/${shiftId}/close`,
  };
  const move: Action = {
    label: t('cash.action'),
    icon: <IconArrowsExchange size={16} />,
    keys: 'm',
    onClick: () => ask('cash'),
  };
  const drawer: Action = {
    label: t('drawer.action'),
    icon: <IconLockOpen size={16} />,
    onClick: () => ask('drawer'),
  };
  return { primary: count, secondary: [move], more: [receipts, showPdf, ...papers, drawer] };
}
