import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { orpc, useList } from '#renderer/api';
import { Card } from '#renderer/ui';

import { useReasonWords } from './duplicates-reasons.ts';
import classes from './merge.module.css';

/** Contacts that are perhaps the same as this one, each to be merged with it. */
export function MergeSuggestions({ contactId, onChoose }: { contactId: string; onChoose: (id: string) => void }) {
  const { t } = useTranslation('contactLists');
  const { rows } = useList(orpc.contacts.duplicates, { contactId });
  const words = useReasonWords();
  if (rows.length === 0) return null;
  return (
    <Card title={t('merge.suggestions')}>
      <ul className={classes['suggestions']}>
        {rows.map(({ left, right, reasons }) => {
          const other = left.id === contactId ? right : left;
          return (
            <li key={other.id} className={classes['suggestion']}>
              <span>
                <span className={classes['headName']}>{other.name}</span>
                <span className={classes['figures']}>
                  {[other.code, other.city, words(reasons)].filter((part) => part !== '').join(' · ')}
                </span>
              </span>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('merge.choose', { name: other.name })}
                onClick={() => onChoose(other.id)}
              >
                {t('merge.compare')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
