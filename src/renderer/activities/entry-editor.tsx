import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Activity } from '#contract/activities';
import { client, orpc, useCommand } from '#renderer/api';
import { ChangedMeanwhile, Keys, Loaded, meet, MoneyInput, useReadOrTell, useShortcut } from '#renderer/ui';
import type { MetField } from '#renderer/ui';

import classes from './activities.module.css';
import { DuePicker } from './due-picker.tsx';
import { useEditedWords } from './edited-words.ts';
import type { EntryField, EntryValues } from './edited-words.ts';

/** Changes an entry in its place. What others have saved meanwhile is met field by field. */
export function EntryEditor({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQuery(orpc.activities.get.queryOptions({ input: { id } }));
  return (
    <div className={classes['panel']}>
      <Loaded query={query}>{(activity) => <EditForm key={id} activity={activity} onClose={onClose} />}</Loaded>
    </div>
  );
}

function EditForm({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { t } = useTranslation(['contacts', 'ui', 'common']);
  const form = useRef<HTMLFormElement>(null);
  const { values, met, fault, isSaving, change, save, closeMet } = useEntryForm(activity, onClose);
  const words = useEditedWords(activity.kind);
  useShortcut({ keys: 'Escape', label: t('common:cancel'), run: onClose, isActiveInFields: true });
  useShortcut({ keys: 'mod+Enter', label: t('common:save'), run: () => form.current?.requestSubmit() });
  return (
    <form
      ref={form}
      className={classes['editor']}
      aria-label={t('timeline.editing')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {met.length > 0 && (
        <ChangedMeanwhile
          met={met}
          values={values}
          labelOf={words.label}
          write={words.write}
          onChoose={(field, value) => change({ [field]: value })}
          onClose={closeMet}
        />
      )}
      <Fields activity={activity} values={values} change={change} />
      {fault !== undefined && (
        <p className={classes['fault']} role="alert">
          {fault}
        </p>
      )}
      <Group gap="xs">
        <Button type="submit" loading={isSaving} rightSection={<Keys keys="mod+Enter" isOnAccent />}>
          {t('common:save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  );
}

type FieldsProps = { activity: Activity; values: EntryValues; change: (fields: Partial<EntryValues>) => void };

function Fields({ activity, values, change }: FieldsProps) {
  const { label } = useEditedWords(activity.kind);
  return (
    <>
      <TextInput
        ref={focus}
        label={label('subject')}
        value={values.subject}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={label('text')}
        value={values.text}
        maxLength={20_000}
        autosize
        minRows={2}
        maxRows={20}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      {activity.kind === 'promise' && (
        <MoneyInput
          label={label('amountMinor')}
          value={values.amountMinor}
          w={180}
          onChange={(amountMinor) => change({ amountMinor })}
        />
      )}
      <DuePicker label={label('dueOn')} value={values.dueOn} onChange={(dueOn) => change({ dueOn })} />
      {(activity.doneAt !== null || values.outcome !== '') && (
        <Textarea
          label={label('outcome')}
          value={values.outcome}
          maxLength={500}
          autosize
          minRows={1}
          maxRows={6}
          onChange={(event) => change({ outcome: event.currentTarget.value })}
        />
      )}
    </>
  );
}

/** The state of the form, its saving, and what others have saved meanwhile. */
function useEntryForm(activity: Activity, onClose: () => void) {
  const { t } = useTranslation('contacts');
  const update = useCommand(orpc.activities.update, { shownByCaller: ['ACTIVITY_CHANGED'] });
  const readOrTell = useReadOrTell();
  const [base, setBase] = useState({ version: activity.version, values: valuesOf(activity) });
  const [values, setValues] = useState(base.values);
  const [met, setMet] = useState<readonly MetField<EntryField>[]>([]);
  const [fault, setFault] = useState<string>();

  const send = async (version: number): Promise<void> => {
    const saved = await update.run({ id: activity.id, version, ...values });
    if (saved.ok) onClose();
    else if (saved.error.code === 'ACTIVITY_CHANGED') await meetOthers();
  };
  const meetOthers = async () => {
    const read = await readOrTell(() => client.activities.get({ id: activity.id }));
    if (read === undefined) return;
    const theirs = valuesOf(read);
    const meeting = meet({ base: base.values, mine: values, theirs });
    setBase({ version: read.version, values: theirs });
    // What others did may lie outside the form, e.g. pinning: then there is nothing to ask.
    if (meeting.met.length === 0) {
      await send(read.version);
      return;
    }
    setValues(meeting.merged);
    setMet(meeting.met);
  };
  const save = async () => {
    const isEmpty = values.subject.trim() === '' && values.text.trim() === '';
    setFault(isEmpty ? t('timeline.fault.wordsMissing') : undefined);
    if (!isEmpty) await send(base.version);
  };
  return {
    values,
    met,
    fault,
    isSaving: update.isRunning,
    change: (fields: Partial<EntryValues>) => setValues({ ...values, ...fields }),
    save,
    closeMet: () => setMet([]),
  };
}

function valuesOf({ subject, text, dueOn, amountMinor, outcome }: Activity): EntryValues {
  return { subject, text, dueOn, amountMinor, outcome };
}

// One function, so that the focus is set once, when the form appears.
function focus(field: HTMLInputElement | null): void {
  field?.focus();
}
