import { ActionIcon, Loader, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconPin, IconPinnedOff, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { TimelineEntry } from '#contract/contacts';
import { useFormats } from '#renderer/api';
import { ActivityIcon, DoneButton, EntryEditor, FinishPanel } from '#renderer/activities';
import { DueText, Money, TextLink, WhenText, useUserName } from '#renderer/ui';

import { EntryChanges } from './timeline-changes.tsx';
import type { TimelineDesk } from './timeline-desk.ts';
import { EntryText } from './timeline-text.tsx';
import { isActivity, isOpen, pathOf } from './timeline-rows.ts';
import classes from './timeline.module.css';

type EntryProps = { entry: TimelineEntry; desk: TimelineDesk };
type FocusableEntryProps = EntryProps & {
  /** Takes the focus, so that the arrows move from entry to entry. */
  isFocusable?: boolean;
};

/** One entry: what, how much, who and when, and what can be done with it. */
export function Entry({ entry, desk, isFocusable = false }: FocusableEntryProps) {
  const name = useEntryName(entry);
  if (desk.editingId === entry.id && isActivity(entry.kind)) {
    return <EntryEditor id={entry.id} onClose={desk.stopEditing} />;
  }
  return (
    <>
      <article
        className={classes['entry']}
        data-kind={entry.kind}
        aria-label={name}
        {...(isFocusable && { tabIndex: 0 })}
      >
        <Sign entry={entry} desk={desk} />
        <div className={classes['body']}>
          <div className={classes['head']}>
            <Title entry={entry} desk={desk} />
            <Facts entry={entry} />
            <EntryMenu entry={entry} desk={desk} />
          </div>
          {entry.text !== '' && entry.title !== '' && <EntryText text={entry.text} />}
          {entry.outcome !== '' && <Outcome outcome={entry.outcome} />}
          {entry.changes.length > 0 && <EntryChanges changes={entry.changes} />}
        </div>
      </article>
      {desk.finished?.id === entry.id && (
        <FinishPanel
          activity={desk.finished}
          onClose={desk.stopFinishing}
          onReopen={() => {
            desk.stopFinishing();
            void desk.actions.setDone(entry.id, false);
          }}
        />
      )}
    </>
  );
}

function useEntryName({ kind, title, text }: TimelineEntry): string {
  const { t } = useTranslation('contacts');
  return [t(`timeline.kind.${kind}`), title || text.slice(0, 60)].filter((part) => part !== '').join(': ');
}

/** The sign in the margin; of what is still to be done the circle that marks it. */
function Sign({ entry, desk }: EntryProps) {
  const { t } = useTranslation('contacts');
  const { kind, title, text, doneAt } = entry;
  const isMarked = doneAt !== null;
  if (isOpen(entry) || isMarked) {
    return (
      <span className={classes['sign']}>
        <DoneButton title={title || text} isDone={isMarked} onClick={() => void desk.toggleDone(entry)} />
      </span>
    );
  }
  return (
    <span className={classes['sign']} title={t(`timeline.kind.${kind}`)}>
      <ActivityIcon kind={kind} size={15} />
    </span>
  );
}

function Title({ entry, desk }: EntryProps) {
  const { t } = useTranslation('contacts');
  const { kind, title, text, fileId, operation } = entry;
  const path = pathOf(entry);
  if (path !== undefined) {
    return (
      <span className={classes['title']}>
        {t(`timeline.kind.${kind}`)} <TextLink to={path}>{title}</TextLink>
      </span>
    );
  }
  if (fileId !== null) {
    return (
      <span className={classes['title']}>
        <button type="button" className={classes['file']} onClick={() => void desk.openFileOf(fileId)}>
          {title}
        </button>
        {desk.openingId === fileId && <Loader size={12} ms={6} />}
      </span>
    );
  }
  if (kind === 'change') {
    return <span className={classes['quietTitle']}>{t(`timeline.change.${causeOf(operation)}`)}</span>;
  }
  if (title === '') {
    return (
      <div className={classes['untitled']}>
        <EntryText text={text} />
      </div>
    );
  }
  return <span className={classes['title']}>{title}</span>;
}

type Cause = 'created' | 'merged' | 'manyChanged' | 'imported' | 'undone' | 'changed';

/** What brought a change about, by the operation that made it. */
function causeOf(operation: string): Cause {
  const causes: Readonly<Record<string, Cause>> = {
    'contacts.create': 'created',
    'contacts.merge': 'merged',
    'contacts.bulkEdit': 'manyChanged',
    'imports.run': 'imported',
    'undo.run': 'undone',
  };
  return causes[operation] ?? 'changed';
}

function FileSize({ bytes }: { bytes: number }) {
  const { locale } = useFormats();
  const isLarge = bytes >= 1_000_000;
  const written = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  });
  return <span className="cb-figures">{written.format(isLarge ? bytes / 1_000_000 : Math.ceil(bytes / 1000))}</span>;
}

/** How much, by when, who and when. */
function Facts({ entry }: { entry: TimelineEntry }) {
  const { amountMinor, dueOn, userName, at, fileSize, isPinned } = entry;
  const { t } = useTranslation('contacts');
  const nameOf = useUserName();
  return (
    <span className={classes['facts']}>
      {isPinned && <IconPin size={14} aria-label={t('timeline.pinned')} />}
      {dueOn !== null && isOpen(entry) && <DueText dueOn={dueOn} />}
      {fileSize !== null && <FileSize bytes={fileSize} />}
      {amountMinor !== null && (
        <span className={classes['amount']}>
          <Money minor={amountMinor} />
        </span>
      )}
      <span className={classes['who']}>
        {userName !== '' && `${nameOf(userName)} · `}
        <WhenText at={at} />
      </span>
    </span>
  );
}

function Outcome({ outcome }: { outcome: string }) {
  const { t } = useTranslation('contacts');
  return (
    <p className={classes['outcome']}>
      <span className={classes['quiet']}>{t('timeline.outcome')}</span> {outcome}
    </p>
  );
}

function EntryMenu({ entry, desk }: EntryProps) {
  const { t } = useTranslation(['contacts', 'common']);
  const { id, kind, title, text, isPinned } = entry;
  const subject = title || text.slice(0, 60);
  if (!isActivity(kind) && kind !== 'file') return null;
  const isFile = kind === 'file';
  const remove = isFile ? desk.actions.deleteFile : desk.actions.deleteEntry;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          className={classes['menu']}
          aria-label={t('timeline.actions', { subject })}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!isFile && (
          <>
            <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => desk.edit(id)}>
              {t('common:edit')}
            </Menu.Item>
            <Menu.Item
              leftSection={isPinned ? <IconPinnedOff size={15} /> : <IconPin size={15} />}
              onClick={() => void desk.actions.setPinned(id, !isPinned)}
            >
              {t(isPinned ? 'timeline.unpin' : 'timeline.pin')}
            </Menu.Item>
          </>
        )}
        <Menu.Item
          color="var(--cb-late)"
          leftSection={<IconTrash size={15} />}
          onClick={() => void remove({ id, subject })}
        >
          {t('common:delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
