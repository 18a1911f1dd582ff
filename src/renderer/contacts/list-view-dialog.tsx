import { Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SavedView, ViewState } from '#contract/organising';
import { failureText, newId, orpc, useCommand, useFormats } from '#renderer/api';
import { FormDialog } from '#renderer/ui';

type ViewDialogProps = {
  /** The one to rename; undefined: a new one with this state. */
  view: SavedView | undefined;
  state: ViewState;
  onSaved: (view: SavedView) => void;
  onClose: () => void;
};

/** Gives a view its name, and says whether others see it and whether the list opens with it. */
export function ViewDialog({ view, state, onSaved, onClose }: ViewDialogProps) {
  const { t } = useTranslation(['contactLists', 'common']);
  const formats = useFormats();
  // Once for all tries: sent again because its answer got lost, it is the same view.
  const [id] = useState(() => view?.id ?? newId());
  const save = useCommand(orpc.views.save, { shownByCaller: ['VIEW_NAME_TAKEN'] });
  const form = useForm({
    initialValues: {
      name: view?.name ?? '',
      isShared: view?.isShared ?? false,
      isDefault: view?.isDefault ?? false,
    },
    validate: { name: (name) => (name.trim() === '' ? t('common:required') : null) },
  });
  const send = async (values: typeof form.values) => {
    const saved = await save.run({ id, ...values, state: view?.state ?? state });
    if (!saved.ok) {
      if (saved.error.code === 'VIEW_NAME_TAKEN') form.setFieldError('name', failureText(saved.error, formats));
      return;
    }
    onClose();
    onSaved(saved.value);
  };
  return (
    <FormDialog
      title={t(view === undefined ? 'views.saveAs' : 'views.rename')}
      isRunning={save.isRunning}
      onSubmit={() => form.onSubmit((values) => void send(values))()}
      onClose={onClose}
    >
      <TextInput label={t('views.name')} required maxLength={60} data-autofocus {...form.getInputProps('name')} />
      <Checkbox label={t('views.shareLabel')} {...form.getInputProps('isShared', { type: 'checkbox' })} />
      <Checkbox label={t('views.defaultLabel')} {...form.getInputProps('isDefault', { type: 'checkbox' })} />
    </FormDialog>
  );
}
