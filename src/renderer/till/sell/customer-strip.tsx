import { ActionIcon, Button } from '@mantine/core';
import { IconUser, IconUserPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Brief } from '#contract/contacts';
import { minor, negate, sumMinor } from '#domain/money';
import { orpc } from '#renderer/api';
import { Keys, Money, TextLink } from '#renderer/ui';

import { useDesk } from './desk.ts';
import classes from './customer.module.css';
import panels from './panel.module.css';

/** For whom the sale is: nobody in particular, or a customer with what must be known of him. */
export function CustomerStrip() {
  const { t } = useTranslation('till');
  const { cart, keys, setStage, run, care, focusEntry } = useDesk();
  const { contact } = cart;
  if (contact === null) {
    return (
      <div className={classes['customer']}>
        <Button
          variant="subtle"
          size="md"
          color="gray"
          leftSection={<IconUserPlus size={18} />}
          onClick={() => setStage({ kind: 'customer' })}
        >
          <span className={panels['label']}>
            {t('customer.attach')} <Keys keys={keys.customer} />
          </span>
        </Button>
      </div>
    );
  }
  return (
    <div className={classes['customer']} data-attached>
      <IconUser size={18} aria-hidden className={classes['customerIcon']} />
      <div className={classes['customerText']}>
        <TextLink to={`/contacts/${contact.id}`}>{contact.name}</TextLink>
        <div className={classes['customerFacts']}>
          {cart.isTaxExempt && <span>{t('customer.taxExempt')}</span>}
          {care.brief !== undefined && <Facts brief={care.brief} />}
          <CreditLeft contactId={contact.id} />
        </div>
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={44}
        aria-label={t('customer.detach', { name: contact.name })}
        onClick={() => {
          run({ kind: 'contact', contact: null });
          focusEntry();
        }}
      >
        <IconX size={18} />
      </ActionIcon>
    </div>
  );
}

function Facts({ brief }: { brief: Brief }) {
  const { t } = useTranslation('till');
  const { totals } = useDesk();
  const { balanceMinor, overdueMinor, currency, creditLeftMinor, areInstructionsImportant, instructions } = brief;
  const after = creditLeftMinor === null ? null : sumMinor([creditLeftMinor, negate(totals?.totalMinor ?? minor(0))]);
  return (
    <>
      {balanceMinor > 0 && (
        <span>
          {t('customer.owes')} <Money minor={balanceMinor} currency={currency} />
        </span>
      )}
      {balanceMinor < 0 && (
        <span>
          {t('customer.hasGood')} <Money minor={negate(balanceMinor)} currency={currency} />
        </span>
      )}
      {overdueMinor > 0 && (
        <span className={classes['late']}>
          {t('customer.overdue')} <Money minor={overdueMinor} currency={currency} />
        </span>
      )}
      {after !== null && after < 0 && (
        <span className={classes['late']}>
          {t('customer.overLimit')} <Money minor={negate(after)} currency={currency} />
        </span>
      )}
      {!areInstructionsImportant && instructions !== '' && <span>{instructions}</span>}
    </>
  );
}

/** What vouchers and store credit of the customer still hold. */
function CreditLeft({ contactId }: { contactId: string }) {
  const { t } = useTranslation('till');
  const { data } = useQuery(orpc.sales.credits.queryOptions({ input: { contactId, limit: 20 } }));
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <span>
      {t('customer.credit')} <Money minor={sumMinor(data.rows.map((row) => row.leftMinor))} />
    </span>
  );
}
