import { Button, Checkbox, Group, SegmentedControl, Textarea, TextInput, Tooltip } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { activityKinds } from '#domain/contacts';
import type { ActivityKind } from '#domain/contacts';
import { Keys, MoneyInput, useShortcut } from '#renderer/ui';

import classes from './activities.module.css';
import { ActivityIcon } from './activity-icon.tsx';
import { canBePlanned, isToDo } from './composer-draft.ts';
import type { ComposerDraft } from './composer-draft.ts';
import { DuePicker } from './due-picker.tsx';
import type { Composer } from './use-composer.ts';

/** The first letters of the two keys that add an entry: A, then this. */
const letters: Readonly<Record<ActivityKind, string>> = {
  note: 'n',
  call: 'c',
  meeting: 'm',
  email: 'e',
  task: 't',
  promise: 'p',
};

type ActivityComposerProps = { composer: Composer; onChooseFile: () => void };

/** Adds an entry in two keystrokes: a row of what can be added, and below it the form of what was chosen. */
export function ActivityComposer({ composer, onChooseFile }: ActivityComposerProps) {
  const { t } = useTranslation('contacts');
  const { draft, open } = composer;
  return (
    <section className={classes['composer']} aria-label={t('timeline.add.title')} data-open={draft !== null}>
      <div className={classes['kinds']} role="toolbar" aria-label={t('timeline.add.title')}>
        {activityKinds.map((kind) => (
          <AddButton
            key={kind}
            label={t(`timeline.kind.${kind}`)}
            title={t(`timeline.add.${kind}`)}
            keys={`a ${letters[kind]}`}
            isChosen={draft?.kind === kind}
            icon={<ActivityIcon kind={kind} />}
            onClick={() => open(kind)}
          />
        ))}
        <AddButton
          label={t('timeline.kind.file')}
          title={t('timeline.add.file')}
          keys="a f"
          icon={<ActivityIcon kind="file" />}
          onClick={onChooseFile}
        />
      </div>
      {draft !== null && <ComposerForm composer={composer} draft={draft} />}
    </section>
  );
}

type AddButtonProps = {
  label: string;
  title: string;
  keys: string;
  icon: ReactNode;
  isChosen?: boolean;
  onClick: () => void;
};

function AddButton({ label, title, keys, icon, isChosen, onClick }: AddButtonProps) {
  useShortcut({ keys, label: title, run: onClick });
  const hint = (
    <Group gap={8} wrap="nowrap">
      {title} <Keys keys={keys} isOnAccent />
    </Group>
  );
  return (
    <Tooltip label={hint}>
      <button
        type="button"
        className={classes['add']}
        aria-label={title}
        {...(isChosen !== undefined && { 'aria-pressed': isChosen })}
        onClick={onClick}
      >
        {icon}
        <span>{label}</span>
      </button>
    </Tooltip>
  );
}

