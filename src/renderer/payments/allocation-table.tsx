import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { minor } from '#domain/money';
import type { Minor } from '#domain/money';
import { DueText, FigureTable, Money, MoneyInput, paperPath, TextLink } from '#renderer/ui';

import type { OpenInvoice, TypedAmounts } from './allocation-plan.ts';
import classes from './payments.module.css';

export type AllocationTableProps = {
  openItems: readonly OpenInvoice[];
  amounts: TypedAmounts;
  /** Marks the invoice at fault. */
  faultyId?: string | undefined;
  /** What is still there to be used. */
  leftMinor: Minor;
  onChange: (documentId: string, amountMinor: Minor | null) => void;
};

/** The open invoices and receipts of a contact, each with the part of the money that goes to it. */
export function AllocationTable(props: AllocationTableProps) {
  const { t } = useTranslation('payments');
  return (
    <div className={classes['openItems']}>
      <FigureTable head={[t('column.document'), t('column.due'), { end: t('column.open') }, { end: t('column.use') }]}>
        <tbody>
          {props.openItems.map((item) => (
            <OpenItemRow key={item.documentId} {...props} item={item} />
          ))}
        </tbody>
      </FigureTable>
    </div>
  );
}

function OpenItemRow({ item, amounts, faultyId, leftMinor, onChange }: AllocationTableProps & { item: OpenInvoice }) {
  const { t } = useTranslation('payments');
  const amount = amounts.get(item.documentId) ?? null;
  const wanted = minor(Math.min(item.openMinor, (amount ?? 0) + Math.max(0, leftMinor)));
  const canFill = wanted > (amount ?? 0);
  return (
    <tr data-used={amount !== null && amount !== 0}>
      <th scope="row">
        <TextLink to={paperPath(item.kind, item.documentId)}>{item.number}</TextLink>
      </th>
      <td>
        <DueText dueOn={item.dueOn} />
      </td>
      <td data-end>
        <Money minor={item.openMinor} />
      </td>
      <td data-end>
        <div className={classes['use']}>
          {canFill && (
            <Button
              variant="subtle"
              size="compact-xs"
              tabIndex={-1}
              aria-label={t('use.fillOf', { number: item.number })}
              onClick={() => onChange(item.documentId, wanted)}
            >
              {t('use.fill')}
            </Button>
          )}
          <MoneyInput
            size="xs"
            w={152}
            aria-label={t('use.of', { number: item.number })}
            value={amount}
            error={faultyId === item.documentId}
            onChange={(next) => onChange(item.documentId, next)}
          />
        </div>
      </td>
    </tr>
  );
}
