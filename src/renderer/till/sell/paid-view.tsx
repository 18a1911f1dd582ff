import { Button, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconFileText, IconMail, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { Sale } from '#contract/sales';
import { absMinor, sumMinor } from '#domain/money';
import type { Minor } from '#domain/money';
import { client, orpc, useCommand } from '#renderer/api';
import { useTenderName } from '#renderer/till/parts';
import { Money, TextLink, useFile, useReadOrTell } from '#renderer/ui';

import { ChangeFigure } from './change-figure.tsx';
import { useDesk } from './desk.ts';
import { useReceiptChoice } from './device.ts';
import { mailReceipt } from './open-receipt.ts';
import classes from './paid.module.css';
import panels from './panel.module.css';

/** Paid: the change in the largest type until the next sale begins. It appears only after the host has recorded the sale. */
export function PaidView({ sale, isQueued }: { sale: Sale; isQueued: boolean }) {
  const { t } = useTranslation('till');
  const tenderName = useTenderName();
  const isBack = sale.totalMinor < 0;
  return (
    <section className={classes['paid']} aria-label={t('paid.title')}>
      <div className={classes['paidHead']} role="status">
        <IconCircleCheck size={28} aria-hidden />
        <span>{t(isBack ? 'paid.givenBack' : 'paid.title')}</span>
        <TextLink to={`/till/receipts/${sale.id}`}>{sale.number}</TextLink>
      </div>
      <ChangeFigure
        label={t(isBack ? 'paid.back' : 'paid.change')}
        minor={isBack ? handedBack(sale) : sale.changeMinor}
      />
      <ul className={classes['paidTenders']}>
        {sale.tenders.map((each, index) => (
          <li key={`${each.tender} ${index}`}>
            <span>
              {tenderName(each.tender)}
              {each.creditCode !== null && <span className={panels['quiet']}> {each.creditCode}</span>}
            </span>
            <Money minor={each.givenMinor} />
          </li>
        ))}
        <li>
          <span>{t('totals.total')}</span>
          <Money minor={sale.totalMinor} />
        </li>
        {sale.roundingMinor !== 0 && (
          <li>
            <span>{t('pay.rounding')}</span>
            <Money minor={sale.roundingMinor} sign="always" />
          </li>
        )}
        {sale.credits.map((credit) => (
          <li key={credit.code}>
            <span>
              {t(`paid.made.${credit.kind}`)} <strong>{credit.code}</strong>
            </span>
            <Money minor={credit.amountMinor} />
          </li>
        ))}
      </ul>
      <ReceiptButtons sale={sale} isQueued={isQueued} />
      <Text size="sm" c="dimmed">
        {t('paid.next')}
      </Text>
    </section>
  );
}

/** What is handed over, as the coins allow it: with rounding it is not the total. */
function handedBack({ tenders }: Pick<Sale, 'tenders'>): Minor {
  return absMinor(sumMinor(tenders.map((each) => each.givenMinor)));
}

function ReceiptButtons({ sale, isQueued }: { sale: Sale; isQueued: boolean }) {
  const { t } = useTranslation('till');
  const { focusEntry, may } = useDesk();
  const [choice] = useReceiptChoice();
  const pdf = useFile(() => client.sales.receipt({ id: sale.id }));
  const reprint = useCommand(orpc.sales.reprint);
  const readOrTell = useReadOrTell();
  const mail = async () => {
    const { contactId } = sale;
    const subject = t('paid.mailSubject', { number: sale.number });
    await readOrTell(async () => {
      const email = contactId === null ? '' : (await client.contacts.get({ id: contactId })).email;
      await mailReceipt(sale.id, { email, subject });
    });
    focusEntry();
  };
  const again = async () => {
    const printed = await reprint.run({ id: sale.id });
    if (printed.ok && !printed.value.isQueued) pdf.open();
    focusEntry();
  };
  const isAsked = choice === 'ask' && !isQueued;
  return (
    <Group gap="xs">
      <Button
        size="md"
        variant={isAsked ? 'filled' : 'default'}
        leftSection={<IconFileText size={18} />}
        loading={pdf.isRunning}
        onClick={() => {
          pdf.open();
          focusEntry();
        }}
      >
        {t('paid.receipt')}
      </Button>
      {may('till.sell') && isQueued && (
        <Button
          size="md"
          variant="default"
          leftSection={<IconPrinter size={18} />}
          loading={reprint.isRunning}
          onClick={() => void again()}
        >
          {t('paid.printAgain')}
        </Button>
      )}
      <Button size="md" variant="default" leftSection={<IconMail size={18} />} onClick={() => void mail()}>
        {t('paid.mail')}
      </Button>
    </Group>
  );
}
