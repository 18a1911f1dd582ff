import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { TillSettings } from '#contract/till';
import { orpc, useCommand } from '#renderer/api';
import type { CommandInput, Failure } from '#renderer/api';

type Given = Omit<CommandInput<Parameters<typeof orpc.till.saveSettings.call>[0]>, 'version'>;

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
  const [typed, setTyped] = useState<{ values: Values; version: number }>();
  const saved = read(settings);
  const values = typed?.values ?? saved;
  const isDirty = typed !== undefined && JSON.stringify(typed.values) !== JSON.stringify(saved);
  const change = (changed: Partial<Values>) =>
    setTyped((before) => ({
      values: { ...(before?.values ?? saved), ...changed },
      version: before?.version ?? settings.version,
    }));
  const save = async (): Promise<Failure | undefined> => {
    const { version = settings.version } = typed ?? {};
    const answer = await command.run({ version, ...values });
    if (!answer.ok) return answer.error;
    // Kept until the settings are read anew, so that the form does not show for a moment what was before.
    setTyped({ values: read(answer.value), version: answer.value.version });
    notifications.show({ message: t('saved'), color: 'green', autoClose: 2500 });
    return undefined;
  };
  return { values, change, save, isDirty, isSaving: command.isRunning, failure: command.failure };
}
