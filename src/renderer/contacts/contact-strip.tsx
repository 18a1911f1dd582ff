import { ActionIcon, Button, CopyButton, Group, Menu, Tooltip } from '@mantine/core';
import { IconCheck, IconChevronDown, IconCopy, IconMail, IconPhone, IconTag } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Contact } from '#contract/contacts';
import { Badge, TextLink } from '#renderer/ui';

import { listOf } from './contact-links.ts';
import { waysTo } from './contact-reach.ts';
import type { Way } from './contact-reach.ts';
import classes from './page.module.css';

/** Below the name: what the contact is to the office, where it belongs, and how to reach it with one click. */
export function ContactStrip({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const { roles, tags, organisations } = contact;
  const numbers = waysTo(contact, 'phone');
  const addresses = waysTo(contact, 'email');
  if ([roles, tags, organisations, numbers, addresses].every((list) => list.length === 0)) return null;
  return (
    <div className={classes['strip']}>
      <div className={classes['marks']}>
        {organisations.map(({ organisationId, name, role }) => (
          <span key={organisationId} className={classes['organisation']}>
            {role !== '' && <span className={classes['quiet']}>{role}, </span>}
            <TextLink to={`/contacts/${organisationId}`}>{name}</TextLink>
          </span>
        ))}
        {roles.map((role) => (
          <Badge key={role} tone="info">
            {t(`form.role.${role}`)}
          </Badge>
        ))}
        {tags.map((tag) => (
          <TextLink key={tag} to="/contacts" search={listOf('tag', [tag])} className={classes['tag']} underline="never">
            <Badge tone="neutral" icon={<IconTag size={12} aria-hidden />}>
              {tag}
            </Badge>
          </TextLink>
        ))}
      </div>
      <Group gap="xs" wrap="nowrap" className={classes['reach']}>
        <Reach
          ways={numbers}
          icon={<IconPhone size={15} />}
          label={t('page.call')}
          others={t('page.otherNumbers')}
          copy={t('page.copyNumber')}
        />
        <Reach
          ways={addresses}
          icon={<IconMail size={15} />}
          label={t('page.mail')}
          others={t('page.otherAddresses')}
          copy={t('page.copyEmail')}
        />
      </Group>
    </div>
  );
}

type ReachProps = { ways: readonly Way[]; icon: ReactNode; label: string; others: string; copy: string };

/** The main way as a button, the others behind the arrow, each to be copied. */
function Reach({ ways, icon, label, others, copy }: ReachProps) {
  const [main, ...more] = ways;
  if (main === undefined) return null;
  return (
    <div className={classes['way']}>
      <Button
        component="a"
        href={main.href}
        size="compact-sm"
        variant="default"
        leftSection={icon}
        title={label}
        aria-label={`${label}: ${main.value}`}
      >
        <span className={classes['wayText']}>{main.value}</span>
      </Button>
      <Copy value={main.value} label={copy} />
      {more.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={others}>
              <IconChevronDown size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map((way) => (
              <Menu.Item key={`${way.label}${way.value}`} component="a" href={way.href} leftSection={icon}>
                {way.value} {way.label !== '' && <span className={classes['quiet']}>{way.label}</span>}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

function Copy({ value, label }: { value: string; label: string }) {
  const { t } = useTranslation('contacts');
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('page.copied') : label}>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={copy}>
            {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
