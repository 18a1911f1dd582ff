import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { orpc } from '#renderer/api';
import { Card, Loaded, TextLink } from '#renderer/ui';

import { BalanceFigures } from './balance-figures.tsx';
import { Credits, OpenItems } from './open-items.tsx';

/** What a contact owes now: figures, the open invoices and what is not yet used; for the page of a contact. */
export function BalancePanel({ contactId }: { contactId: string }) {
  const { t } = useTranslation('receivables');
  const query = useQuery(orpc.receivables.balance.queryOptions({ input: { contactId } }));
  return (
    <Card
      title={t('owedNow')}
      end={
        <TextLink to={`/receivables/${contactId}`} fz="sm">
          {t('anyDay')}
        </TextLink>
      }
    >
      <Loaded query={query}>
        {(balance) => (
          <>
            <BalanceFigures balance={balance} />
            {balance.openItems.length > 0 && <OpenItems balance={balance} />}
            {balance.credits.length > 0 && (
              <>
                <Text size="sm" fw={600} mt="md" mb={6}>
                  {t('credits')}
                </Text>
                <Credits balance={balance} />
              </>
            )}
            {balance.openItems.length === 0 && balance.credits.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('nothingOpen')}
              </Text>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}
