import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Activity } from '#contract/activities';
import { activityKinds } from '#domain/contacts';
import type { ActivityKind } from '#domain/contacts';
import type { CalendarDate } from '#domain/dates';
import { orpc, useCommand } from '#renderer/api';
import { Keys, useShortcut } from '#renderer/ui';

import classes from './activities.module.css';
import { DuePicker } from './due-picker.tsx';

export type FinishPanelProps = {
  /** What has just been marked as done. */
  activity: Activity;
  onClose: () => void;
  /** Marks it as yet to be done after all. */
  onReopen: () => void;
};

type Next = { kind: ActivityKind; subject: string; dueOn: CalendarDate | null };

/** Asks, after something was done, what came of it and what comes next. Both may stay empty: Esc is enough. */
export function FinishPanel({ activity, onClose, onReopen }: FinishPanelProps) {
  const { t } = useTranslation(['contacts', 'ui', 'common']);
  const [outcome, setOutcome] = useState(activity.outcome);
  const [next, setNext] = useState<Next>({ kind: activity.kind, subject: '', dueOn: null });
  const [isIncomplete, setIsIncomplete] = useState(false);
  const update = useCommand(orpc.activities.update);
  const form = useRef<HTMLFormElement>(null);
  const subject = next.subject.trim();
  const hasNext = subject !== '' || next.dueOn !== null;
  const save = async () => {
    if (hasNext && (subject === '' || next.dueOn === null)) {
      setIsIncomplete(true);
      return;
    }
    const { kind, dueOn } = next;
    const saved = await update.run({
      id: activity.id,
      outcome: outcome.trim(),
      ...(hasNext && dueOn !== null && { next: { kind, subject, dueOn } }),
    });
    if (saved.ok) onClose();
  };
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useShortcut({ keys: 'Escape', label: t('ui:close'), run: onClose, isActiveInFields: true });
  useShortcut({ keys: 'mod+Enter', label: t('common:save'), run: () => form.current?.requestSubmit() });
  return (
    <form
      ref={form}
      className={classes['panel']}
      aria-label={t('timeline.finish.title', { subject: activity.subject })}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className={classes['done']}>
        <IconCircleCheckFilled size={18} aria-hidden />
        <span className={classes['doneName']}>
          {t('timeline.finish.title', { subject: activity.subject || activity.text })}
        </span>
      </p>
      <Textarea
        ref={focus}
        label={t('timeline.finish.outcome')}
        value={outcome}
        maxLength={500}
        autosize
        minRows={1}
        maxRows={6}
        onChange={(event) => setOutcome(event.currentTarget.value)}
      />
      <NextFields next={next} isIncomplete={isIncomplete} onChange={setNext} />
      <Group gap="xs">
        <Button type="submit" loading={update.isRunning} rightSection={<Keys keys="mod+Enter" isOnAccent />}>
          {t('common:save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('timeline.finish.skip')}
        </Button>
        <Button variant="subtle" ms="auto" onClick={onReopen}>
          {t('timeline.finish.reopen')}
        </Button>
      </Group>
    </form>
  );
}

type NextFieldsProps = { next: Next; isIncomplete: boolean; onChange: (next: Next) => void };

function NextFields({ next, isIncomplete, onChange }: NextFieldsProps) {
  const { t } = useTranslation(['contacts', 'common']);
  const change = (fields: Partial<Next>) => onChange({ ...next, ...fields });
  return (
    <>
      <div className={classes['next']}>
        <NativeSelect
          label={t('timeline.finish.next')}
          value={next.kind}
          data={activityKinds.map((kind) => ({ value: kind, label: t(`timeline.kind.${kind}`) }))}
          onChange={(event) => change({ kind: kindOf(event.currentTarget.value) })}
        />
        <TextInput
          aria-label={t('timeline.finish.nextSubject')}
          placeholder={t('timeline.finish.nextSubject')}
          value={next.subject}
          maxLength={200}
          error={isIncomplete && next.subject.trim() === '' ? t('common:required') : undefined}
          onChange={(event) => change({ subject: event.currentTarget.value })}
        />
      </div>
      <DuePicker label={t('timeline.due.label')} value={next.dueOn} onChange={(dueOn) => change({ dueOn })} />
      {isIncomplete && next.dueOn === null && (
        <p className={classes['fault']} role="alert">
          {t('timeline.fault.dayMissing')}
        </p>
      )}
    </>
  );
}

function kindOf(value: string): ActivityKind {
  return activityKinds.find((kind) => kind === value) ?? 'task';
}

// One function, so that the focus is set once, when the panel appears.
function focus(field: HTMLTextAreaElement | null): void {
  field?.focus();
}