function ComposerForm({ composer, draft }: { composer: Composer; draft: ComposerDraft }) {
  const { t } = useTranslation(['contacts', 'common']);
  const { asked, fault, isSaving, change, close, discard, save } = composer;
  const form = useRef<HTMLFormElement>(null);
  // Asked for by key or click it takes the focus; found again from another day it does not.
  useEffect(() => {
    if (asked === 0) return;
    form.current?.querySelector<HTMLElement>('input:not([type=radio]), textarea')?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  useShortcut({ keys: 'Escape', label: t('timeline.composer.close'), run: close, isActiveInFields: true });
  useShortcut({ keys: 'mod+Enter', label: t('timeline.composer.save'), run: () => form.current?.requestSubmit() });
  return (
    <form
      ref={form}
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Words draft={draft} change={change} hasFault={fault === 'wordsMissing'} />
      <When draft={draft} change={change} />
      {fault !== null && (
        <p className={classes['fault']} role="alert">
          {t(`timeline.fault.${fault}`)}
        </p>
      )}
      <Group gap="xs">
        <Button type="submit" loading={isSaving} rightSection={<Keys keys="mod+Enter" isOnAccent />}>
          {t('common:save')}
        </Button>
        <Button variant="default" onClick={discard}>
          {t('timeline.composer.discard')}
        </Button>
        <Checkbox
          ms="auto"
          size="xs"
          label={t('timeline.composer.pin')}
          checked={draft.isPinned}
          onChange={(event) => change({ isPinned: event.currentTarget.checked })}
        />
      </Group>
    </form>
  );
}

type PartProps = { draft: ComposerDraft; change: Composer['change'] };

function Words({ draft, change, hasFault }: PartProps & { hasFault: boolean }) {
  const { t } = useTranslation('contacts');
  const { kind, subject, text, amountMinor } = draft;
  const textLabel = t(`timeline.composer.text.${kind}`);
  return (
    <>
      {kind === 'promise' && (
        <MoneyInput
          label={t('timeline.composer.amount')}
          value={amountMinor}
          w={180}
          onChange={(amount) => change({ amountMinor: amount })}
        />
      )}
      {kind !== 'note' && kind !== 'promise' && (
        <TextInput
          aria-label={t(`timeline.composer.subject.${kind}`)}
          placeholder={t(`timeline.composer.subject.${kind}`)}
          value={subject}
          maxLength={200}
          autoComplete="off"
          aria-invalid={hasFault}
          onChange={(event) => change({ subject: event.currentTarget.value })}
        />
      )}
      <Textarea
        aria-label={textLabel}
        placeholder={textLabel}
        value={text}
        maxLength={20_000}
        autosize
        minRows={kind === 'note' ? 3 : 2}
        maxRows={16}
        aria-invalid={hasFault && kind === 'note'}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
    </>
  );
}

/** When it happened or is to happen, and by when to come back to it. */
function When({ draft, change }: PartProps) {
  const { t } = useTranslation('contacts');
  const { kind, isPlanned, happenedAt, dueOn } = draft;
  const isDue = isToDo(kind) || isPlanned;
  return (
    <>
      {canBePlanned(kind) && (
        <div className={classes['when']}>
          <SegmentedControl
            size="xs"
            bg="var(--cb-surface-sunken)"
            aria-label={t('timeline.composer.when')}
            value={isPlanned ? 'planned' : 'happened'}
            data={[
              { value: 'happened', label: t('timeline.composer.happened') },
              { value: 'planned', label: t('timeline.composer.planned') },
            ]}
            onChange={(value) => change({ isPlanned: value === 'planned' })}
          />
          {!isPlanned && <Moment happenedAt={happenedAt} onChange={(at) => change({ happenedAt: at })} />}
        </div>
      )}
      <DuePicker
        label={t(isDue ? 'timeline.due.label' : 'timeline.due.followUp')}
        value={dueOn}
        onChange={(day) => change({ dueOn: day })}
      />
    </>
  );
}

/** When it was: now, unless another moment is entered. */
function Moment({ happenedAt, onChange }: { happenedAt: string; onChange: (happenedAt: string) => void }) {
  const { t } = useTranslation('contacts');
  const [isShown, setIsShown] = useState(happenedAt !== '');
  const isNow = !isShown && happenedAt === '';
  return (
    <span className={classes['moment']}>
      <button
        type="button"
        className={classes['choice']}
        aria-pressed={isNow}
        onClick={() => {
          setIsShown(false);
          onChange('');
        }}
      >
        {t('timeline.composer.now')}
      </button>
      {isNow ? (
        <button type="button" className={classes['choice']} aria-pressed={false} onClick={() => setIsShown(true)}>
          {t('timeline.composer.earlier')}
        </button>
      ) : (
        <input
          type="datetime-local"
          aria-label={t('timeline.composer.happenedAt')}
          className={classes['momentField']}
          value={happenedAt}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </span>
  );
}
