import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { TillSettings } from '#contract/till';
import type { BarcodeRule } from '#contract/till-values';
import { failureText, useFormats } from '#renderer/api';
import { FormSection, SectionForm } from '#renderer/ui';

import { BarcodeExample } from './barcode-example.tsx';
import { BarcodeRuleRow } from './barcode-rule-row.tsx';
import { faultOf, ruleAfter } from './barcode-rules.ts';
import classes from './setup.module.css';
import { useSetupForm } from './use-setup-form.ts';

/** How barcodes are read that hold a price or a weight, with a field to try one. */
export function BarcodesSection({ settings }: { settings: TillSettings }) {
  const { t } = useTranslation('tillOffice');
  const formats = useFormats();
  const [isChecked, setIsChecked] = useState(false);
  const form = useSetupForm({
    settings,
    read: ({ barcodeRules }) => ({ barcodeRules }),
    codes: ['BARCODE_RULES_OVERLAP'],
  });
  const rules = form.values.barcodeRules;
  const put = (barcodeRules: BarcodeRule[]) => form.change({ barcodeRules });
  const rows = useRowKeys(rules.length);
  const faults = rules.map((_, index) => faultOf(rules, index));
  const save = () => {
    setIsChecked(true);
    if (faults.every((fault) => fault === undefined)) form.save();
  };
  return (
    <SectionForm isSaving={form.isSaving} isDirty={form.isDirty} save={save}>
      <FormSection
        title={t('setup.section.barcodes')}
        description={t('barcodes.text')}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => put([...rules, ruleAfter(rules)])}>
            {t('barcodes.add')}
          </Button>
        }
      >
        {rules.length === 0 ? (
          <Text c="dimmed">{t('barcodes.empty')}</Text>
        ) : (
          <ol className={classes['rules']}>
            {rules.map((rule, index) => (
              <BarcodeRuleRow
                key={rows.keys[index]}
                rule={rule}
                number={index + 1}
                fault={faults[index]}
                isChecked={isChecked}
                onChange={(changed) => put(rules.map((each, at) => (at === index ? { ...each, ...changed } : each)))}
                onRemove={() => {
                  rows.remove(index);
                  put(rules.toSpliced(index, 1));
                }}
              />
            ))}
          </ol>
        )}
        {form.failure?.code === 'BARCODE_RULES_OVERLAP' && (
          <p className={classes['fault']} role="alert">
            {failureText(form.failure, formats)}
          </p>
        )}
      </FormSection>
      <FormSection title={t('barcodes.try')} description={t('barcodes.tryText')}>
        <BarcodeExample rules={rules} />
      </FormSection>
    </SectionForm>
  );
}

/** Rules have no name of their own: each row gets one, so that what stands in its fields goes with it when an earlier one is removed. */
function useRowKeys(count: number) {
  const [keys, setKeys] = useState<readonly number[]>([]);
  const next = Math.max(-1, ...keys) + 1;
  const all = Array.from({ length: count }, (_, index) => keys[index] ?? next + index);
  return { keys: all, remove: (index: number) => setKeys(all.toSpliced(index, 1)) };
}
