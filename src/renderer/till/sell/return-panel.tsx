import { Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SaleRow } from '#contract/sales';
import type { CalendarDate } from '#domain/dates';
import { client, orpc } from '#renderer/api';
import { DateInput, Loaded, Money, useReadOrTell, WhenText } from '#renderer/ui';

import { useDesk } from './desk.ts';
import { PanelHead } from './panel-head.tsx';
import { ReturnLines } from './return-lines.tsx';
import panels from './panel.module.css';
import classes from './return.module.css';
import { usePanelKeys } from './use-panel-keys.ts';

/** Goods come back: first their receipt, then what of it. */
export function ReturnPanel({ saleId }: { saleId: string | null }) {
  const { t } = useTranslation('till');
  return (
    <section className={panels['panel']} aria-label={t('return.title')}>
      <PanelHead title={t('return.title')} />
      {saleId === null ? <FindReceipt /> : <OfReceipt key={saleId} saleId={saleId} />}
    </section>
  );
}

function OfReceipt({ saleId }: { saleId: string }) {
  const receipt = useQuery(orpc.sales.returnable.queryOptions({ input: { saleId } }));
  return <Loaded query={receipt}>{(found) => <ReturnLines receipt={found} />}</Loaded>;
}

/** By number, customer or day; the receipt's barcode is scanned anywhere. */
function FindReceipt() {
  const { t } = useTranslation('till');
  const { cart, setStage } = useDesk();
  const [typed, setTyped] = useState('');
  const [day, setDay] = useState<CalendarDate | null>(null);
  const [q] = useDebouncedValue(typed.trim(), 120);
  const panel = usePanelKeys<HTMLDivElement>({ hasArrows: true });
  const readOrTell = useReadOrTell();
  const inputFor = (words: string) => ({
    ...(words !== '' && { q: words }),
    ...(day !== null && { soldFrom: day, soldTo: day }),
    ...(words === '' && day === null && cart.contact !== null && { contactId: cart.contact.id }),
    limit: 12,
  });
  const receipts = useQuery({
    ...orpc.sales.list.queryOptions({ input: inputFor(q) }),
    placeholderData: keepPreviousData,
  });
  const open = (sale: SaleRow) => setStage({ kind: 'return', saleId: sale.id });
  const openTyped = async () => {
    // Enter may be quicker than the list: it means what was typed, not what is shown.
    const words = typed.trim();
    const isFresh = q === words && !receipts.isPlaceholderData;
    const found = isFresh ? receipts.data : await readOrTell(() => client.sales.list(inputFor(words)));
    const [only, ...more] = found?.rows ?? [];
    if (only === undefined) return;
    if (more.length === 0 || only.number.toLowerCase() === words.toLowerCase()) open(only);
  };
  return (
    <div ref={panel}>
      <div className={classes['receiptSearch']}>
        <TextInput
          size="lg"
          data-start
          aria-label={t('return.search')}
          placeholder={t('return.search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            void openTyped();
          }}
        />
        <DateInput aria-label={t('return.day')} placeholder={t('return.day')} size="lg" value={day} onChange={setDay} />
      </div>
      <Text size="sm" c="dimmed" my="xs">
        {t('return.hint')}
      </Text>
      <Loaded query={receipts}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text c="dimmed">{t('return.none')}</Text>
          ) : (
            <ul className={panels['choices']} aria-label={t('return.receipts')}>
              {rows.map((sale) => (
                <li key={sale.id}>
                  <ReceiptRow sale={sale} onOpen={open} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

function ReceiptRow({ sale, onOpen }: { sale: SaleRow; onOpen: (sale: SaleRow) => void }) {
  return (
    <UnstyledButton className={panels['choice']} onClick={() => onOpen(sale)}>
      <span className={panels['foundName']}>
        {sale.number}
        <span className={panels['quiet']}>
          <WhenText at={sale.soldAt} />
          {sale.contactName !== '' && ` · ${sale.contactName}`}
        </span>
      </span>
      <Money minor={sale.totalMinor} currency={sale.currency} />
    </UnstyledButton>
  );
}
