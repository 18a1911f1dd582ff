import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import { client, orpc, useCommand } from '#renderer/api';
import { ChangedMeanwhile, FormPage, Loaded, meet, Page, useLeaveForm, usePathId, useReadOrTell } from '#renderer/ui';
import type { MetField } from '#renderer/ui';

import { ContactFields } from './contact-fields.tsx';
import { fieldsOf, valuesOf } from './contact-values.ts';
import type { ContactField, ContactValues } from './contact-values.ts';
import { codesBesideFields, useContactForm } from './use-contact-form.ts';

/** Changes a contact. What others have saved meanwhile is met field by field. */
export function EditContactScreen() {
  const { t } = useTranslation('contacts');
  const id = usePathId();
  const query = useQuery(orpc.contacts.get.queryOptions({ input: { id } }));
  if (query.data !== undefined) return <EditForm key={id} contact={query.data} />;
  return (
    <Page title={t('title')} back={{ to: `/contacts/${id}`, label: t('backToContact') }} layout="form">
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}

function EditForm({ contact }: { contact: Contact }) {
  const { t } = useTranslation(['contacts', 'common']);
  // What the form was opened with stays, also when a change notice brings a newer contact.
  const [base, setBase] = useState({ version: contact.version, values: valuesOf(contact) });
  const [met, setMet] = useState<readonly MetField<ContactField>[]>([]);
  const { form, submit, showFailure } = useContactForm(base.values);
  const update = useCommand(orpc.contacts.update, { shownByCaller: [...codesBesideFields, 'CONTACT_CHANGED'] });
  const leave = useLeaveForm();
  const readLatest = useReadOrTell();
  const path = `/contacts/${contact.id}`;

  const save = async (values: ContactValues, version = base.version) => {
    const saved = await update.run({ id: contact.id, version, ...fieldsOf(values) });
    if (saved.ok) leave.to(path);
    else if (saved.error.code === 'CONTACT_CHANGED') await meetOthers(values);
    else showFailure(saved.error);
  };
  const meetOthers = async (values: ContactValues) => {
    const read = await readLatest(() => client.contacts.get({ id: contact.id }));
    if (read === undefined) return;
    const theirs = valuesOf(read);
    const meeting = meet({ base: base.values, mine: values, theirs });
    setBase({ version: read.version, values: theirs });
    // What others did may lie outside the form, e.g. archiving: then there is nothing to ask.
    if (meeting.met.length === 0) {
      await save(values, read.version);
      return;
    }
    form.setValues(meeting.merged);
    setMet(meeting.met);
  };
  const write = (field: ContactField, value: unknown) => {
    if (field === 'kind') return t(value === 'person' ? 'kind.person' : 'kind.organisation');
    if (field === 'paymentTermsDays') return value === '' ? '' : t('terms.own', { count: Number(value) });
    return String(value);
  };
  return (
    <FormPage
      title={t('editTitle', { name: contact.name })}
      back={{ to: path, label: t('backToContact') }}
      isDirty={form.isDirty() && !leave.isLeaving}
      isSaving={update.isRunning}
      onSubmit={() => submit((values) => void save(values))}
    >
      {met.length > 0 && (
        <ChangedMeanwhile
          met={met}
          values={form.values}
          labelOf={(field) => t(`field.${field}`)}
          write={write}
          onChoose={(field, value) => form.setFieldValue(field, value as never)}
          onClose={() => setMet([])}
        />
      )}
      <ContactFields form={form} isNew={false} />
    </FormPage>
  );
}
