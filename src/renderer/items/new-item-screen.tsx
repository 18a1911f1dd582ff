import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { orpc, useCommand } from '#renderer/api';
import { FormPage, useLeaveForm, useUrlState } from '#renderer/ui';

import { ItemFields } from './item-fields.tsx';
import { fieldsOf, newItemValues } from './item-values.ts';
import type { ItemValues } from './item-values.ts';
import { codesBesideFields, useItemForm } from './use-item-form.ts';

const stateSchema = z.object({ name: z.string().catch('') });

/** Adds an item; a name may come with the address (`?name=`). */
export function NewItemScreen() {
  const { t } = useTranslation('items');
  const [{ name }] = useUrlState(stateSchema);
  const { form, submit, showFailure } = useItemForm({ ...newItemValues, name });
  const create = useCommand(orpc.items.create, { shownByCaller: codesBesideFields });
  const leave = useLeaveForm();
  const save = async (values: ItemValues) => {
    const created = await create.run(fieldsOf(values));
    if (created.ok) leave.to('/items');
    else showFailure(created.error);
  };
  return (
    <FormPage
      title={t('new')}
      back={{ to: '/items', label: t('back') }}
      isDirty={form.isDirty() && !leave.isLeaving}
      isSaving={create.isRunning}
      onSubmit={() => submit((values) => void save(values))}
    >
      <ItemFields form={form} isNew />
    </FormPage>
  );
}
