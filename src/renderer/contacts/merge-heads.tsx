import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import { orpc } from '#renderer/api';
import { DateText, Money, TextLink } from '#renderer/ui';

import type { MergeTableProps } from './merge-table.tsx';
import classes from './merge.module.css';

/** The heads of the columns: who each contact is, what it has bought and owes, and which of them stays. */
export function MergeHeads({ state, merged, onWinner, onRemove }: MergeTableProps) {
  const { t } = useTranslation('contactLists');
  const group = useId();
  const { contacts, winnerId } = state;
  return (
    <thead>
      <tr>
        <td />
        {contacts.map((contact) => (
          <th key={contact.id} scope="col" data-winner={contact.id === winnerId}>
            <div className={classes['head']}>
              <TextLink to={`/contacts/${contact.id}`} className={classes['headName']}>
                {contact.name}
              </TextLink>
              {onRemove !== undefined && (
                <CloseButton
                  size="xs"
                  aria-label={t('merge.leaveOut', { name: contact.name })}
                  onClick={() => onRemove(contact.id)}
                />
              )}
            </div>
            <Figures contact={contact} />
            <label className={classes['option']}>
              <input
                type="radio"
                name={group}
                checked={contact.id === winnerId}
                onChange={() => onWinner(contact.id)}
              />
              {t('merge.keepsNumber', { code: contact.code })}
            </label>
          </th>
        ))}
        <th scope="col" className={classes['result']}>
          <span className={classes['headName']}>{t('merge.result')}</span>
          <span className={classes['figures']}>{merged?.name}</span>
        </th>
      </tr>
    </thead>
  );
}

function Figures({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contactLists');
  const { data } = useQuery(orpc.contacts.brief.queryOptions({ input: { id: contact.id } }));
  return (
    <span className={classes['figures']}>
      {data === undefined ? (
        '\u00a0'
      ) : (
        <>
          {t('field.balance')} <Money minor={data.balanceMinor} /> · {t('field.sales')}{' '}
          <Money minor={data.lifetimeSalesMinor} />
        </>
      )}
      <br />
      {data?.lastPurchase ? (
        <>
          {t('field.lastPurchase')} <DateText date={data.lastPurchase.on} />
        </>
      ) : (
        data && t('merge.neverBought')
      )}
    </span>
  );
}
