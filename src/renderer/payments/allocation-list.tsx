import { Anchor, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

import type { CalendarDate } from '#domain/dates';
import type { Minor } from '#domain/money';
import type { OpenItemKind } from '#domain/receivables';
import { orpc, useCommand } from '#renderer/api';
import { DateText, Money, offerUndo, paperPath, TextLink } from '#renderer/ui';

import classes from './payments.module.css';

/** A use of money or credit, seen from one of its ends; `other...` is what stands at the other end. */
export type ShownAllocation = {
  id: string;
  otherKind: OpenItemKind;
  /** Of the paper at the other end. */
  otherId: string;
  otherNumber: string;
  sourceId: string;
  documentId: string;
  allocatedOn: CalendarDate;
  /** Negative when it takes an earlier one back. */
  amountMinor: Minor;
  isUndone: boolean;
  canUndo: boolean;
};

type AllocationListProps = { allocations: readonly ShownAllocation[]; currency: string };

/** Every use with its day, the undone ones marked. Undo takes one back by a new, dated entry. */
export function AllocationList({ allocations, currency }: AllocationListProps) {
  const { t } = useTranslation('payments');
  const { takeBack, isRunning } = useTakeBack();
  if (allocations.length === 0) return <Text c="dimmed">{t('allocations.none')}</Text>;
  return (
    <ul className={classes['allocations']}>
      {allocations.map((allocation) => {
        const { id, isUndone, amountMinor, otherKind, otherId, otherNumber } = allocation;
        const isTakingBack = amountMinor < 0;
        const isUndoable = !isUndone && !isTakingBack && allocation.canUndo;
        return (
          <li key={id} data-undone={isUndone}>
            <span className={classes['what']}>
              <TextLink to={paperPath(otherKind, otherId)}>{otherNumber}</TextLink>
              <span className="cb-detail">
                <DateText date={allocation.allocatedOn} />
                {isUndone && ` · ${t('allocations.undone')}`}
                {isTakingBack && ` · ${t('allocations.takenBack')}`}
                {isUndoable && (
                  <>
                    {' · '}
                    <Anchor
                      component="button"
                      type="button"
                      inherit
                      underline="always"
                      disabled={isRunning}
                      aria-label={t('allocations.undoOf', { number: otherNumber })}
                      onClick={() => void takeBack(allocation)}
                    >
                      {t('allocations.undo')}
                    </Anchor>
                  </>
                )}
              </span>
            </span>
            <span className={classes['howMuch']}>
              <Money minor={amountMinor} currency={currency} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function useTakeBack() {
  const { t } = useTranslation('payments');
  const unallocate = useCommand(orpc.payments.unallocate);
  const allocate = useCommand(orpc.payments.allocate);
  const takeBack = async ({ id, sourceId, documentId, amountMinor, otherNumber }: ShownAllocation) => {
    const taken = await unallocate.run({ allocationId: id });
    if (!taken.ok) return;
    const again = async () => {
      const used = await allocate.run({ sourceId, documentId, amountMinor });
      if (used.ok) notifications.show({ message: t('allocations.usedAgain', { number: otherNumber }) });
    };
    offerUndo({ message: t('allocations.done', { number: otherNumber }), undo: () => void again() });
  };
  return { takeBack, isRunning: unallocate.isRunning || allocate.isRunning };
}
