import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Dispatch } from 'react';
import { useTranslation } from 'react-i18next';

import type { Company } from '#contract/settings';
import { dueDate } from '#domain/dates';
import { orpc, useCommand, useFormats, useToday } from '#renderer/api';
import type { Failure } from '#renderer/api';
import { useFocusAtStart } from '#renderer/payments';
import { ContactPicker, DateInput, TextLink, writtenDate } from '#renderer/ui';

import type { Fault, FaultCode } from './draft-input.ts';
import type { EditorAction, EditorState } from './editor-state.ts';
import classes from './editor.module.css';
import { useFailureText, useFaultText } from './fault-text.ts';

export type EditorHeadProps = {
  state: EditorState;
  dispatch: Dispatch<EditorAction>;
  company: Company;
  correctsNumber: string | null;
  faults: readonly Fault[];
  failure: Failure | undefined;
};

/** Who, when, and on whose order. */
export function EditorHeadFields(props: EditorHeadProps) {
  const { state, dispatch, company, correctsNumber } = props;
  const { t } = useTranslation('documents');
  const error = useHeadErrors(props);
  const days = usePlaceholders(state, company);
  const change = (fields: Partial<EditorState>) => dispatch({ type: 'changeHead', fields });
  const isInvoice = state.kind === 'invoice';
  return (
    <section className={classes['head']} aria-label={t('editor.head')} data-has-due={isInvoice}>
      <ContactField state={state} error={error.contact} onChange={(contactId) => change({ contactId })} />
      <DateInput
        label={t('field.date')}
        placeholder={days.issuedOn}
        value={state.issuedOn}
        clearable
        onChange={(issuedOn) => change({ issuedOn })}
      />
      {isInvoice && (
        <DateInput
          label={t('field.dueDate')}
          placeholder={days.dueOn}
          value={state.dueOn}
          clearable
          error={error.dueOn}
          onChange={(dueOn) => change({ dueOn })}
        />
      )}
      <TextInput
        label={t('field.reference')}
        maxLength={100}
        value={state.reference}
        onChange={(event) => change({ reference: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('field.prices')}
        value={state.priceMode}
        data={[
          { value: 'exclusive', label: t('priceMode.exclusive') },
          { value: 'inclusive', label: t('priceMode.inclusive') },
        ]}
        onChange={(event) =>
          change({ priceMode: event.currentTarget.value === 'inclusive' ? 'inclusive' : 'exclusive' })
        }
      />
      {correctsNumber !== null && state.correctsDocumentId !== null && (
        <p className={classes['corrects']}>
          {t('corrects')}{' '}
          <TextLink to={`/documents/${state.correctsDocumentId}`} underline="always">
            {correctsNumber}
          </TextLink>
        </p>
      )}
    </section>
  );
}

type ContactFieldProps = { state: EditorState; error: string | undefined; onChange: (id: string | null) => void };

function ContactField({ state, error, onChange }: ContactFieldProps) {
  const { t } = useTranslation('common');
  const create = useCommand(orpc.contacts.create);
  const input = useFocusAtStart<HTMLInputElement>(state.contactId === null);
  const add = async (name: string) => {
    const contact = await create.run({ name });
    if (contact.ok) onChange(contact.value.id);
  };
  return (
    <ContactPicker
      label={t('contact_one')}
      value={state.contactId}
      error={error}
      inputRef={input}
      disabled={state.correctsDocumentId !== null}
      onChange={onChange}
      onCreate={(name) => void add(name)}
    />
  );
}

function useHeadErrors({ faults, failure }: EditorHeadProps): {
  contact: string | undefined;
  dueOn: string | undefined;
} {
  const faultText = useFaultText();
  const failureText = useFailureText();
  const worded = (faultCode: FaultCode, failureCode: string): string | undefined => {
    const fault = faults.find(({ code }) => code === faultCode);
    if (fault !== undefined) return faultText(fault);
    return failure?.code === failureCode ? failureText(failure) : undefined;
  };
  return { contact: worded('contactMissing', 'CONTACT_NOT_FOUND'), dueOn: worded('dateOrder', 'DATE_ORDER') };
}

/** The days that the core will choose when the fields stay empty. */
function usePlaceholders({ contactId, issuedOn }: EditorState, company: Company): { issuedOn: string; dueOn: string } {
  const { locale } = useFormats();
  const today = useToday();
  const contact = useQuery({
    ...orpc.contacts.get.queryOptions({ input: { id: contactId ?? '' } }),
    enabled: contactId !== null,
  });
  if (today === undefined) return { issuedOn: '', dueOn: '' };
  const day = issuedOn ?? today;
  const days = contact.data?.paymentTermsDays ?? company.paymentTermsDays;
  return {
    issuedOn: writtenDate(today, { locale, style: 'short' }),
    dueOn: writtenDate(dueDate(day, { kind: 'net', days }), { locale, style: 'short' }),
  };
}
