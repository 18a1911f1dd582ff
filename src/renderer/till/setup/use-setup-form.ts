import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { TillSettings } from '#contract/till';
import { orpc, useCommand } from '#renderer/api';
import type { CommandInput } from '#renderer/api';

type Given = Omit<CommandInput<Parameters<typeof orpc.till.saveSettings.call>[0]>, 'version'>;

type Typed<Values> = { values: Values; version: number; isSaved: boolean };

type SetupFormOptions<Values extends Given> = {
  settings: TillSettings;
  /** The part of the settings that this form holds. */
  read: (settings: TillSettings) => Values;
  /** Codes that the form says itself. */
  codes?: readonly string[];
};

/** A part of the till's settings as a form: follows what others save while nothing is typed, and saves with the version. */
export function useSetupForm<Values extends Given>({ settings, read, codes = [] }: SetupFormOptions<Values>) {
  const { t } = useTranslation('common');
  const command = useCommand(orpc.till.saveSettings, { shownByCaller: codes });
  const [typed, setTyped] = useState<Typed<Values>>();
  const start = { values: read(settings), version: settings.version, isSaved: true };
  // What was saved here stands until the settings are read anew, so that the form does not show for a moment what was before.
  const standing = (last: typeof typed) =>
    last === undefined || (last.isSaved && last.version < settings.version) ? start : last;
  const { values, version, isSaved } = standing(typed);
  const isDirty = !isSaved && JSON.stringify(values) !== JSON.stringify(start.values);
  const change = (changed: Partial<Values>) =>
    setTyped((last) => ({ ...standing(last), values: { ...standing(last).values, ...changed }, isSaved: false }));
  const save = async () => {
    const answer = await command.run({ version, ...values });
    if (!answer.ok) return;
    const saved = { values: read(answer.value), version: answer.value.version, isSaved: true };
    // What was typed while it was being saved stands on top of what is saved now.
    setTyped((last) => (last === undefined || last === typed ? saved : { ...last, version: saved.version }));
    notifications.show({ message: t('saved'), color: 'green', autoClose: 2500 });
  };
  return { values, change, save: () => void save(), isDirty, isSaving: command.isRunning, failure: command.failure };
}
