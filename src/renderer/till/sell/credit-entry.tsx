import { Button, Group, TextInput, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { StoreCredit } from '#contract/sales';
import { client, orpc } from '#renderer/api';
import { Money, useReadOrTell } from '#renderer/ui';

import { useDesk } from './desk.ts';
import classes from './ask.module.css';
import panels from './panel.module.css';
import { usePanelKeys } from './use-panel-keys.ts';

/** Pays with a voucher or store credit by its code: scanned, typed, or chosen from those of the customer. */
export function CreditEntry({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('till');
  const { cart, payWithCredit } = useDesk();
  const readOrTell = useReadOrTell();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const panel = usePanelKeys<HTMLDivElement>({ onEscape: onClose, hasArrows: true });
  const contactId = cart.contact?.id;
  const { data } = useQuery({
    ...orpc.sales.credits.queryOptions({ input: { ...(contactId !== undefined && { contactId }), limit: 10 } }),
    enabled: contactId !== undefined,
  });
  const pay = (credit: Pick<StoreCredit, 'code' | 'kind' | 'leftMinor'>) => {
    if (payWithCredit({ code: credit.code, creditKind: credit.kind, leftMinor: credit.leftMinor })) onClose();
    else setFault(t('pay.creditUsed'));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = await readOrTell(() => client.till.find({ text: code.trim(), contactId: null }));
    if (found?.kind === 'credit' && found.leftMinor > 0) pay({ ...found, kind: found.creditKind });
    else if (found !== undefined) setFault(t(found.kind === 'credit' ? 'pay.creditEmpty' : 'pay.creditUnknown'));
  };
  return (
    <div ref={panel} className={classes['ask']}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Group gap="xs" align="flex-end">
          <TextInput
            size="md"
            data-start
            label={t('pay.creditCode')}
            description={t('pay.creditHint')}
            value={code}
            error={fault}
            onChange={(event) => {
              setCode(event.currentTarget.value);
              setFault(undefined);
            }}
          />
          <Button type="submit" size="md" disabled={code.trim() === ''}>
            {t('pay.creditPay')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </Group>
      </form>
      <ul className={panels['choices']}>
        {data?.rows.map((credit) => (
          <li key={credit.code}>
            <UnstyledButton className={panels['choice']} onClick={() => pay(credit)}>
              <span className={panels['foundName']}>{credit.code}</span>
              <Money minor={credit.leftMinor} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
