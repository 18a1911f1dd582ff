import { Button, Group, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconGift, IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { E4 } from '#domain/money';
import { client, failureText, orpc, useCommand, useFormats } from '#renderer/api';
import { Decimal, DecimalInput, Money, useReadOrTell } from '#renderer/ui';

import { useDesk } from './desk.ts';
import classes from './ask.module.css';
import panels from './panel.module.css';
import { TaxRateField, usualTaxRateId } from './tax-rate-field.tsx';
import type { Ask } from './use-entry.ts';
import { usePanelKeys } from './use-panel-keys.ts';

/** What a scan asks. The sale goes on meanwhile: further scans are taken as they come. */
export function AskPanel({ ask, waiting }: { ask: Ask; waiting: number }) {
  const { t } = useTranslation('till');
  const { entry, focusEntry } = useDesk();
  const leave = () => {
    entry.done(ask.key);
    focusEntry();
  };
  const panel = usePanelKeys<HTMLElement>({ hasArrows: true, onEscape: leave });
  return (
    <section ref={panel} className={classes['ask']} aria-label={t('ask.label')}>
      <AskContent ask={ask} onLeave={leave} />
      {waiting > 0 && (
        <Text size="xs" c="dimmed">
          {t('ask.more', { count: waiting })}
        </Text>
      )}
    </section>
  );
}

type Asked<Kind extends Ask['kind'] = Ask['kind']> = { ask: Extract<Ask, { kind: Kind }>; onLeave: () => void };

function AskContent({ ask, onLeave }: Asked) {
  switch (ask.kind) {
    case 'unknown':
      return <Unknown ask={ask} onLeave={onLeave} />;
    case 'choose':
      return <Choose ask={ask} onLeave={onLeave} />;
    case 'credit':
      return <Credit ask={ask} onLeave={onLeave} />;
  }
}

function Head({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" role="alert">
      <span className={classes['askIcon']} aria-hidden>
        {icon}
      </span>
      <Text fw={600}>{children}</Text>
    </Group>
  );
}

function Unknown({ ask, onLeave }: Asked<'unknown'>) {
  const { t } = useTranslation('till');
  const { may, entry, setDialog } = useDesk();
  return (
    <>
      <Head icon={<IconAlertCircle size={18} />}>
        {t(ask.isBarcode ? 'ask.unknownBarcode' : 'ask.unknownText', { text: ask.text })}
      </Head>
      {may('items.write') ? (
        <NewItem ask={ask} onLeave={onLeave} />
      ) : (
        <Group gap="xs">
          <Button
            variant="default"
            size="md"
            data-start
            onClick={() => {
              entry.done(ask.key);
              setDialog({ kind: 'free', text: ask.isBarcode ? '' : ask.text });
            }}
          >
            {t('ask.freeLine')}
          </Button>
          <Button variant="subtle" size="md" onClick={onLeave}>
            {t('ask.ignore')}
          </Button>
        </Group>
      )}
    </>
  );
}

function NewItem({ ask, onLeave }: Asked<'unknown'>) {
  const { t } = useTranslation('till');
  const formats = useFormats();
  const { settings, cart, run } = useDesk();
  const create = useCommand(orpc.items.create, { shownByCaller: true });
  const readOrTell = useReadOrTell();
  const [name, setName] = useState(ask.isBarcode ? '' : ask.text);
  const [priceE4, setPrice] = useState<E4 | null>(null);
  const [taxRateId, setTaxRate] = useState(usualTaxRateId(settings.taxRates));
  const isReady = name.trim() !== '' && priceE4 !== null && priceE4 >= 0;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || create.isRunning || priceE4 === null) return;
    const barcode = ask.isBarcode ? ask.text : '';
    const made = await create.run({ name: name.trim(), priceE4, barcode, taxRateId });
    if (!made.ok) return;
    const quote = { contactId: cart.contact?.id ?? null, itemIds: [made.value.id] };
    const quoted = await readOrTell(() => client.priceLists.quote(quote));
    const item = quoted?.items[0];
    if (item !== undefined) run({ kind: 'item', item, counted: { quantityE4: ask.quantityE4 } });
    onLeave();
  };
  return (
    <form noValidate className={classes['newItem']} onSubmit={(event) => void save(event)}>
      <TextInput
        label={t('ask.name')}
        size="md"
        data-start
        maxLength={200}
        value={name}
        error={create.failure === undefined ? undefined : failureText(create.failure, formats)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <DecimalInput
        label={t(settings.company.priceMode === 'inclusive' ? 'ask.priceWith' : 'ask.priceWithout')}
        size="md"
        unit={formats.currency}
        minimumFractionDigits={2}
        value={priceE4}
        onChange={setPrice}
      />
      <TaxRateField value={taxRateId} onChange={setTaxRate} />
      <Group gap="xs" className={classes['newItemButtons']}>
        <Button type="submit" size="md" disabled={!isReady} loading={create.isRunning}>
          {t('ask.create')}
        </Button>
        <Button variant="default" size="md" onClick={onLeave}>
          {t('ask.ignore')}
        </Button>
      </Group>
    </form>
  );
}

function Choose({ ask, onLeave }: Asked<'choose'>) {
  const { t } = useTranslation('till');
  const { run } = useDesk();
  return (
    <>
      <Head icon={<IconListSearch size={18} />}>{t('ask.choose', { barcode: ask.barcode })}</Head>
      <ul className={panels['choices']}>
        {ask.items.map((item, index) => (
          <li key={item.itemId}>
            <UnstyledButton
              className={panels['choice']}
              data-start={index === 0}
              onClick={() => {
                run({ kind: 'item', item, counted: ask });
                onLeave();
              }}
            >
              <span className={panels['foundName']}>
                {item.name}
                <span className={panels['quiet']}>{item.code}</span>
              </span>
              <Decimal value={item.priceE4} minimumFractionDigits={2} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Button variant="subtle" size="md" onClick={onLeave}>
        {t('ask.ignore')}
      </Button>
    </>
  );
}

function Credit({ ask, onLeave }: Asked<'credit'>) {
  const { t } = useTranslation('till');
  const { entry, totals, payWithCredit, cart } = useDesk();
  const isUsable = ask.leftMinor > 0 && cart.lines.length > 0 && totals !== null && totals.totalMinor > 0;
  return (
    <div>
      <Head icon={<IconGift size={18} />}>
        {t(`ask.${ask.creditKind}`, { code: ask.code })}: <Money minor={ask.leftMinor} isBold />
      </Head>
      <Group gap="xs" mt="sm">
        {isUsable && (
          <Button
            size="md"
            data-start
            onClick={() => {
              entry.done(ask.key);
              payWithCredit(ask);
            }}
          >
            {t('ask.payWithIt')}
          </Button>
        )}
        <Button variant="default" size="md" data-start={!isUsable} onClick={onLeave}>
          {t('ask.close')}
        </Button>
      </Group>
    </div>
  );
}
