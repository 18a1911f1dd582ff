import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { consentChannels } from '#domain/contacts';
import type { ConsentChannel } from '#domain/contacts';
import type { CalendarDate } from '#domain/dates';
import { useToday } from '#renderer/api';
import { DateInput, Disclosure } from '#renderer/ui';

import type { ContactValues } from './contact-values.ts';
import classes from './form.module.css';
import type { ContactFormState } from './use-contact-form.ts';

type Consent = ContactValues['consents'][number];

/** By which means the contact may be written to, since when, and where that was said. */
export function ConsentFields({ form }: { form: ContactFormState }) {
  const { t } = useTranslation('contacts');
  const today = useToday();
  const { consents } = form.values;
  const put = (channel: ConsentChannel, consent: Consent | null) => {
    const known = new Map(consents.map((each) => [each.channel, each]));
    if (consent === null) known.delete(channel);
    else known.set(channel, consent);
    form.setFieldValue(
      'consents',
      consentChannels.flatMap((each) => known.get(each) ?? []),
    );
  };
  return (
    <Disclosure title={t('field.consents')} summary={t('form.consentSummary')} isOpenAtFirst={consents.length > 0}>
      <ul className={classes['rowList']} aria-label={t('field.consents')}>
        {consentChannels.map((channel) => (
          <ConsentRow
            key={channel}
            channel={channel}
            consent={consents.find((each) => each.channel === channel)}
            today={today}
            onChange={(consent) => put(channel, consent)}
          />
        ))}
      </ul>
    </Disclosure>
  );
}

type ConsentRowProps = {
  channel: ConsentChannel;
  consent: Consent | undefined;
  today: CalendarDate | undefined;
  onChange: (consent: Consent | null) => void;
};

function ConsentRow({ channel, consent, today, onChange }: ConsentRowProps) {
  const { t } = useTranslation('contacts');
  const name = t(`form.channel.${channel}`);
  const say = (answer: string) => {
    if (answer === 'unknown' || today === undefined) onChange(null);
    else onChange({ source: '', on: today, ...consent, channel, isGiven: answer === 'given' });
  };
  return (
    <li className={classes['consent']}>
      <span className={classes['channel']}>{name}</span>
      <NativeSelect
        aria-label={t('form.consentOf', { name })}
        value={consent === undefined ? 'unknown' : consent.isGiven ? 'given' : 'refused'}
        data={[
          { value: 'unknown', label: t('form.consentUnknown') },
          { value: 'given', label: t('form.consentGiven') },
          { value: 'refused', label: t('form.consentRefused') },
        ]}
        onChange={(event) => say(event.currentTarget.value)}
      />
      {consent !== undefined && (
        <>
          <DateInput
            aria-label={t('form.consentOn', { name })}
            value={consent.on}
            onChange={(on) => {
              if (on !== null) onChange({ ...consent, on });
            }}
          />
          <TextInput
            aria-label={t('form.consentSource', { name })}
            placeholder={t('form.consentSourceExample')}
            value={consent.source}
            maxLength={200}
            onChange={(event) => onChange({ ...consent, source: event.currentTarget.value })}
          />
        </>
      )}
    </li>
  );
}
