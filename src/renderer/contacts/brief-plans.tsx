import { useTranslation } from 'react-i18next';

import type { Brief } from '#contract/contacts';
import { ActivityIcon } from '#renderer/activities';
import { DueText, Money, TextLink, WhenText } from '#renderer/ui';

import classes from './brief.module.css';

/** What is planned with the contact, what it has promised, and when it was last spoken to. */
export function BriefPlans({ brief }: { brief: Brief }) {
  const { t } = useTranslation('contacts');
  const { contactId, nextActivity, openTaskCount, promises, lastContactedAt, currency } = brief;
  const [promise] = promises;
  const only = (kinds: string) => ({ to: `/contacts/${contactId}`, search: { kinds } });
  return (
    <div className={classes['part']} data-plans>
      <dl className={classes['figure']}>
        <dt>{t('brief.next')}</dt>
        <dd className={classes['plan']}>
          {nextActivity === null ? (
            <span className={classes['nothing']}>{t('brief.nothingPlanned')}</span>
          ) : (
            <>
              <ActivityIcon kind={nextActivity.kind} size={15} />
              <span className={classes['planName']} title={nextActivity.subject}>
                <TextLink {...only(nextActivity.kind)} className={classes['planLink']}>
                  {nextActivity.subject}
                </TextLink>
              </span>
              <span className={classes['planDue']}>
                <DueText dueOn={nextActivity.dueOn} />
              </span>
            </>
          )}
        </dd>
      </dl>
      {promise !== undefined && (
        <p className={classes['plan']}>
          <ActivityIcon kind="promise" size={15} />
          <span className={classes['planName']} title={promise.subject}>
            <TextLink {...only('promise')} className={classes['planLink']}>
              {promise.amountMinor === null ? promise.subject : t('brief.promised')}{' '}
              {promise.amountMinor !== null && <Money minor={promise.amountMinor} currency={currency} />}
              {promises.length > 1 && ` ${t('brief.morePromises', { count: promises.length - 1 })}`}
            </TextLink>
          </span>
          <span className={classes['planDue']}>{promise.dueOn !== null && <DueText dueOn={promise.dueOn} />}</span>
        </p>
      )}
      <p className={classes['detail']}>
        {openTaskCount > 0 && (
          <>
            <TextLink {...only('task')} className={classes['quietLink']}>
              {t('brief.tasks', { count: openTaskCount })}
            </TextLink>
            {' · '}
          </>
        )}
        {lastContactedAt === null ? (
          t('brief.neverContacted')
        ) : (
          <TextLink {...only('call,meeting,email')} className={classes['quietLink']}>
            {t('brief.lastContacted')} <WhenText at={lastContactedAt} />
          </TextLink>
        )}
      </p>
    </div>
  );
}
