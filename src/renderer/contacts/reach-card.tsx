import { Text } from '@mantine/core';
import { IconMail, IconMapPin, IconMessage, IconPhone, IconPrinter, IconUser, IconWorld } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import type { AddressUse, PointKind } from '#domain/contacts';
import { Badge, Card, DateText, TextLink } from '#renderer/ui';

import { allWays, breakableParts } from './contact-reach.ts';
import type { Way } from './contact-reach.ts';
import { addressLines } from './contact-values.ts';
import classes from './page.module.css';

/** Whom to ask for, every number and address, and by which means the contact may be written to. */
export function ReachCard({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const ways = allWays(contact);
  const addresses = addressesOf(contact);
  const { contactPerson, jobTitle } = contact;
  const person = contactPerson === '' ? '' : [contactPerson, jobTitle].filter((part) => part !== '').join(', ');
  const isEmpty = ways.length === 0 && addresses.length === 0 && person === '';
  return (
    <Card title={t('section.reach')}>
      {isEmpty && (
        <Text size="sm" c="dimmed">
          {t('page.unreachable')}{' '}
          <TextLink to={`/contacts/${contact.id}/edit`} underline="always">
            {t('page.addWays')}
          </TextLink>
        </Text>
      )}
      <ul className={classes['ways']}>
        {person !== '' && (
          <Line icon={<IconUser size={15} />} name={t('field.contactPerson')}>
            <span className={classes['wayValue']}>{person}</span>
          </Line>
        )}
        {ways.map((way) => (
          <Line
            key={`${way.kind}${way.label}${way.value}`}
            icon={wayIcons[way.kind]}
            name={t(`page.point.${way.kind}`)}
          >
            <WayValue way={way} />
          </Line>
        ))}
        {addresses.map((address) => (
          <Line key={addressLines(address).join()} icon={<IconMapPin size={15} />} name={t('address')}>
            <Address address={address} />
          </Line>
        ))}
      </ul>
      <Consents consents={contact.consents} />
    </Card>
  );
}

const wayIcons: Readonly<Record<PointKind, ReactNode>> = {
  phone: <IconPhone size={15} />,
  mobile: <IconPhone size={15} />,
  email: <IconMail size={15} />,
  fax: <IconPrinter size={15} />,
  website: <IconWorld size={15} />,
  messenger: <IconMessage size={15} />,
};

function Line({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <li>
      <span className={classes['wayIcon']} title={name} aria-hidden>
        {icon}
      </span>
      {children}
    </li>
  );
}

function WayValue({ way: { kind, label, value, href } }: { way: Way }) {
  return (
    <span className={classes['wayValue']}>
      {href === '' ? (
        <Breakable text={value} />
      ) : (
        <a href={href} {...(kind === 'website' && { target: '_blank', rel: 'noreferrer' })}>
          <Breakable text={value} />
        </a>
      )}
      {label !== '' && <span className={classes['quiet']}> {label}</span>}
    </span>
  );
}

/** An address of mail or of the web is broken behind its signs first, and in a word only where one is longer than the line. */
function Breakable({ text }: { text: string }) {
  return breakableParts(text).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

type ShownAddress = Pick<Contact, 'street' | 'postalCode' | 'city' | 'region' | 'country'> & {
  /** null: the main one. */
  use: AddressUse | null;
  label: string;
};

function addressesOf(contact: Contact): ShownAddress[] {
  const { street, postalCode, city, region, country } = contact;
  const main: ShownAddress = { use: null, label: '', street, postalCode, city, region, country };
  return [main, ...contact.addresses].filter((address) => addressLines(address).length > 0);
}

function Address({ address }: { address: ShownAddress }) {
  const { t } = useTranslation('contacts');
  const { use, label } = address;
  const name = [use === null ? '' : t(`page.use.${use}`), label].filter((part) => part !== '').join(', ');
  return (
    <address className={classes['address']}>
      {name !== '' && <span className={classes['quiet']}>{name}</span>}
      {addressLines(address).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </address>
  );
}

function Consents({ consents }: Pick<Contact, 'consents'>) {
  const { t } = useTranslation('contacts');
  if (consents.length === 0) return null;
  return (
    <ul className={classes['consents']} aria-label={t('field.consents')}>
      {consents.map(({ channel, isGiven, on, source }) => (
        <li key={channel}>
          <Badge tone={isGiven ? 'good' : 'warning'}>
            {t(isGiven ? 'page.mayBe' : 'page.mayNotBe', { channel: t(`form.channel.${channel}`) })}
          </Badge>{' '}
          <span className={classes['quiet']}>
            <DateText date={on} />
            {source !== '' && `, ${source}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
