import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import { client, orpc, useCommand } from '#renderer/api';
import { ChangedMeanwhile, FormPage, Loaded, Page, useLeaveForm, usePathId, useReadOrTell } from '#renderer/ui';
import type { MetField } from '#renderer/ui';

import { ContactFields } from './contact-fields.tsx';
import { flat, meetContacts, withChosen } from './contact-meeting.ts';
import type { MetName } from './contact-meeting.ts';
import { fieldsOf, savesSame, valuesOf } from './contact-values.ts';
import type { ContactValues } from './contact-values.ts';
import { useMetWords } from './met-words.ts';
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
  const path = `/contacts/${contact.id}`;
  const { form, submit, met, chooseMet, closeMet, base, isSaving, isLeaving, save } = useEditing(contact, path);
  const words = useMetWords(contact);
  return (
    <FormPage
      title={t('editTitle', { name: contact.name })}
      back={{ to: path, label: t('backToContact') }}
      isDirty={!savesSame(form.values, base) && !isLeaving}
      isSaving={isSaving}
      onSubmit={() => submit((values) => void save(values))}
    >
      {met.length > 0 && (
        <ChangedMeanwhile
          met={met}
          values={flat(form.values, customIdsIn(met))}
          labelOf={words.label}
          write={words.write}
          onChoose={chooseMet}
          onClose={closeMet}
        />
      )}
      <ContactFields form={form} contactId={contact.id} />
    </FormPage>
  );
}

/** The form of a contact, its saving, and what others have saved meanwhile. */
function useEditing(contact: Contact, path: string) {
  // What the form was opened with stays, also when a change notice brings a newer contact.
  const [base, setBase] = useState(() => ({ version: contact.version, values: valuesOf(contact) }));
  const [met, setMet] = useState<readonly MetField<MetName>[]>([]);
  const { form, submit, showFailure } = useContactForm(base.values);
  const update = useCommand(orpc.contacts.update, { shownByCaller: [...codesBesideFields, 'CONTACT_CHANGED'] });
  const leave = useLeaveForm();
  const readLatest = useReadOrTell();

  const save = async (values: ContactValues, known = base) => {
    const saved = await update.run({ id: contact.id, version: known.version, ...fieldsOf(values, known.values) });
    if (saved.ok) leave.to(path);
    else if (saved.error.code === 'CONTACT_CHANGED') await meetOthers(values);
    else showFailure(saved.error);
  };
  const meetOthers = async (values: ContactValues) => {
    const read = await readLatest(() => client.contacts.get({ id: contact.id }));
    if (read === undefined) return;
    const theirs = { version: read.version, values: valuesOf(read) };
    const meeting = meetContacts({ base: base.values, mine: values, theirs: theirs.values });
    setBase(theirs);
    // What others did may lie outside the form, e.g. archiving: then there is nothing to ask.
    if (meeting.met.length === 0) {
      await save(values, theirs);
      return;
    }
    form.setValues(meeting.merged);
    setMet(meeting.met);
  };
  return {
    form,
    submit,
    base: base.values,
    met,
    chooseMet: (field: MetName, value: unknown) => form.setValues(withChosen(form.values, field, value)),
    closeMet: () => setMet([]),
    isSaving: update.isRunning,
    isLeaving: leave.isLeaving,
    save,
  };
}

function customIdsIn(met: readonly MetField<MetName>[]): string[] {
  return met.flatMap(({ field }) => (field.startsWith('custom:') ? [field.slice('custom:'.length)] : []));
}
