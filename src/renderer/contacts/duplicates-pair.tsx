import { Button, Group } from '@mantine/core';
import { IconArrowsSplit2, IconGitMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { Contact, DuplicatePair } from '#contract/contacts';
import { Badge, CompareTable, Keys, TextLink, useShortcut } from '#renderer/ui';

import { useReasonWords } from './duplicates-reasons.ts';
import classes from './duplicates.module.css';
import { comparedOf, isEmpty, valueOf } from './merge-fields.ts';
import type { MergeField } from './merge-fields.ts';
import { useMergeWords } from './merge-words.ts';

type PairViewProps = {
  pair: DuplicatePair;
  onApart: () => void;
  onMerge: () => void;
  /** To the pair after (1) or before (-1). */
  onStep: (step: 1 | -1) => void;
};

/** Two contacts side by side, what differs first, with why they are perhaps one and what to do about it. */
export function PairView({ pair, onApart, onMerge, onStep }: PairViewProps) {
  const { t } = useTranslation('contactLists');
  const reasons = useReasonWords();
  const { left, right, score } = pair;
  const { contradicting, completing, same } = comparedOf([left, right]);
  useShortcut({ keys: 'm', label: t('duplicates.merge'), run: onMerge });
  useShortcut({ keys: 'a', label: t('duplicates.keepApart'), run: onApart });
  useShortcut({ keys: 'j', label: t('duplicates.next'), run: () => onStep(1) });
  useShortcut({ keys: 'k', label: t('duplicates.previous'), run: () => onStep(-1) });
  return (
    <section className={classes['pair']} aria-label={t('duplicates.side', { left: left.name, right: right.name })}>
      <div className={classes['pairHead']}>
        <div>
          <Badge tone="info">{t('duplicates.likeness', { score })}</Badge>
          <p className={classes['why']}>{reasons(pair.reasons)}</p>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            leftSection={<IconArrowsSplit2 size={16} />}
            rightSection={<Keys keys="a" />}
            onClick={onApart}
          >
            {t('duplicates.keepApart')}
          </Button>
          <Button
            leftSection={<IconGitMerge size={16} />}
            rightSection={<Keys keys="m" isOnAccent />}
            onClick={onMerge}
          >
            {t('duplicates.merge')}
          </Button>
        </Group>
      </div>
      <CompareTable
        label={t('merge.table')}
        head={[<Head key="left" contact={left} />, <Head key="right" contact={right} />]}
      >
        {contradicting.map((field) => (
          <Row key={field} field={field} pair={pair} isDifferent />
        ))}
        {[...completing, ...same].map((field) => (
          <Row key={field} field={field} pair={pair} isDifferent={false} isSame={same.includes(field)} />
        ))}
      </CompareTable>
    </section>
  );
}

function Head({ contact }: { contact: Contact }) {
  return (
    <>
      <TextLink to={`/contacts/${contact.id}`}>{contact.name}</TextLink>
      <span className={classes['detail']}>{contact.code}</span>
    </>
  );
}

type RowProps = { field: MergeField; pair: DuplicatePair; isDifferent: boolean; isSame?: boolean };

function Row({ field, pair: { left, right }, isDifferent, isSame = false }: RowProps) {
  const { t } = useTranslation('contactLists');
  const { labelOf, textOf } = useMergeWords([left, right]);
  return (
    <tr data-differs={isDifferent} data-same={isSame}>
      <th scope="row">
        {labelOf(field)}
        {isDifferent && <span className="cb-hidden"> {t('duplicates.differs')}</span>}
      </th>
      {[left, right].map((contact) => (
        <td key={contact.id}>{isEmpty(valueOf(contact, field)) ? '–' : textOf(contact, field)}</td>
      ))}
    </tr>
  );
}
