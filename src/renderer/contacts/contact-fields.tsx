import { CareFields, NoteField } from './fields-care.tsx';
import { ConsentFields } from './fields-consent.tsx';
import { CustomFields } from './fields-custom.tsx';
import { AddressFields, ReachFields } from './fields-reach.tsx';
import { TermsFields } from './fields-terms.tsx';
import { WhoFields } from './fields-who.tsx';
import type { ContactFormState } from './use-contact-form.ts';

type ContactFieldsProps = { form: ContactFormState; /** Of a contact that exists. */ contactId?: string | undefined };

/** The fields of a contact: what every contact has in the open, what few need folded up. */
export function ContactFields({ form, contactId }: ContactFieldsProps) {
  return (
    <>
      <WhoFields form={form} contactId={contactId} />
      <ReachFields form={form} />
      <AddressFields form={form} />
      <CustomFields form={form} />
      <NoteField form={form} />
      <TermsFields form={form} />
      <CareFields form={form} />
      <ConsentFields form={form} />
    </>
  );
}
