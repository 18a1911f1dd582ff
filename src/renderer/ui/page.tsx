import { ActionIcon, Group, Menu, Title, Tooltip } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconChevronDown, IconChevronLeft, IconChevronUp, IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormats } from '#renderer/api';

import { ActionButton, useRunAction } from './action.tsx';
import type { Action } from './action.tsx';
import { searchOf } from './neighbours.ts';
import classes from './page.module.css';
import { useShortcut } from './shortcuts.tsx';

export type PageProps = {
  title: string;
  /** How many there are, beside the title. */
  count?: number | undefined;
  /** A status beside the title. */
  badge?: ReactNode;
  /** One quiet line below the title. */
  subtitle?: ReactNode;
  /** The one thing that most people want here. */
  primary?: Action | undefined;
  secondary?: readonly Action[] | undefined;
  /** What is rarely wanted, behind the dots. */
  more?: readonly Action[] | undefined;
  /** Where Esc and the arrow before the title lead. */
  back?: { to: string; label: string } | undefined;
  /** The records before and after this one in the list that it was opened from: see `useNeighbours`. */
  neighbours?: { previous: string | undefined; next: string | undefined } | undefined;
  /** `fill`: the content gets the height that is left and scrolls by itself (lists). `form`: a calm reading width. */
  layout?: 'fill' | 'wide' | 'form' | undefined;
  children: ReactNode;
};

/** A screen: its header, its keys (Esc back, J and K to the neighbours) and its content. */
export function Page(props: PageProps) {
  const { title, count, badge, subtitle, layout = 'wide', children } = props;
  const { locale } = useFormats();
  useDocumentTitle(`${title} · Counterbook`);
  return (
    <div className={classes['page']} data-layout={layout}>
      <header className={classes['header']}>
        <div className={classes['heading']}>
          <BackButton back={props.back} />
          <div className={classes['titles']}>
            <Group gap="xs" wrap="nowrap">
              <Title order={1} size="h3" className={classes['title']}>
                {title}
              </Title>
              {count !== undefined && <span className={classes['count']}>{count.toLocaleString(locale)}</span>}
              {badge}
            </Group>
            {subtitle !== undefined && <div className={classes['subtitle']}>{subtitle}</div>}
          </div>
        </div>
        <PageActions {...props} />
      </header>
      <div className={classes['content']} data-layout={layout}>
        {children}
      </div>
    </div>
  );
}

function PageActions({ primary, secondary = [], more = [], neighbours }: PageProps) {
  return (
    <Group gap="xs" wrap="nowrap" className={classes['actions']}>
      <Neighbours neighbours={neighbours} />
      <MoreMenu actions={more} />
      {secondary.map((action) => (
        <ActionButton key={action.label} action={action} />
      ))}
      {primary !== undefined && <ActionButton action={primary} isPrimary />}
    </Group>
  );
}

function BackButton({ back }: { back: PageProps['back'] }) {
  const { t } = useTranslation('ui');
  const navigate = useNavigate();
  const goBack = () => {
    if (back !== undefined) void navigate({ to: back.to, search: searchOf(back.to) });
  };
  useShortcut({ keys: 'Escape', label: t('page.back'), run: goBack, isDisabled: back === undefined });
  if (back === undefined) return null;
  return (
    <Tooltip label={back.label}>
      <ActionIcon variant="subtle" color="gray" size="md" aria-label={back.label} onClick={goBack}>
        <IconChevronLeft size={18} className="flips" />
      </ActionIcon>
    </Tooltip>
  );
}

function Neighbours({ neighbours }: Pick<PageProps, 'neighbours'>) {
  const { t } = useTranslation('ui');
  const navigate = useNavigate();
  const open = (to: string | undefined) => {
    if (to !== undefined) void navigate({ to, replace: true });
  };
  const { previous, next } = neighbours ?? { previous: undefined, next: undefined };
  const openPrevious = () => open(previous);
  const openNext = () => open(next);
  useShortcut({ keys: 'k', label: t('page.previous'), run: openPrevious, isDisabled: previous === undefined });
  useShortcut({ keys: 'j', label: t('page.next'), run: openNext, isDisabled: next === undefined });
  if (previous === undefined && next === undefined) return null;
  return (
    <Group gap={2} wrap="nowrap">
      <Step label={t('page.previous')} isDisabled={previous === undefined} onClick={openPrevious}>
        <IconChevronUp size={18} />
      </Step>
      <Step label={t('page.next')} isDisabled={next === undefined} onClick={openNext}>
        <IconChevronDown size={18} />
      </Step>
    </Group>
  );
}

type StepProps = { label: string; isDisabled: boolean; onClick: () => void; children: ReactNode };

function Step({ label, isDisabled, onClick, children }: StepProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="md" aria-label={label} disabled={isDisabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function MoreMenu({ actions }: { actions: readonly Action[] }) {
  const { t } = useTranslation('ui');
  const run = useRunAction();
  if (actions.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={32} aria-label={t('page.more')}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item
            key={action.label}
            leftSection={action.icon}
            color={action.isDangerous === true ? 'var(--cb-late)' : undefined}
            disabled={action.isDisabled === true}
            // After the menu has let go of the focus: where the action puts it, it stays.
            onClick={() => setTimeout(run, 0, action)}
          >
            {action.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
