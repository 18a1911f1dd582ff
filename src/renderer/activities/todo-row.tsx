import { ActionIcon, Menu } from '@mantine/core';
import { IconCalendarTime, IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { Activity } from '#contract/activities';
import type { CalendarDate } from '#domain/dates';
import { useToday } from '#renderer/api';
import { DueText, Money, TextLink } from '#renderer/ui';

import { ActivityIcon } from './activity-icon.tsx';
import { dueChoices, dueDay } from './due-days.ts';
import { titleOf } from './todo-rows.ts';
import classes from './todo.module.css';

type TodoRowProps = {
  activity: Activity;
  hasContact: boolean;
  onDone: () => void;
  onMove: (dueOn: CalendarDate) => void;
};

/** One thing to be done: a click on the circle marks it, the calendar moves it to another day. */
export function TodoRow({ activity, hasContact, onDone, onMove }: TodoRowProps) {
  const { t } = useTranslation('contacts');
  const { kind, text, dueOn, amountMinor } = activity;
  const title = titleOf(activity);
  return (
    <li
      className={classes['row']}
      // The rows take the focus, so that arrows and keys work on them; each control can be reached by Tab as well.
      tabIndex={-1}
      data-todo
      aria-label={`${t(`timeline.kind.${kind}`)}: ${title}`}
    >
      <DoneButton title={title} onClick={onDone} />
      <span className={classes['kind']} title={t(`timeline.kind.${kind}`)}>
        <ActivityIcon kind={kind} size={15} />
      </span>
      <span className={classes['words']} data-contact={hasContact}>
        <span className={classes['title']} title={text === '' ? title : text}>
          {title}
        </span>
        {hasContact && (
          <TextLink to={`/contacts/${activity.contactId}`} className={classes['contact']}>
            {activity.contactName}
          </TextLink>
        )}
      </span>
      {(hasContact || amountMinor !== null) && (
        <span className={classes['amount']} data-contact={hasContact}>
          {amountMinor !== null && <Money minor={amountMinor} />}
        </span>
      )}
      <span className={classes['dueOn']} data-contact={hasContact}>
        {dueOn !== null && <DueText dueOn={dueOn} />}
      </span>
      <MoveMenu title={title} onMove={onMove} />
    </li>
  );
}

type DoneButtonProps = { title: string; isDone?: boolean; onClick: () => void };

/** The circle before what is to be done; ticked, it can be opened again. */
export function DoneButton({ title, isDone = false, onClick }: DoneButtonProps) {
  const { t } = useTranslation('contacts');
  return (
    <button
      type="button"
      className={classes['circle']}
      data-done={isDone}
      aria-label={t(isDone ? 'timeline.done.reopenNamed' : 'timeline.done.markNamed', { title })}
      title={t(isDone ? 'timeline.done.reopen' : 'timeline.done.mark')}
      onClick={onClick}
    >
      <IconCircle size={19} stroke={1.6} className={classes['open']} aria-hidden />
      <IconCircleCheck size={19} stroke={1.6} className={classes['check']} aria-hidden />
    </button>
  );
}

function MoveMenu({ title, onMove }: { title: string; onMove: (dueOn: CalendarDate) => void }) {
  const { t } = useTranslation('contacts');
  const today = useToday();
  if (today === undefined) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('timeline.due.move', { title })}>
          <IconCalendarTime size={16} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {dueChoices.map((choice) => (
          <Menu.Item key={choice} onClick={() => onMove(dueDay(choice, today))}>
            {t(`timeline.due.${choice}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
