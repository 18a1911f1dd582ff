import { useTranslation } from 'react-i18next';

import type { Brief, Contact } from '#contract/contacts';
import { sumMinor } from '#domain/money';
import { Money } from '#renderer/ui';

import classes from './merge.module.css';

type MergeOutcomeProps = { contacts: readonly Contact[]; briefs: readonly Brief[]; winnerId: string };

/** What follows from a merge: papers, money and entries stand together; nothing printed changes; it can be undone. */
export function MergeOutcome({ contacts, briefs, winnerId }: MergeOutcomeProps) {
  const { t } = useTranslation('contactLists');
  const winner = contacts.find(({ id }) => id === winnerId);
  return (
    <ul className={classes['outcome']}>
      <li>{t('merge.outcome.follow', { code: winner?.code ?? '' })}</li>
      {briefs.length === contacts.length && (
        <li>
          {t('merge.outcome.balance')} <Money minor={sumMinor(briefs.map(({ balanceMinor }) => balanceMinor))} isBold />{' '}
          · {t('merge.outcome.sales')}{' '}
          <Money minor={sumMinor(briefs.map(({ lifetimeSalesMinor }) => lifetimeSalesMinor))} isBold />
        </li>
      )}
      <li>{t('merge.outcome.papers')}</li>
      <li>{t('merge.outcome.undo')}</li>
    </ul>
  );
}
