import { useDebouncedValue } from '@mantine/hooks';
import { IconCopyCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { orpc } from '#renderer/api';
import { Notice, TextLink } from '#renderer/ui';

import type { ContactValues } from './contact-values.ts';
import classes from './form.module.css';
import type { ContactFormState } from './use-contact-form.ts';

const typingPauseMs = 350;
const shortestName = 3;
const shown = 3;

/** Says while it is typed that the contact may be there already, why, and leads to that one. */
export function SimilarNotice({ form, contactId }: { form: ContactFormState; contactId?: string | undefined }) {
  const { t } = useTranslation('contacts');
  const [input] = useDebouncedValue(JSON.stringify(askedOf(form.values)), typingPauseMs);
  const asked = JSON.parse(input) as ReturnType<typeof askedOf>;
  // Of a contact that exists only what is being changed matters.
  const isChanged = contactId === undefined || input !== JSON.stringify(askedOf(form.getInitialValues()));
  const { data } = useQuery({
    ...orpc.contacts.similar.queryOptions({
      input: { ...asked, ...(contactId !== undefined && { exceptId: contactId }) },
    }),
    enabled: isChanged && isWorthAsking(asked),
    placeholderData: keepPreviousData,
  });
  const hits = isChanged && isWorthAsking(asked) ? (data?.hits.slice(0, shown) ?? []) : [];
  if (hits.length === 0) return null;
  return (
    <Notice tone="warning" icon={<IconCopyCheck size={18} />} title={t('form.similar.title', { count: hits.length })}>
      <ul className={classes['similar']}>
        {hits.map(({ contact, reasons }) => (
          <li key={contact.id}>
            <TextLink to={`/contacts/${contact.id}`} underline="always">
              {t('form.similar.open', { name: contact.name })}
            </TextLink>{' '}
            <span className={classes['quiet']}>
              {[contact.detail, reasons.map((reason) => t(`form.similar.${reason}`)).join(', ')]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function askedOf({ name, email, phone, taxNumber, city, postalCode }: ContactValues) {
  return {
    name: name.trim(),
    email: email.trim(),
    phone: phone.trim(),
    taxNumber: taxNumber.trim(),
    city: city.trim(),
    postalCode: postalCode.trim(),
  };
}

function isWorthAsking({ name, email, phone, taxNumber }: ReturnType<typeof askedOf>): boolean {
  return name.length >= shortestName || email.includes('@') || phone.length > 5 || taxNumber.length > 4;
}
