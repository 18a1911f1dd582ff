import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Settings } from '#contract/settings';
import { orpc, useCommand } from '#renderer/api';
import type { CommandInput, Failure } from '#renderer/api';

type UpdateInput = CommandInput<Parameters<typeof orpc.settings.update.call>[0]>;
type Values = Record<string, unknown>;

type SectionFormOptions<V extends Values> = {
  settings: Settings;
  /** The values of this section as they are saved. */
  read: (settings: Settings) => V;
  /** What to send; may leave out what has not changed. */
  write: (values: V, isChanged: (field: keyof V & string) => boolean) => Omit<UpdateInput, 'version'>;
  validate?: ((values: V) => Partial<Record<string, string | null>>) | undefined;
  /** The field that an error of the host belongs to; its words are shown beside it. */
  fieldOf?: ((failure: Failure) => string | undefined) | undefined;
  /** Codes that `fieldOf` knows. */
  codes?: readonly string[] | undefined;
  wordsOf: (failure: Failure) => string;
};

export type SectionFormState<V extends Values> = {
  form: UseFormReturnType<V>;
  isSaving: boolean;
  isDirty: boolean;
  save: () => void;
};

/** A section of the settings as a form: follows what others save as long as nothing is typed, and saves with the version. */
export function useSectionForm<V extends Values>(options: SectionFormOptions<V>): SectionFormState<V> {
  const { settings, read, write, validate, fieldOf, codes = [], wordsOf } = options;
  const { t } = useTranslation('settings');
  const update = useCommand(orpc.settings.update, { shownByCaller: codes });
  const [version, setVersion] = useState(settings.version);
  const form = useForm<V>({ initialValues: read(settings), ...(validate && { validate: validate as never }) });
  const isDirty = form.isDirty();
  const saved = JSON.stringify(read(settings));

  useEffect(() => {
    if (isDirty) return;
    const values = JSON.parse(saved) as V;
    form.setInitialValues(values);
    form.setValues(values);
    setVersion(settings.version);
    // oxlint-disable-next-line react/exhaustive-deps -- the form's object is a new one at each keystroke; only saved values count
  }, [saved, settings.version, isDirty]);

  const submit = async (values: V) => {
    const answer = await update.run({ version, ...write(values, (field) => form.isDirty(field)) });
    if (!answer.ok) {
      const field = fieldOf?.(answer.error);
      if (field !== undefined) form.setFieldError(field, wordsOf(answer.error));
      return;
    }
    setVersion(answer.value.version);
    form.setInitialValues(read(answer.value));
    form.setValues(read(answer.value));
    form.resetDirty(read(answer.value));
    notifications.show({ message: t('saved'), color: 'green', autoClose: 2500 });
  };
  const save = () => {
    form.onSubmit((values) => void submit(values))();
  };
  return { form, isSaving: update.isRunning, isDirty, save };
}
