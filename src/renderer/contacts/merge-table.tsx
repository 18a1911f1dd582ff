import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import type { MergeableContact } from '#domain/contacts';

import { fieldsOf, isEmpty, isJoined, keeperOf, valueOf } from './merge-fields.ts';
import type { MergeField, MergeState } from './merge-fields.ts';
import { MergeHeads } from './merge-heads.tsx';
import { useMergeWords } from './merge-words.ts';
import classes from './merge.module.css';

export type MergeTableProps = {
  state: MergeState;
  merged: MergeableContact | undefined;
  onWinner: (id: string) => void;
  /** undefined: all of them together. */
  onChoose: (field: MergeField, contactId: string | undefined) => void;
  onRemove: ((id: string) => void) | undefined;
};

/** The contacts side by side, field by field, with what stays: one group of radios a field, and the result beside it. */
export function MergeTable(props: MergeTableProps) {
  const { state, merged } = props;
  const { t } = useTranslation('contactLists');
  const { contacts } = state;
  const [isWhole, setIsWhole] = useState(false);
  const { differing, same } = fieldsOf(contacts);
  return (
    <div className={classes['frame']}>
      <div
        className={classes['scroll']}
        role="region"
        aria-label={t('merge.table')}
        // A table wider than the screen is scrolled by keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1: what scrolls must be reached without a mouse
        tabIndex={0}
      >
        <table className={classes['table']} style={{ minWidth: 320 + contacts.length * 190 }}>
          <MergeHeads {...props} />
          <tbody>
            {differing.map((field) => (
              <FieldRow key={field} field={field} {...props} />
            ))}
            {isWhole && same.map((field) => <SameRow key={field} field={field} contacts={contacts} merged={merged} />)}
          </tbody>
        </table>
      </div>
      {same.length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          m="xs"
          aria-expanded={isWhole}
          leftSection={isWhole ? <IconChevronUp size={14} /> : <IconChevronDown size={14} />}
          onClick={() => setIsWhole(!isWhole)}
        >
          {t(isWhole ? 'merge.hideSame' : 'merge.showSame', { count: same.length })}
        </Button>
      )}
    </div>
  );
}

function FieldRow({ field, state, merged, onChoose }: MergeTableProps & { field: MergeField }) {
  const { t } = useTranslation('contactLists');
  const { labelOf, textOf } = useMergeWords(state.contacts);
  const name = useId();
  const { contacts } = state;
  const keeper = merged && keeperOf(field, { ...state, merged });
  const isTogether = isJoined(field) && state.choices[field] === undefined;
  return (
    <tr>
      <th scope="row" id={`${name}label`}>
        {labelOf(field)}
      </th>
      {contacts.map((contact) => {
        const text = textOf(contact, field);
        const isChosen = keeper === contact.id;
        return (
          <td key={contact.id} data-chosen={isChosen || isTogether}>
            <label className={classes['option']}>
              <input
                type="radio"
                name={name}
                aria-describedby={`${name}label`}
                checked={isChosen}
                onChange={() => onChoose(field, contact.id)}
              />
              <Value text={text} isNothing={isEmpty(valueOf(contact, field))} />
            </label>
          </td>
        );
      })}
      <td className={classes['result']}>
        {isJoined(field) && (
          <label className={classes['option']}>
            <input
              type="radio"
              name={name}
              aria-describedby={`${name}label`}
              checked={isTogether}
              onChange={() => onChoose(field, undefined)}
            />
            <span className={classes['together']}>{t('merge.together')}</span>
          </label>
        )}
        {merged !== undefined && <Value text={textOf(merged, field)} isNothing={isEmpty(valueOf(merged, field))} />}
      </td>
    </tr>
  );
}

type SameRowProps = { field: MergeField; contacts: readonly Contact[]; merged: MergeableContact | undefined };

function SameRow({ field, contacts, merged }: SameRowProps) {
  const { labelOf, textOf } = useMergeWords(contacts);
  const [first] = contacts;
  return (
    <tr data-same>
      <th scope="row">{labelOf(field)}</th>
      <td colSpan={contacts.length}>{first && <Value text={textOf(first, field)} isNothing={false} />}</td>
      <td className={classes['result']}>{merged && <Value text={textOf(merged, field)} isNothing={false} />}</td>
    </tr>
  );
}

function Value({ text, isNothing }: { text: string; isNothing: boolean }) {
  const { t } = useTranslation('contactLists');
  if (isNothing) return <span className={classes['nothing']}>{t('merge.nothing')}</span>;
  return <span className={classes['value']}>{text}</span>;
}
