import { useTranslation } from 'react-i18next';

import type { UndoKept } from '#contract/undo';
import { TextLink } from '#renderer/ui';

import classes from './undo.module.css';

/** What stays as it is: the record, its field, what stands there now and what stood there before, and why it stays. */
export function KeptTable({ kept }: { kept: readonly UndoKept[] }) {
  const { t } = useTranslation(['undo', 'common']);
  const fieldWords = useFieldWords();
  const valueWords = (value: string) => {
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'common:yes' : 'common:no');
    return value === '' ? t('nothing') : value;
  };
  return (
    <table className={classes['kept']}>
      <thead>
        <tr>
          <th scope="col">{t('record')}</th>
          <th scope="col">{t('now')}</th>
          <th scope="col">{t('before')}</th>
        </tr>
      </thead>
      <tbody>
        {kept.map((entry) => {
          const { subjectId, field, label, reason, current, before } = entry;
          return (
            // Of a list, such as the organisations, more than one element may stay.
            <tr key={`${subjectId} ${field ?? ''} ${before} ${current}`}>
              <th scope="row">
                <Subject kept={entry} />
                <span className={classes['reason']}>
                  {field === null ? t(`reason.${reason}`) : `${label || fieldWords(field)} · ${t(`reason.${reason}`)}`}
                </span>
              </th>
              <td title={current}>{valueWords(current)}</td>
              <td title={before}>{valueWords(before)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Subject({ kept: { subjectKind, subjectId, name, reason } }: { kept: UndoKept }) {
  const { t } = useTranslation('undo');
  const words = name === '' ? t(`subject.${subjectKind}`) : name;
  if (reason === 'gone') return words;
  switch (subjectKind) {
    case 'contact':
      return <TextLink to={`/contacts/${subjectId}`}>{words}</TextLink>;
    case 'item':
      return <TextLink to={`/items/${subjectId}`}>{words}</TextLink>;
    case 'document':
      return <TextLink to={`/documents/${subjectId}`}>{words}</TextLink>;
    case 'activity':
    case 'attachment':
    case 'customField':
    case 'tag':
      return words;
  }
}

/** Words a field of a record by its name; a custom field brings its own. */
function useFieldWords(): (field: string) => string {
  const { t, i18n } = useTranslation('undo');
  return (field) => (i18n.exists(`undo:field.${field}`) ? t(`field.${field as 'name'}`) : t('oneField'));
}
