import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { newId, orpc, useCommand } from '#renderer/api';
import { FormPage, useLeaveForm, useUrlState } from '#renderer/ui';

import { ContactFields } from './contact-fields.tsx';
import { fieldsOf, newContactValues } from './contact-values.ts';
import type { ContactValues } from './contact-values.ts';
import { codesBesideFields, useContactForm } from './use-contact-form.ts';

const stateSchema = z.object({ name: z.string().catch('') });

/** Adds a contact; a name may come with the address (`?name=`). */
export function NewContactScreen() {
  const { t } = useTranslation('contacts');
  const [{ name }] = useUrlState(stateSchema);
  const { form, submit, showFailure } = useContactForm({ ...newContactValues, name });
  const create = useCommand(orpc.contacts.create, { shownByCaller: codesBesideFields });
  const leave = useLeaveForm();
  const save = async (values: ContactValues) => {
    const created = await create.run({ id: newId(), ...fieldsOf(values) });
    if (created.ok) leave.to(`/contacts/${created.value.id}`);
    else showFailure(created.error);
  };
  return (
    <FormPage
      title={t('new')}
      back={{ to: '/contacts', label: t('back') }}
      isDirty={form.isDirty() && !leave.isLeaving}
      isSaving={create.isRunning}
      onSubmit={() => submit((values) => void save(values))}
    >
      <ContactFields form={form} isNew />
    </FormPage>
  );
}
