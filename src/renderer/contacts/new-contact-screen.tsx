import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import { orpc, useCommand } from '#renderer/api';
import { FormPage, useLeaveForm, useUrlState } from '#renderer/ui';

import { ContactFields } from './contact-fields.tsx';
import { fieldsOf, newContactValues, savesSame } from './contact-values.ts';
import type { ContactValues } from './contact-values.ts';
import { codesBesideFields, useContactForm } from './use-contact-form.ts';

const stateSchema = z.object({ name: z.string().catch(''), organisationId: z.string().catch('') });

/** Adds a contact; a name and the organisation that it belongs to may come with the address (`?name=`, `?organisationId=`). */
export function NewContactScreen() {
  const { t } = useTranslation('contacts');
  const [address] = useUrlState(stateSchema);
  const [start] = useState(() => startOf(address));
  const { form, submit, showFailure } = useContactForm(start);
  const create = useCommand(orpc.contacts.create, { shownByCaller: codesBesideFields });
  const leave = useLeaveForm();
  const save = async (values: ContactValues) => {
    const created = await create.run(fieldsOf(values));
    if (created.ok) leave.to(`/contacts/${created.value.id}`);
    else showFailure(created.error);
  };
  return (
    <FormPage
      title={t('new')}
      back={{ to: '/contacts', label: t('back') }}
      isDirty={!savesSame(form.values, start) && !leave.isLeaving}
      isSaving={create.isRunning}
      onSubmit={() => submit((values) => void save(values))}
    >
      <ContactFields form={form} />
    </FormPage>
  );
}

/** Who is added to an organisation is a person of it. */
function startOf({ name, organisationId }: z.output<typeof stateSchema>): ContactValues {
  if (organisationId === '') return { ...newContactValues, name };
  return { ...newContactValues, name, kind: 'person', organisations: [{ organisationId, role: '' }] };
}
