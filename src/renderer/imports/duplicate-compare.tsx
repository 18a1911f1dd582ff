import { Button, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { ImportDuplicate } from '#contract/imports';
import { CompareTable } from '#renderer/ui';

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
      <CompareTable
        label={t('duplicates.fields')}
        head={[t('duplicates.inFile', { line }), t('duplicates.inBooks', { code: existing.code })]}
      >
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
      </CompareTable>
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
