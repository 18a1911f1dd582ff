import { Text } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { ImportDuplicate, ImportPreview } from '#contract/imports';
import { Badge, Card } from '#renderer/ui';
import type { Tone } from '#renderer/ui';

import { ActionChoice } from './duplicate-action.tsx';
import { DuplicateCompare } from './duplicate-compare.tsx';
import classes from './duplicates.module.css';
import { actionOf, withDecision, withDuplicates } from './reading.ts';
import type { Choices, DuplicateAction } from './reading.ts';

export type DuplicateReviewProps = {
  preview: ImportPreview;
  choices: Choices;
  onChoices: (choices: Choices) => void;
};

const tones: Readonly<Record<DuplicateAction, Tone>> = { skip: 'neutral', update: 'info', create: 'good' };

/** Rows that are perhaps contacts of the books, each beside its contact, with what becomes of it: one by one, or all alike. */
export function DuplicateReview({ preview, choices, onChoices }: DuplicateReviewProps) {
  const { t } = useTranslation('imports');
  const { duplicates, duplicateCount } = preview;
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, duplicates.length - 1);
  const current = duplicates[at];
  const id = useId();
  const forAll = Object.keys(choices.decisions).length === 0 ? choices.duplicates : '';
  if (current === undefined) return null;
  return (
    <Card
      title={t('duplicates.title', { count: duplicateCount })}
      end={
        <div className={classes['forAll']}>
          <Text size="sm" c="dimmed" id={id}>
            {t('duplicates.forAll')}
          </Text>
          <ActionChoice
            labelledBy={id}
            value={forAll}
            onChange={(action) => onChoices(withDuplicates(choices, action))}
          />
        </div>
      }
    >
      <Text size="sm" c="dimmed" mb="sm">
        {t('duplicates.text')}
        {duplicateCount > duplicates.length && ` ${t('duplicates.first', { count: duplicates.length })}`}
      </Text>
      <div className={classes['panes']}>
        <Lines {...{ duplicates, choices, at }} onChoose={setChosen} />
        <DuplicateCompare
          duplicate={current}
          action={actionOf(current, choices.decisions)}
          onAction={(action) => onChoices(withDecision(choices, current, action))}
          onNext={at + 1 < duplicates.length ? () => setChosen(at + 1) : undefined}
        />
      </div>
    </Card>
  );
}

type LinesProps = {
  duplicates: readonly ImportDuplicate[];
  choices: Choices;
  at: number;
  onChoose: (index: number) => void;
};

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function Lines({ duplicates, choices, at, onChoose }: LinesProps) {
  const { t } = useTranslation('imports');
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = moves[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(at + step, 0), duplicates.length - 1);
    list.current?.querySelectorAll('button')[next]?.focus();
    onChoose(next);
  };
  return (
    <ul ref={list} className={classes['lines']} aria-label={t('duplicates.list')}>
      {duplicates.map((duplicate, index) => {
        const { line, incoming, reasons } = duplicate;
        const action = actionOf(duplicate, choices.decisions);
        return (
          <li key={line}>
            <button
              type="button"
              className={classes['line']}
              aria-current={index === at ? 'true' : undefined}
              tabIndex={index === at ? 0 : -1}
              onClick={() => onChoose(index)}
              onKeyDown={onKeyDown}
            >
              <span className={classes['lineHead']}>
                <span className={classes['lineName']}>{incoming['name'] ?? t('duplicates.noName')}</span>
                <Badge tone={tones[action]}>{t(`duplicates.action.${action}`)}</Badge>
              </span>
              <span className="cb-detail">
                {t('duplicates.line', { line })} ·{' '}
                {reasons.map((reason) => t(`duplicates.reason.${reason}`)).join(', ')}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
