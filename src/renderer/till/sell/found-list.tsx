import { useTranslation } from 'react-i18next';

import { Decimal } from '#renderer/ui';

import { useDesk } from './desk.ts';
import classes from './entry.module.css';
import panels from './panel.module.css';
import type { Found } from './use-found.ts';

/** The items that fit what is typed, below the entry field. The focus stays in the field. */
export function FoundList({ id, found }: { id: string; found: Found }) {
  const { t } = useTranslation('till');
  const { run, setText, focusEntry } = useDesk();
  return (
    <div id={id} role="listbox" aria-label={t('entry.found')} className={classes['found']}>
      {found.rows.map((item, index) => (
        <div
          key={item.itemId}
          id={`${id}-${index}`}
          role="option"
          aria-selected={found.marked === index}
          data-likely={found.marked === null && index === 0}
          tabIndex={-1}
          className={`${panels['choice']} ${classes['foundRow']}`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            run({ kind: 'item', item, counted: { quantityE4: found.quantityE4 } });
            setText('');
            focusEntry();
          }}
        >
          <span className={panels['foundName']}>
            {item.name}
            <span className={panels['quiet']}>
              {[item.code, item.category].filter((part) => part !== '').join(' · ')}
            </span>
          </span>
          <Decimal value={item.priceE4} minimumFractionDigits={2} />
        </div>
      ))}
    </div>
  );
}
