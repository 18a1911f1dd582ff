import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './timeline.module.css';

const longestShown = 480;
const linesShown = 6;

/** The text of an entry; a long one shows its beginning until it is asked for. */
export function EntryText({ text }: { text: string }) {
  const { t } = useTranslation('contacts');
  const [isWhole, setIsWhole] = useState(false);
  const isLong = text.length > longestShown || text.split('\n').length > linesShown;
  return (
    <>
      <p className={classes['text']} data-clamped={isLong && !isWhole}>
        {text}
      </p>
      {isLong && (
        <button type="button" className={classes['more']} aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {t(isWhole ? 'timeline.less' : 'timeline.whole')}
        </button>
      )}
    </>
  );
}
