import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { BarcodeRule } from '#contract/till-values';
import { FormRow, WholeInput } from '#renderer/ui';

import { patternOf } from './barcode-rules.ts';
import type { faultOf } from './barcode-rules.ts';
import classes from './setup.module.css';

type BarcodeRuleRowProps = {
  rule: BarcodeRule;
  number: number;
  fault: ReturnType<typeof faultOf>;
  /** Saving was tried: an empty prefix is said, too. */
  isChecked: boolean;
  onChange: (changed: Partial<BarcodeRule>) => void;
  onRemove: () => void;
};

/** One rule: which barcodes it reads and which of their digits mean what. */
export function BarcodeRuleRow({ rule, number, fault, isChecked, onChange, onRemove }: BarcodeRuleRowProps) {
  const { t } = useTranslation('tillOffice');
  const isShown = fault !== undefined && (fault !== 'prefix' || isChecked);
  const digits = (field: 'itemDigits' | 'checkDigits' | 'valueDigits' | 'decimals', [min, max]: [number, number]) => (
    <WholeInput
      label={t(`barcodes.${field}`)}
      min={min}
      max={max}
      value={rule[field]}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  return (
    <li>
      <fieldset className={classes['rule']}>
        <legend className="cb-hidden">{t('barcodes.rule', { number })}</legend>
        <FormRow weights={[1.1, 2.2, 1, 1, 1, 1.1]}>
          <TextInput
            label={t('barcodes.prefix')}
            inputMode="numeric"
            maxLength={4}
            value={rule.prefix}
            onChange={(event) => onChange({ prefix: event.currentTarget.value.trim() })}
          />
          <NativeSelect
            label={t('barcodes.holds')}
            value={rule.kind}
            data={[
              { value: 'price', label: t('barcodes.price') },
              { value: 'weight', label: t('barcodes.weight') },
            ]}
            onChange={(event) =>
              onChange(
                event.currentTarget.value === 'weight'
                  ? { kind: 'weight', decimals: 3 }
                  : { kind: 'price', decimals: 2 },
              )
            }
          />
          {digits('itemDigits', [3, 8])}
          {digits('checkDigits', [0, 1])}
          {digits('valueDigits', [3, 7])}
          {digits('decimals', [0, 4])}
        </FormRow>
        <div className={classes['ruleEnd']}>
          <code className={classes['pattern']}>{patternOf(rule)}</code>
          {isShown && (
            <span className={classes['fault']} role="alert">
              {t(`barcodes.fault.${fault}`)}
            </span>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            style={{ marginInlineStart: 'auto' }}
            aria-label={t('barcodes.remove', { number })}
            onClick={onRemove}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      </fieldset>
    </li>
  );
}
