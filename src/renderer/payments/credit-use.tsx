import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Minor } from '#domain/money';
import { failureText, orpc, useCommand, useFormats } from '#renderer/api';
import { Card, Money } from '#renderer/ui';

import { amountsOf, openItemsOf, planAllocations } from './allocation-plan.ts';
import type { TypedAmounts } from './allocation-plan.ts';
import { AllocationTable } from './allocation-table.tsx';
import { useFaultWords } from './fault-words.ts';

export type CreditUseProps = {
  /** A payment or an issued credit note. */
  sourceId: string;
  contactId: string;
  /** What it has left. */
  creditMinor: Minor;
};

/** Uses what a payment or credit note has left against open invoices, the oldest first unless somebody types otherwise. */
export function CreditUse({ sourceId, contactId, creditMinor }: CreditUseProps) {
  const { t } = useTranslation('payments');
  const balance = useQuery(orpc.receivables.balance.queryOptions({ input: { contactId } }));
  const [typed, setTyped] = useState<TypedAmounts>();
  const openItems = openItemsOf(balance.data);
  const plan = planAllocations({
    amountMinor: creditMinor,
    openItems,
    mode: typed === undefined ? 'oldestFirst' : 'chosen',
    firstDocumentId: null,
    typed: typed ?? new Map(),
  });
  const use = useUsing(sourceId, () => setTyped(undefined));
  const faultWords = useFaultWords();
  if (balance.data === undefined || openItems.length === 0) return null;
  return (
    <Card title={t('credit.title')}>
      <AllocationTable
        openItems={openItems}
        amounts={typed ?? amountsOf(plan)}
        leftMinor={plan.leftMinor}
        faultyId={plan.fault?.documentId}
        onChange={(documentId, amount) => setTyped(new Map([...(typed ?? amountsOf(plan)), [documentId, amount]]))}
      />
      {plan.fault !== undefined && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert" mt="xs">
          {faultWords(plan.fault, openItems)}
        </Text>
      )}
      <Group justify="space-between" mt="sm">
        <Text size="sm" c="dimmed">
          {t('credit.stays')} <Money minor={plan.leftMinor} />
        </Text>
        <Button
          variant="default"
          loading={use.isRunning}
          disabled={plan.fault !== undefined || plan.usedMinor === 0}
          onClick={() => void use.run(plan.allocations)}
        >
          {t('credit.use')}
        </Button>
      </Group>
    </Card>
  );
}

type Wanted = readonly { documentId: string; amountMinor: Minor }[];

// One command each: what has been used stays used when a later one is refused.
function useUsing(sourceId: string, onUsed: () => void) {
  const { t } = useTranslation('payments');
  const formats = useFormats();
  const allocate = useCommand(orpc.payments.allocate, { shownByCaller: true });
  const [isRunning, setIsRunning] = useState(false);
  const run = async (wanted: Wanted) => {
    setIsRunning(true);
    for (const { documentId, amountMinor } of wanted) {
      const used = await allocate.run({ sourceId, documentId, amountMinor });
      if (!used.ok) {
        setIsRunning(false);
        notifications.show({ message: failureText(used.error, formats), color: 'red', autoClose: 10_000 });
        return;
      }
    }
    setIsRunning(false);
    onUsed();
    notifications.show({ message: t('credit.used', { count: wanted.length }) });
  };
  return { run, isRunning };
}
