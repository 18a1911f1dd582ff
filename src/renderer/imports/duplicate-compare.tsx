import { Button, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { ImportDuplicate } from '#contract/imports';
import { ActionChoice } from './duplicate-action.tsx';
import classes from './duplicates.module.css';
import { useFieldNames } from './field-names.ts';
import { PreviewValue } from './preview-value.tsx';
import { comparedFields } from './reading.ts';
import type { DuplicateAction } from './reading.ts';

type DuplicateCompareProps = {
  duplicate: ImportDuplicate;
  action: DuplicateAction;
  onAction: (action: DuplicateAction) => void;
  onNext: (() => void) | undefined;
};

/** A row beside the contact that it perhaps is: field by field, what differs marked, what would be kept standing out. */
export function DuplicateCompare({ duplicate, action, onAction, onNext }: DuplicateCompareProps) {
  const { t } = useTranslation('imports');
  const { nameOf } = useFieldNames();
  const id = useId();
  const { line, existing } = duplicate;
  return (
    <section className={classes['compare']} aria-label={t('duplicates.compare', { line })}>
      {/* What scrolls is reached by keyboard, too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1: what scrolls must be reached without a mouse */}
      <div className={classes['compareScroll']} role="region" aria-label={t('duplicates.fields')} tabIndex={0}>
        <table className={classes['compareTable']}>
          <thead>
            <tr>
              <th scope="col">{t('fieldHeading')}</th>
              <th scope="col">{t('duplicates.inFile', { line })}</th>
              <th scope="col">{t('duplicates.inBooks', { code: existing.code })}</th>
            </tr>
          </thead>
          <tbody>
            {comparedFields(duplicate).map(({ field, incoming, known, isDifferent }) => (
              <tr key={field} data-differs={isDifferent}>
                <th scope="row">
                  {nameOf(field)}
                  {isDifferent && <span className="cb-hidden"> {t('duplicates.differs')}</span>}
                </th>
                <td data-kept={action === 'create' || (action === 'update' && incoming !== '')}>
                  <PreviewValue field={field} value={incoming} />
                </td>
                <td data-kept={action !== 'update' || incoming === ''}>
                  <PreviewValue field={field} value={known} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes['decide']}>
        <Text size="sm" c="dimmed" id={id}>
          {t('duplicates.thisRow')}
        </Text>
        <ActionChoice labelledBy={id} value={action} onChange={onAction} />
        <Text size="sm" className={classes['consequence']}>
          {t(`duplicates.means.${action}`, { name: existing.name })}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<IconArrowRight size={14} className="flips" />}
          disabled={onNext === undefined}
          onClick={onNext}
        >
          {t('duplicates.next')}
        </Button>
      </div>
    </section>
  );
}
