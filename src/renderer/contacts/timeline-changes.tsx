import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { TimelineEntry } from '#contract/contacts';

import { useChangeWords } from './change-words.ts';
import classes from './timeline.module.css';

const changesShown = 4;

/** What a change of the record has changed: the field, what was, what is. */
export function EntryChanges({ changes }: { changes: TimelineEntry['changes'] }) {
  const { t } = useTranslation(['contacts', 'ui']);
  const words = useChangeWords();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? changes : changes.slice(0, changesShown);
  const empty = <span className={classes['quiet']}>{t('ui:changed.empty')}</span>;
  return (
    <>
      <ul className={classes['changes']}>
        {shown.map((change) => {
          const { field, before, after } = words(change);
          return (
            <li key={change.field}>
              <span className={classes['quiet']}>{field}:</span>{' '}
              {before !== '' && (
                <>
                  <del className={classes['before']}>{before}</del> <span aria-hidden>→</span>{' '}
                </>
              )}
              <ins className={classes['after']}>{after || empty}</ins>
            </li>
          );
        })}
      </ul>
      {changes.length > shown.length && (
        <button type="button" className={classes['more']} onClick={() => setIsWhole(true)}>
          {t('timeline.moreChanges', { count: changes.length - shown.length })}
        </button>
      )}
    </>
  );
}
